package dev.thence.bench.methods;

import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;

/// HOPE: the best approximation of the Katz proximity by two vectors per node.
///
/// Ou, Cui, Pei, Zhang and Zhu, "Asymmetric Transitivity Preserving Graph Embedding" (KDD 2016),
/// equations 3 and 9: $S = (I - \beta A)^{-1} \beta A$, its leading d singular vectors, each
/// times the root of its value. Done differently: the paper's generalised SVD of the pair
/// $(I - \beta A, \beta A)$ is a randomized SVD of S, whose products are sums of the Katz series,
/// so nothing is inverted and nothing is dense.
///
/// O(m + n d) memory; time O(q s m d) for q iterations and s steps of the series.
final class Hope {
    private Hope() {}

    /// @param dimension of the vectors
    /// @param decay beta times the spectral radius, or beta itself where the radius is below 1
    ///        (few or no cycles, where any beta converges): above 0, below 1
    /// @param iterations of the subspace iteration
    public record Config(int dimension, double decay, int iterations) {
        /// 128 dimensions, beta half of what still converges.
        public static final Config DEFAULT = new Config(128, .5, 4);

        public Config {
            Checks.dimension(dimension);
            Checks.require(decay > 0 && decay < 1, "decay", decay, "above 0 and below 1");
            Checks.require(iterations >= 0 && iterations <= 50, "iterations", iterations,
                    "0 to 50");
        }
    }

    /// @throws java.util.concurrent.CancellationException when the thread is interrupted
    public static TargetScorer fit(
            DirectedGraph train, Config config, long seed, Workers workers) {
        var adjacency = SparseMatrix.of(train, workers);
        double radius = Math.max(1, KatzOperator.spectralRadius(adjacency));
        return RandomizedSvd.factorise(new KatzOperator(adjacency, config.decay / radius),
                config.dimension, config.iterations, seed, "HOPE", workers);
    }
}
