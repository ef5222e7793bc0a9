package dev.thence.bench;

import dev.thence.evaluation.PairScorer;

/// What a fitted method may offer beside its ranking: answers about single pairs. A
/// [dev.thence.evaluation.TargetScorer] that is this too is judged by them where existence and
/// direction are asked; any other by its ranking scores.
public interface LinkHeads extends ExistenceScorer {
    /// Higher where an edge between the two is more likely to run this way.
    PairScorer direction();
}
