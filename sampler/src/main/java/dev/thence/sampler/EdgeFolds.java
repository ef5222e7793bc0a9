package dev.thence.sampler;

import dev.thence.graph.SplitMix64;

/// A fixed division of edges into folds by hashing: the fold of an edge depends on its two
/// nodes and the seed alone.
///
/// @param count the number of folds, 2 to 64
/// @param seed another seed, another division
public record EdgeFolds(int count, long seed) {
    public EdgeFolds {
        if (count < 2 || count > 64) {
            throw new IllegalArgumentException("count is " + count + ", must be 2 to 64");
        }
    }

    /// The fold of the edge `source -> target`, in `[0, count)`.
    public int fold(int source, int target) {
        long hash = SplitMix64.mix(SplitMix64.mix(seed, source), target);
        return (int) (((hash >>> 32) * count) >>> 32);
    }

    /// The fold of the edge between a node in this role and its neighbour.
    int fold(Role role, int node, int neighbor) {
        return role == Role.SOURCE ? fold(node, neighbor) : fold(neighbor, node);
    }
}
