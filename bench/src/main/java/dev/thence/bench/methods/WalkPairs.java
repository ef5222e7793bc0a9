package dev.thence.bench.methods;

import dev.thence.graph.Adjacency;
import dev.thence.graph.SplitMix64;
import dev.thence.sampler.Role;

/// What a skip-gram learns from: pairs of a centre and something that a walk from it met, in the
/// other role.
interface WalkPairs {
    /// The role of the centres; contexts have the other one.
    Role centreRole();

    /// Draws pairs into `[from, to)` of the two arrays.
    void draw(SplitMix64 random, int[] centres, int[] contexts, int from, int to);

    /// A neighbour of the node, each with the same chance; -1 where it has none.
    static int neighbour(Adjacency half, int node, SplitMix64 random) {
        int degree = half.degree(node);
        return degree == 0 ? -1 : half.neighbor(half.offset(node) + random.nextInt(degree));
    }
}
