package dev.thence.bench.methods;

import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.sampler.Role;
import java.util.List;

/// NERD: a skip-gram of walks that go along an edge, then back along another, so that a source
/// meets targets only: its own and those of sources like it.
///
/// Khosla, Leonhardt, Nejdl and Anand, "Node Representation Learning for Directed Graphs"
/// (ECML-PKDD 2019, https://arxiv.org/abs/1810.09176), section 3: source walks start by
/// out-degree, target walks by in-degree; the start is paired with every node of the other role
/// that the walk meets; negatives by degree in their role to the power 3/4. Done differently:
/// the two kinds of walks take turns; the paper's further pairs within a role (its joint option)
/// are left out, because a score is between roles; a degree counts one more in the negatives,
/// because a node that is neither met nor pushed away keeps a score of 0, above most.
final class Nerd {
    private static final double NOISE_POWER = .75;

    private Nerd() {}

    /// @param dimension of the vectors
    /// @param walkSize nodes of the other role that a walk meets
    /// @param negatives per pair
    /// @param rate of the first step of learning
    /// @param pairsPerNode that are learned from
    public record Config(
            int dimension, int walkSize, int negatives, double rate, int pairsPerNode) {
        /// 128 dimensions, walks of size 5, 5 negatives, rate .025.
        public static final Config DEFAULT = new Config(128, 5, 5, .025, 1000);

        public Config {
            Checks.require(walkSize >= 1, "walkSize", walkSize, "1 or more");
            Checks.require(pairsPerNode >= 1, "pairsPerNode", pairsPerNode, "1 or more");
        }
    }

    /// @throws IllegalArgumentException for a graph without edges
    /// @throws java.util.concurrent.CancellationException when the thread is interrupted
    public static TargetScorer fit(
            DirectedGraph train, Config config, long seed, Workers workers) {
        Checks.require(train.edgeCount() > 0, "edgeCount", train.edgeCount(), "1 or more");
        var skipGram = new SkipGram(
                new SkipGram.Config(config.dimension, config.negatives, config.rate), "NERD",
                noise(train.out()), noise(train.in()), seed, workers);
        skipGram.train(List.of(new Alternating(train, Role.SOURCE, config.walkSize),
                new Alternating(train, Role.TARGET, config.walkSize)),
                (long) config.pairsPerNode * train.nodeCount());
        return skipGram.vectors();
    }

    private static double[] noise(Adjacency half) {
        double[] noise = new double[half.nodeCount()];
        for (int u = 0; u < noise.length; u++) {
            noise[u] = Math.pow(half.degree(u) + 1, NOISE_POWER);
        }
        return noise;
    }

    /// Walks that begin in one role and change it at every step.
    static final class Alternating implements WalkPairs {
        private final Role role;
        private final int size;
        private final Adjacency along;
        private final Adjacency back;

        Alternating(DirectedGraph graph, Role role, int size) {
            this.role = role;
            this.size = size;
            along = role == Role.SOURCE ? graph.out() : graph.in();
            back = role == Role.SOURCE ? graph.in() : graph.out();
        }

        @Override
        public Role centreRole() {
            return role;
        }

        @Override
        public void draw(SplitMix64 random, int[] centres, int[] contexts, int from, int to) {
            int start = -1;
            int here = -1;
            for (int i = from; i < to; i++) {
                boolean begins = (i - from) % size == 0;
                if (begins) {
                    // A random edge seen from its other end: its start comes by degree.
                    start = back.neighbor((long) (random.nextDouble() * back.edgeCount()));
                    here = start;
                } else {
                    here = WalkPairs.neighbour(back, here, random);
                }
                here = WalkPairs.neighbour(along, here, random);
                centres[i] = start;
                contexts[i] = here;
            }
        }
    }
}
