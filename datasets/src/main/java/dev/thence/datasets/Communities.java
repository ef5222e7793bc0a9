package dev.thence.datasets;

import dev.thence.graph.SplitMix64;

/// Nodes in communities of one size, of which some are sought far more than others, and in each
/// community some nodes more than others. Node `c * size + r` has rank r in community c.
/// Immutable.
final class Communities {
    private final int count;
    private final int size;
    private final double skew;
    private final RankLaw ranks;

    /// @param skew the first share q of the communities has the share `q^(1 / skew)` of draws
    /// @param exponent how unequal the nodes of a community are: rank r is drawn in
    ///     proportion to `(r + 1)^-exponent`
    Communities(int count, int size, double skew, double exponent) {
        this.count = count;
        this.size = size;
        this.skew = skew;
        this.ranks = new RankLaw(size, exponent);
    }

    /// Draws a community.
    int community(SplitMix64 random) {
        return (int) (count * StrictMath.pow(random.nextDouble(), skew));
    }

    /// Draws a node of the community.
    int node(int community, SplitMix64 random) {
        return community * size + ranks.draw(random.nextDouble());
    }
}
