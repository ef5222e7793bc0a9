package dev.thence.bench.methods;

import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.sampler.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// APP: a skip-gram of where short walks along the edges end.
///
/// Zhou, Liu, Liu, Liu and Gao, "Scalable Graph Embedding for Asymmetric Proximity" (AAAI 2017),
/// section on the Monte-Carlo end-point sampling of rooted PageRank: from every node walks that
/// stop with the same chance at every step, of which start and end are a pair; then skip-gram
/// with uniform negatives, the start by its source vector, the end by its target vector. Done
/// differently: a walk takes at least one step, because a pair of a node with itself is never
/// asked for; steps are uniform over the successors.
final class App {
    private App() {}

    /// @param dimension of the vectors
    /// @param stop the chance that a walk ends after a step
    /// @param steps at most
    /// @param negatives per pair
    /// @param rate of the first step of learning
    /// @param pairsPerNode that are learned from
    public record Config(
            int dimension, double stop, int steps, int negatives, double rate, int pairsPerNode) {
        /// 128 dimensions, stop .5, at most 3 steps, 5 negatives.
        public static final Config DEFAULT = new Config(128, .5, 3, 5, .05, 1000);

        public Config {
            Checks.require(stop >= 0 && stop <= 1, "stop", stop, "0 to 1");
            Checks.require(steps >= 1, "steps", steps, "1 or more");
            Checks.require(pairsPerNode >= 1, "pairsPerNode", pairsPerNode, "1 or more");
        }
    }

    /// @throws IllegalArgumentException for a graph without edges
    /// @throws java.util.concurrent.CancellationException when the thread is interrupted
    public static TargetScorer fit(
            DirectedGraph train, Config config, long seed, Workers workers) {
        Checks.require(train.edgeCount() > 0, "edgeCount", train.edgeCount(), "1 or more");
        double[] uniform = new double[train.nodeCount()];
        Arrays.fill(uniform, 1);
        var skipGram = new SkipGram(
                new SkipGram.Config(config.dimension, config.negatives, config.rate), "APP",
                uniform, uniform, seed, workers);
        skipGram.train(List.of(new EndPoints(train.out(), config.stop, config.steps)),
                (long) config.pairsPerNode * train.nodeCount());
        return skipGram.vectors();
    }

    /// Starts and ends of walks, from every node with successors equally often.
    static final class EndPoints implements WalkPairs {
        private final Adjacency out;
        private final double stop;
        private final int steps;
        private final int[] starts;

        EndPoints(Adjacency out, double stop, int steps) {
            this.out = out;
            this.stop = stop;
            this.steps = steps;
            starts = IntStream.range(0, out.nodeCount()).filter(u -> out.degree(u) > 0).toArray();
        }

        @Override
        public Role centreRole() {
            return Role.SOURCE;
        }

        @Override
        public void draw(SplitMix64 random, int[] centres, int[] contexts, int from, int to) {
            for (int i = from; i < to; i++) {
                centres[i] = starts[random.nextInt(starts.length)];
                contexts[i] = end(centres[i], random);
            }
        }

        private int end(int start, SplitMix64 random) {
            int here = WalkPairs.neighbour(out, start, random);
            for (int step = 1; step < steps && random.nextDouble() >= stop; step++) {
                int next = WalkPairs.neighbour(out, here, random);
                if (next < 0) {
                    return here;
                }
                here = next;
            }
            return here;
        }
    }
}
