package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.DirectedGraphBuilder;
import dev.thence.graph.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The protocol *dirlink*: a published split of a graph's edges, with as many non-edges of each
/// part; is a pair of the test part an edge or not?
///
/// The protocol of He et al., "Rethinking Link Prediction for Directed Graphs" (2025,
/// arXiv 2502.05724), section 4.2. Its train part holds a spanning forest of the undirected graph,
/// so that every test edge closes a cycle: closeness on the train graph tells more here than on a
/// random split. Immutable.
public final class LinkProtocol {
    private final DirectedGraph train;
    private final DirectedGraph validation;
    private final Pairs validationEdges;
    private final Pairs validationNonEdges;
    private final Pairs testEdges;
    private final Pairs testNonEdges;

    /// Ordered pairs of nodes. The arrays are shared: read only.
    public record Pairs(int[] sources, int[] targets) {
        /// @throws IllegalArgumentException when the lengths differ
        public Pairs {
            if (sources.length != targets.length) {
                throw new IllegalArgumentException("there are " + sources.length + " sources and "
                        + targets.length + " targets, must be as many");
            }
        }

        public int size() {
            return sources.length;
        }

        private DirectedGraph graph(int nodeCount) {
            var builder = DirectedGraph.builder(nodeCount)
                    .duplicates(DirectedGraphBuilder.Duplicates.KEEP_FIRST);
            for (int i = 0; i < size(); i++) {
                builder.add(sources[i], targets[i]);
            }
            return builder.build();
        }
    }

    private LinkProtocol(int nodeCount, Pairs train, Pairs validationEdges,
            Pairs validationNonEdges, Pairs testEdges, Pairs testNonEdges) {
        this.train = train.graph(nodeCount);
        this.validation = validationEdges.graph(nodeCount);
        this.validationEdges = validationEdges;
        this.validationNonEdges = validationNonEdges;
        this.testEdges = testEdges;
        this.testNonEdges = testNonEdges;
    }

    /// @throws IllegalArgumentException when a part but the train part is empty, a test edge is
    ///     known from another part, or a non-edge is an edge
    public static LinkProtocol of(int nodeCount, Pairs train, Pairs validationEdges,
            Pairs validationNonEdges, Pairs testEdges, Pairs testNonEdges) {
        var split = new LinkProtocol(nodeCount, train, validationEdges, validationNonEdges,
                testEdges, testNonEdges);
        split.requireUnknown("test edge", testEdges);
        split.requireUnknown("test non-edge", testNonEdges);
        split.requireUnknown("validation non-edge", validationNonEdges);
        return split;
    }

    private void requireUnknown(String what, Pairs pairs) {
        if (pairs.size() == 0) {
            throw new IllegalArgumentException("there is no " + what + ", must be one at least");
        }
        for (int i = 0; i < pairs.size(); i++) {
            int u = pairs.sources()[i];
            int v = pairs.targets()[i];
            if (train.hasEdge(u, v) || validation.hasEdge(u, v)) {
                throw new IllegalArgumentException("the " + what + " " + u + " -> " + v
                        + " is an edge of the train or validation part");
            }
        }
    }

    public DirectedGraph train() {
        return train;
    }

    public DirectedGraph validation() {
        return validation;
    }

    /// The number of test edges.
    public int testCount() {
        return testEdges.size();
    }

    /// The number of non-edges that test edges are ranked against.
    public int testNonEdgeCount() {
        return testNonEdges.size();
    }

    /// One query per validation edge, as the edges protocol asks them. Knows nothing of the test.
    public QuerySet validationQueries() {
        return EdgesProtocol.validationQueries(train, validation);
    }

    /// Judges a scorer of pairs.
    ///
    /// @throws IllegalArgumentException when a score is not finite
    public LinkResult judge(PairScorer scorer, Workers workers) {
        return judge(pairs -> scorer.scores(pairs.sources(), pairs.targets(), workers));
    }

    /// Judges a ranking method by the scores by which it ranks, those of a [LogitScorer] less each
    /// source's log-partition. Scores all sources once.
    public LinkResult judgeRanking(TargetScorer method, Workers workers) {
        return judge(pairs -> PairScores.of(method, pairs.sources(), pairs.targets(),
                train.nodeCount(), workers));
    }

    private LinkResult judge(Function<Pairs, double[]> scorer) {
        var parts = List.of(validationEdges, validationNonEdges, testEdges, testNonEdges);
        double[] all = scorer.apply(new Pairs(
                parts.stream().flatMapToInt(part -> Arrays.stream(part.sources())).toArray(),
                parts.stream().flatMapToInt(part -> Arrays.stream(part.targets())).toArray()));
        var scores = new ArrayList<double[]>();
        int from = 0;
        for (var part : parts) {
            scores.add(Arrays.copyOfRange(all, from, from + part.size()));
            from += part.size();
        }
        return LinkResult.of(scores.get(2), scores.get(3),
                LinkResult.threshold(scores.get(0), scores.get(1)));
    }
}
