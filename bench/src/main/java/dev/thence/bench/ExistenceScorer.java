package dev.thence.bench;

import dev.thence.evaluation.PairScorer;

/// What a fitted method may offer beside its ranking: whether a pair is an edge at all.
public interface ExistenceScorer {
    /// Higher where the edge is more likely to be there.
    PairScorer existence();
}
