package dev.thence.datasets;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/// Makes directed graphs of any size whose degrees are as skewed as a shop's: the graph of the
/// speed benchmarks.
///
/// Nodes form communities, large ones and small ones. An edge starts in some community, at a
/// node drawn by `rank^-exponent` within it; it ends in the same community with the chance
/// `inside`, else in one drawn anew, again at a node drawn by rank. Edges are distinct, there
/// are no loops, all weights are 1. The same options give the same graph.
public final class SkewedGraph {

    /// Which nodes get which numbers.
    public enum Numbering {
        /// Any, as the items of a shop: neighbours lie anywhere in memory.
        SHUFFLED,
        /// A community's nodes follow each other, the best ranked first: kind to caches.
        BY_COMMUNITY
    }

    /// What to make.
    ///
    /// @param nodes how many, at least 2 and a multiple of `communitySize`
    /// @param edges how many distinct ones, at most a tenth of all pairs inside communities
    /// @param communitySize nodes of a community, 2 or more
    /// @param exponent of the power law of the ranks, 0 (uniform) to 2
    /// @param inside the chance that an edge stays in its community, 0 to 1
    /// @param communitySkew how unequal communities are, 1 (not at all) to 3: the first share q
    ///     of them has the share `q^(1 / communitySkew)` of the edges' ends
    public record Options(int nodes, int edges, int communitySize, double exponent, double inside,
            double communitySkew, Numbering numbering, long seed) {

        public Options {
            if (communitySize < 2) {
                throw new IllegalArgumentException(
                        "communitySize is " + communitySize + ", must be 2 or more");
            }
            if (nodes < communitySize || nodes % communitySize != 0) {
                throw new IllegalArgumentException("nodes is " + nodes
                        + ", must be a positive multiple of communitySize, " + communitySize);
            }
            long most = (long) nodes * (communitySize - 1) / 10;
            if (edges < 0 || edges > most) {
                throw new IllegalArgumentException(
                        "edges is " + edges + ", must be in [0, " + most + "] for these nodes");
            }
            if (!(exponent >= 0 && exponent <= 2)) {
                throw new IllegalArgumentException(
                        "exponent is " + exponent + ", must be in [0, 2]");
            }
            if (!(inside >= 0 && inside <= 1)) {
                throw new IllegalArgumentException("inside is " + inside + ", must be in [0, 1]");
            }
            if (!(communitySkew >= 1 && communitySkew <= 3)) {
                throw new IllegalArgumentException(
                        "communitySkew is " + communitySkew + ", must be in [1, 3]");
            }
        }

        /// Communities of 200 nodes, ranks to the power -0.8, half of the edges inside,
        /// community skew 1.3, numbers shuffled.
        public static Options of(int nodes, int edges, long seed) {
            return new Options(nodes, edges, 200, 0.8, 0.5, 1.3,
                    Numbering.SHUFFLED, seed);
        }

        public Options withNumbering(Numbering other) {
            return new Options(nodes, edges, communitySize, exponent, inside,
                    communitySkew, other, seed);
        }
    }

    private SkewedGraph() {}

    /// O(nodes + edges) expected, 16 to 32 bytes per edge beside the result.
    public static DirectedGraph of(Options options) {
        int size = options.communitySize();
        var communities = new Communities(options.nodes() / size, size, options.communitySkew(),
                options.exponent());
        var random = SplitMix64.of(options.seed(), 0x5ced);
        int[] number = switch (options.numbering()) {
            case BY_COMMUNITY -> identity(options.nodes());
            case SHUFFLED -> SplitMix64.of(options.seed(), 0x5ced, 1).permutation(options.nodes());
        };
        var seen = new LongOpenHashSet(options.edges());
        var builder = DirectedGraph.builder(options.nodes());
        while (seen.size() < options.edges()) {
            int from = communities.community(random);
            int u = communities.node(from, random);
            int to = random.nextDouble() < options.inside() ? from
                    : communities.community(random);
            int v = communities.node(to, random);
            if (u != v && seen.add((long) u << 32 | v)) {
                builder.add(number[u], number[v]);
            }
        }
        return builder.build();
    }

    private static int[] identity(int n) {
        int[] same = new int[n];
        for (int i = 0; i < n; i++) {
            same[i] = i;
        }
        return same;
    }
}
