package dev.thence.bench.methods;

import dev.thence.evaluation.Proximity;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import it.unimi.dsi.fastutil.ints.IntArrays;

/// STRAP: a factorisation of the logarithm of personalised PageRank along the edges plus
/// personalised PageRank against them.
///
/// Yin and Wei, "Scalable Graph Embeddings via Sparse Transpose Proximities" (KDD 2019,
/// https://arxiv.org/abs/1905.07245), section 3: $P(u, v) = \pi_G(u, v) + \pi_{G^T}(v, u)$,
/// values of at least delta / 2, then the SVD of $\log(2 P / \delta)$. Done differently: a row
/// of either PageRank keeps its largest values only, so that memory is O(n), where the paper
/// keeps up to $2 / \delta$ of them; PageRank comes from walks of every node, cut when a step
/// weighs less than delta / 2, instead of from backward pushes; a node without out-edges keeps
/// its whole mass, and adds no other.
final class Strap {
    private static final int BLOCK = 32;

    private Strap() {}

    /// @param dimension of the vectors
    /// @param stop the chance that a walk ends at a step
    /// @param delta the smallest proximity that counts, times two
    /// @param keep values kept per node and direction
    /// @param iterations of the subspace iteration
    public record Config(int dimension, double stop, double delta, int keep, int iterations) {
        /// The paper's 128 dimensions and stop .5. Its delta is 1e-5; where a row keeps 400 values
        /// 1e-3 is better and faster.
        public static final Config DEFAULT = new Config(128, .5, 1e-3, 400, 4);

        public Config {
            Checks.dimension(dimension);
            Checks.require(stop > 0 && stop < 1, "stop", stop, "above 0 and below 1");
            Checks.require(delta > 0 && delta < 1, "delta", delta, "above 0 and below 1");
            Checks.require(keep >= 1, "keep", keep, "1 or more");
            Checks.require(iterations >= 0 && iterations <= 50, "iterations", iterations,
                    "0 to 50");
        }

        private int steps() {
            return (int) Math.ceil(Math.log(delta / 2) / Math.log(1 - stop));
        }
    }

    /// @throws java.util.concurrent.CancellationException when the thread is interrupted
    public static TargetScorer fit(
            DirectedGraph train, Config config, long seed, Workers workers) {
        var matrix = SparseMatrix.of(proximity(train, config, workers), workers);
        return RandomizedSvd.factorise(
                matrix, config.dimension, config.iterations, seed, "STRAP", workers);
    }

    /// The sparse matrix that is factorised.
    static DirectedGraph proximity(DirectedGraph train, Config config, Workers workers) {
        var along = rows(train, config, workers);
        var against = rows(train.reverse(), config, workers);
        var sum = DirectedGraph.builder(train.nodeCount());
        for (int u = 0; u < train.nodeCount(); u++) {
            for (int i = 0; i < along[u].nodes.length; i++) {
                sum.add(u, along[u].nodes[i], along[u].values[i]);
            }
            for (int i = 0; i < against[u].nodes.length; i++) {
                sum.add(against[u].nodes[i], u, against[u].values[i]);
            }
        }
        return logarithms(sum.build(), config);
    }

    private static DirectedGraph logarithms(DirectedGraph sums, Config config) {
        var logarithms = DirectedGraph.builder(sums.nodeCount());
        for (int u = 0; u < sums.nodeCount(); u++) {
            for (long p = sums.out().offset(u), end = sums.out().offset(u + 1); p < end; p++) {
                double ratio = 2 * sums.out().weight(p) / config.delta;
                if (ratio > 1) {
                    logarithms.add(u, sums.out().neighbor(p), (float) Math.log(ratio));
                }
            }
        }
        return logarithms.build();
    }

    /// A node's PageRank: nodes rising, and their values.
    private static final class Row {
        final int[] nodes;
        final float[] values;

        Row(int[] nodes, float[] values) {
            this.nodes = nodes;
            this.values = values;
        }
    }

    private static Row[] rows(DirectedGraph graph, Config config, Workers workers) {
        int n = graph.nodeCount();
        var walk = Proximity.directedPageRank(graph, 1 - config.stop, config.steps());
        var rows = new Row[n];
        for (int begin = 0; begin < n; begin += BLOCK * 64) {
            Checks.goOn("STRAP");
            int first = begin;
            workers.forRange(Math.min(n - begin, BLOCK * 64), BLOCK, (from, to) -> {
                int[] sources = new int[to - from];
                for (int i = 0; i < sources.length; i++) {
                    sources[i] = first + from + i;
                }
                float[][] values = new float[sources.length][n];
                walk.scoreBlock(sources, sources.length, values);
                for (int i = 0; i < sources.length; i++) {
                    values[i][sources[i]] += (float) config.stop;
                    rows[sources[i]] = largest(values[i], config);
                }
            });
        }
        return rows;
    }

    /// The values of delta / 2 or more, the largest ones, ties by node up.
    private static Row largest(float[] values, Config config) {
        int[] nodes = new int[values.length];
        int count = 0;
        for (int v = 0; v < values.length; v++) {
            if (values[v] >= config.delta / 2) {
                nodes[count++] = v;
            }
        }
        if (count > config.keep) {
            IntArrays.quickSort(nodes, 0, count, (a, b) -> values[a] == values[b]
                    ? Integer.compare(a, b) : Float.compare(values[b], values[a]));
            count = config.keep;
            IntArrays.quickSort(nodes, 0, count);
        }
        int[] kept = java.util.Arrays.copyOf(nodes, count);
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = values[kept[i]];
        }
        return new Row(kept, weights);
    }
}
