package dev.thence.evaluation;

/// Scores every node as a target for one source: the whole of what a method must offer to be
/// judged. Higher is better; every score is finite.
///
/// An implementation may be called from several threads at once.
@FunctionalInterface
public interface TargetScorer {
    /// Writes the score of every node as a target of `source` into `scores`, whose length is
    /// the number of nodes. The source's own score is written too and ignored by the caller.
    void scoreTargets(int source, float[] scores);
}
