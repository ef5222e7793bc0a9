package dev.thence.evaluation;

/// A method that has an answer of its own to the reverse question, which sources lead to a target.
/// Of any other the sources are ranked by its scores for the target, compared between their rows.
public interface SourceScorer extends TargetScorer {
    /// Writes the score of every node as a source of `target` into `scores`, whose length is the
    /// number of nodes. The target's own score is written too and ignored by the caller. May be
    /// called from several threads at once.
    void scoreSources(int target, float[] scores);
}
