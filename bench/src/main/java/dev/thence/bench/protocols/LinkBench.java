package dev.thence.bench.protocols;

import dev.thence.bench.EdgesMethod;
import dev.thence.bench.EdgesView;
import dev.thence.bench.Meter;
import dev.thence.bench.Method;
import dev.thence.bench.SharedFits;
import dev.thence.bench.protocols.Split.Answers;
import dev.thence.datasets.Dataset;
import dev.thence.datasets.GraphDataset;
import dev.thence.datasets.LinkSplit;
import dev.thence.datasets.NodePairs;
import dev.thence.evaluation.LinkProtocol;
import dev.thence.evaluation.LinkProtocol.Pairs;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;

/// The protocol *dirlink*: the ten splits that DirLinkBench published, each under its number as
/// the seed, with the benchmark's own measures and beside its own table.
final class LinkBench implements Protocol {
    @Override
    public String name() {
        return LinkTasks.PROTOCOL;
    }

    @Override
    public String description() {
        return "the ten published splits of DirLinkBench: is a pair an edge, among as many drawn"
                + " non-edges? Every test edge closes a cycle with the train edges";
    }

    @Override
    public List<String> parts(Dataset dataset) {
        return dataset instanceof GraphDataset graph && graph.hasSplits()
                ? List.of("") : List.of();
    }

    @Override
    public Method.Draws draws() {
        return Method.Draws.SEEDED;
    }

    @Override
    public List<Long> seeds(long first, int count) {
        return LongStream.range(0, GraphDataset.LINK_SPLITS).boxed().toList();
    }

    @Override
    public Class<? extends Method> kind() {
        return EdgesMethod.class;
    }

    @Override
    public Split open(OpenDataset data, String part, long seed, Workers workers,
            PipelineListener listener) throws IOException {
        var read = data.graph();
        var protocol = protocol(read.ids().count(), read.splits().get(Math.toIntExact(seed)));
        var view = new EdgesView(read.ids(), read.catalogue(), protocol.train(),
                protocol.validation(), protocol.validationQueries(), read.coViews(), seed, workers,
                listener, new SharedFits());
        return new Cut(protocol, view, PublishedTable.markdown(data.dataset().name()));
    }

    private static LinkProtocol protocol(int nodeCount, LinkSplit split) {
        return LinkProtocol.of(nodeCount, pairs(split.train()), pairs(split.validation()),
                pairs(split.validationNegatives()), pairs(split.test()),
                pairs(split.testNegatives()));
    }

    private static Pairs pairs(NodePairs pairs) {
        int[] sources = new int[pairs.size()];
        int[] targets = new int[pairs.size()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = pairs.source(i);
            targets[i] = pairs.target(i);
        }
        return new Pairs(sources, targets);
    }

    /// @param published what the benchmark itself reports, as Markdown
    record Cut(LinkProtocol protocol, EdgesView view, String published) implements Split {
        @Override
        public String note() {
            return LinkTasks.note(view.nodeCount(), protocol.train().edgeCount(),
                    protocol.validation().edgeCount(), protocol.testCount());
        }

        @Override
        public SharedFits shared() {
            return view.shared();
        }

        @Override
        public Answers judge(Method method, Meter meter) throws IOException {
            return new LinkTasks(protocol, published).judge(meter,
                    () -> ((EdgesMethod) method).fit(view), view.workers(), view.listener());
        }

        @Override
        public void close() {}
    }
}
