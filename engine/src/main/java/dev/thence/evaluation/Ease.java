package dev.thence.evaluation;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import java.util.Arrays;

/// EASE: the item-item matrix that best restores every basket from its own items, in closed
/// form.
///
/// Steck, "Embarrassingly Shallow Autoencoders for Sparse Data" (2019), equation 8:
/// $B_{ij} = -P_{ij} / P_{jj}$, diagonal 0, $P = (X^T X + \lambda I)^{-1}$. O(n^3) once, with
/// 8 n^2 bytes at work, of which 4 n^2 stay. Immutable, usable by any number of threads.
public final class Ease implements TargetScorer {
    /// Above this many nodes the dense inverse is refused.
    public static final int MAX_NODES = 15_000;

    private static final int CHUNK = 64;

    private final float[][] weights;
    private final Adjacency baskets;

    private Ease(float[][] weights, Adjacency baskets) {
        this.weights = weights;
        this.baskets = baskets;
    }

    /// What the basket of a node of a graph is: a source scores the sum of the rows of what is in
    /// its basket.
    public enum Basket {
        /// Its successors.
        SUCCESSORS,
        /// Its successors and itself, so that a node says something of its successors' company
        /// even where it has few of them.
        SUCCESSORS_AND_SELF
    }

    /// For a graph, with a basket per node.
    ///
    /// @throws IllegalArgumentException above [#MAX_NODES] or when lambda is not positive
    public static Ease ofGraph(DirectedGraph graph, Basket basket, double lambda,
            Workers workers) {
        var gram = gram(graph.nodeCount(), lambda);
        var baskets = switch (basket) {
            case SUCCESSORS -> graph;
            case SUCCESSORS_AND_SELF -> withSelf(graph);
        };
        for (int u = 0; u < baskets.nodeCount(); u++) {
            long end = baskets.out().offset(u + 1);
            for (long p = baskets.out().offset(u); p < end; p++) {
                int v = baskets.out().neighbor(p);
                for (long q = p; q < end; q++) {
                    gram.add(v, baskets.out().neighbor(q), 1);
                }
            }
        }
        return new Ease(weights(gram, workers), baskets.out());
    }

    private static DirectedGraph withSelf(DirectedGraph graph) {
        var more = DirectedGraph.builder(graph.nodeCount());
        for (int u = 0; u < graph.nodeCount(); u++) {
            more.add(u, u);
            long end = graph.out().offset(u + 1);
            for (long p = graph.out().offset(u); p < end; p++) {
                if (graph.out().neighbor(p) != u) {
                    more.add(u, graph.out().neighbor(p));
                }
            }
        }
        return more.build();
    }

    /// For baskets that were counted already: `together` has the number of baskets with both
    /// items of a pair, symmetric, `alone` the number of baskets with an item; a source scores
    /// its own row.
    public static Ease ofCounts(DirectedGraph together, int[] alone, double lambda,
            Workers workers) {
        var gram = gram(together.nodeCount(), lambda);
        for (int u = 0; u < together.nodeCount(); u++) {
            gram.add(u, u, alone[u]);
            long end = together.out().offset(u + 1);
            for (long p = together.out().offset(u); p < end; p++) {
                int v = together.out().neighbor(p);
                if (v < u) {
                    gram.add(u, v, together.out().weight(p));
                }
            }
        }
        var self = DirectedGraph.builder(together.nodeCount());
        for (int u = 0; u < together.nodeCount(); u++) {
            self.add(u, u);
        }
        return new Ease(weights(gram, workers), self.build().out());
    }

    private static SymmetricInverse gram(int n, double lambda) {
        if (n > MAX_NODES) {
            throw new IllegalArgumentException("EASE inverts a dense matrix: nodeCount is " + n
                    + ", must be at most " + MAX_NODES);
        }
        if (!(lambda > 0)) {
            throw new IllegalArgumentException("lambda is " + lambda + ", must be positive");
        }
        var gram = new SymmetricInverse(n);
        for (int u = 0; u < n; u++) {
            gram.add(u, u, lambda);
        }
        return gram;
    }

    private static float[][] weights(SymmetricInverse gram, Workers workers) {
        gram.invert(workers);
        int n = gram.size();
        float[][] weights = new float[n][n];
        workers.forRange(n, CHUNK, (from, to) -> {
            for (int i = from; i < to; i++) {
                for (int j = 0; j < n; j++) {
                    weights[i][j] = i == j ? 0 : (float) (-gram.get(i, j) / gram.get(j, j));
                }
            }
        });
        return weights;
    }

    /// The same matrix asked the other way round: a source scores for every target what the target
    /// scores for it. Learned on a reversed graph, it restores the predecessors of a target from
    /// each other, and so knows targets by who else leads to them.
    public TargetScorer transposed() {
        int n = weights.length;
        return (source, scores) -> {
            float[] column = new float[n];
            for (int w = 0; w < n; w++) {
                column[w] = weights[w][source];
            }
            for (int v = 0; v < n; v++) {
                float sum = 0;
                for (long p = baskets.offset(v), end = baskets.offset(v + 1); p < end; p++) {
                    sum += column[baskets.neighbor(p)];
                }
                scores[v] = sum;
            }
        };
    }

    @Override
    public void scoreTargets(int source, float[] scores) {
        Arrays.fill(scores, 0);
        for (long p = baskets.offset(source), end = baskets.offset(source + 1); p < end; p++) {
            float[] row = weights[baskets.neighbor(p)];
            for (int v = 0; v < scores.length; v++) {
                scores[v] += row[v];
            }
        }
    }
}
