package dev.thence.sampler;

/// What an edge counts in the degree normalisation `D_out^-1/2 (A + I) D_in^-1/2` of the
/// co-purchase relation. D_out and D_in are the row and column sums of A + I without the
/// excluded edges; the loops of I count 1 either way. The co-view relation likewise, without I.
public enum Normalization {
    /// Every edge counts 1.
    UNWEIGHTED,
    /// An edge counts its weight, which must not be negative.
    WEIGHTED
}
