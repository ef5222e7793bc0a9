package dev.thence.bench.protocols;

import dev.thence.bench.EdgesMethod;
import dev.thence.bench.EdgesView;
import dev.thence.bench.Method;
import dev.thence.bench.SharedFits;
import dev.thence.datasets.Dataset;
import dev.thence.datasets.GraphDataset;
import dev.thence.datasets.NodePairs;
import dev.thence.evaluation.EdgesProtocol;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.util.List;

/// The protocol *dggan*: the split that DGGAN published, half of the edges to learn from; is a
/// pair an edge, among drawn non-edges and among the reversals of test edges?
///
/// A tenth of the train edges is set aside to choose settings by, the same for every seed.
final class DgganBench implements Protocol {
    /// One train edge in so many validates.
    private static final int VALIDATION_SHARE = 10;

    @Override
    public String name() {
        return "dggan";
    }

    @Override
    public String description() {
        return "the published split of DGGAN: half of the edges to learn from; is a pair an edge,"
                + " among as many non-edges of which none, half or all are edges reversed?";
    }

    @Override
    public List<String> parts(Dataset dataset) {
        return dataset instanceof GraphDataset graph && graph.hasDgganSplit()
                ? List.of("") : List.of();
    }

    @Override
    public Method.Draws draws() {
        return Method.Draws.NONE;
    }

    @Override
    public Class<? extends Method> kind() {
        return EdgesMethod.class;
    }

    @Override
    public Split open(OpenDataset data, String part, long seed, Workers workers,
            PipelineListener listener) throws IOException {
        var read = data.graph();
        var split = data.dgganSplit();
        int n = read.ids().count();
        var half = graph(n, split.train());
        int m = Math.toIntExact(half.edgeCount());
        int[] place = SplitMix64.of(0).permutation(m);
        var train = part(half, place, m / VALIDATION_SHARE, m);
        var validation = part(half, place, 0, m / VALIDATION_SHARE);
        var view = new EdgesView(read.ids(), read.catalogue(), train, validation,
                EdgesProtocol.queries(train, validation, List.of()), read.coViews(), seed, workers,
                listener, new SharedFits());
        return new DgganCut(split, graph(n, split.test()), view);
    }

    private static DirectedGraph graph(int nodeCount, NodePairs pairs) {
        var builder = DirectedGraph.builder(nodeCount);
        for (int i = 0; i < pairs.size(); i++) {
            builder.add(pairs.source(i), pairs.target(i));
        }
        return builder.build();
    }

    /// The edges whose drawn place is in a range.
    private static DirectedGraph part(DirectedGraph whole, int[] place, int from, int to) {
        int[] edge = {0};
        return whole.filter((_, _, _) -> {
            int at = place[edge[0]++];
            return at >= from && at < to;
        });
    }
}
