package dev.thence.bench.protocols;

import dev.thence.bench.ColdMethod;
import dev.thence.bench.Method;
import dev.thence.datasets.Dataset;
import dev.thence.datasets.OrderLogDataset;
import dev.thence.datasets.TestPeriod;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.util.List;

/// The protocol *cold*: items first sold shortly before the cut or after it are taken out of an
/// order log, and are asked for by the orders after the cut.
final class ColdBench implements Protocol {
    @Override
    public String name() {
        return "cold";
    }

    @Override
    public String description() {
        return "an order log cut at a date, without the items first sold from six weeks before it"
                + " on: methods know their texts only, and are asked for them by later orders";
    }

    @Override
    public List<String> parts(Dataset dataset) {
        return dataset instanceof OrderLogDataset log
                ? log.periods().stream().map(TestPeriod::name).toList() : List.of();
    }

    @Override
    public Method.Draws draws() {
        return Method.Draws.NONE;
    }

    @Override
    public Class<? extends Method> kind() {
        return ColdMethod.class;
    }

    @Override
    public Split open(OpenDataset data, String part, long seed, Workers workers,
            PipelineListener listener) throws IOException {
        var period = OpenDataset.periods(data.dataset()).stream()
                .filter(each -> each.name().equals(part)).findFirst().orElseThrow();
        return ColdCut.open(data.log(), period, seed, workers, listener);
    }
}
