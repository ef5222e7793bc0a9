package dev.thence.bench.protocols;

import dev.thence.bench.Method;
import dev.thence.bench.OrdersMethod;
import dev.thence.datasets.Dataset;
import dev.thence.datasets.TestPeriod;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.util.List;

/// The protocol *time*: everything is made of what precedes a cut, the orders after it ask for
/// the next order (T1n, T1a), for the edges that come up (T2, T2L) and for the same order (T3).
final class TimeBench implements Protocol {
    @Override
    public String name() {
        return TimeTask.PROTOCOL;
    }

    @Override
    public String description() {
        return "an order log cut at a date: methods learn from what precedes it, the orders after"
                + " it ask for the next order's items and for the other items of the same order";
    }

    @Override
    public List<String> parts(Dataset dataset) {
        return OpenDataset.periods(dataset).stream().map(TestPeriod::name).toList();
    }

    @Override
    public Method.Draws draws() {
        return Method.Draws.NONE;
    }

    @Override
    public Class<? extends Method> kind() {
        return OrdersMethod.class;
    }

    @Override
    public Split open(OpenDataset data, String part, long seed, Workers workers,
            PipelineListener listener) throws IOException {
        var period = OpenDataset.periods(data.dataset()).stream()
                .filter(each -> each.name().equals(part)).findFirst().orElseThrow();
        return TimeCut.open(data.log(), period, seed, workers, listener);
    }
}
