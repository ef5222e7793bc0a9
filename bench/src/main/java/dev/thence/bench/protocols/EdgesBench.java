package dev.thence.bench.protocols;

import dev.thence.bench.EdgesMethod;
import dev.thence.bench.EdgesView;
import dev.thence.bench.Meter;
import dev.thence.bench.Method;
import dev.thence.bench.SharedFits;
import dev.thence.bench.methods.Family;
import dev.thence.datasets.Dataset;
import dev.thence.datasets.GraphData;
import dev.thence.datasets.GraphDataset;
import dev.thence.evaluation.EdgesProtocol;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// The protocol *edges*: 75/5/20 of a graph's edges, every test edge asks for its target and for
/// its source, whether it is there and which way it runs.
public final class EdgesBench implements Protocol {
    /// What commands, tables and files call it.
    public static final String NAME = "edges";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "75 % of a graph's edges to learn from, 5 % to choose settings by, 20 % to predict,"
                + " at random; every test edge asks for its target among all nodes";
    }

    @Override
    public List<String> parts(Dataset dataset) {
        return dataset instanceof GraphDataset ? List.of("") : List.of();
    }

    @Override
    public Method.Draws draws() {
        return Method.Draws.SEEDED;
    }

    @Override
    public Class<? extends Method> kind() {
        return EdgesMethod.class;
    }

    @Override
    public boolean takes(Method method) {
        return Protocol.super.takes(method) && !method.name().equals(Family.STRUCTURE);
    }

    @Override
    public Split open(OpenDataset data, String part, long seed, Workers workers,
            PipelineListener listener) throws IOException {
        return cut(data.graph(), seed, workers, listener);
    }

    /// The split of a graph; its view holds train and validation edges and nothing made of others.
    static Split cut(GraphData read, long seed, Workers workers, PipelineListener listener) {
        var protocol = EdgesProtocol.of(read.edges(), seed);
        var view = new EdgesView(read.ids(), read.catalogue(), protocol.train(),
                protocol.validation(), protocol.validationQueries(), read.coViews(), seed, workers,
                listener, new SharedFits());
        return cut(protocol, view);
    }

    /// A split whose view is made of it.
    public static Split cut(EdgesProtocol protocol, EdgesView view) {
        return new Cut(new EdgesTasks(protocol, view.workers(), view.listener()), view);
    }

    /// How a split of this protocol is described in reports.
    public static String note(EdgesProtocol protocol) {
        return String.format(Locale.ROOT, "%,d nodes, %,d edges, split at random by each seed into"
                + " %,d to train, %,d to validate, %,d to test. Settings, weights, heads and the"
                + " number of epochs saw train and validation edges alone.",
                protocol.whole().nodeCount(), protocol.whole().edgeCount(),
                protocol.train().edgeCount(), protocol.validation().edgeCount(),
                protocol.test().edgeCount());
    }

    private record Cut(EdgesTasks tasks, EdgesView view) implements Split {
        @Override
        public String note() {
            return EdgesBench.note(tasks.protocol());
        }

        @Override
        public SharedFits shared() {
            return view.shared();
        }

        @Override
        public Answers judge(Method method, Meter meter) throws IOException {
            return tasks.judge(meter, () -> ((EdgesMethod) method).fit(view));
        }

        @Override
        public void close() {}
    }
}
