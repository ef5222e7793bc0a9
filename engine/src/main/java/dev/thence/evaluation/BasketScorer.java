package dev.thence.evaluation;

/// A scorer that has an answer of its own to several sources at once. Of any other the answer is
/// the sum of its rows of the sources.
public interface BasketScorer extends TargetScorer {
    /// Writes the score of every node beside these sources into `scores`. Those of the sources
    /// themselves are written too and ignored by the caller.
    ///
    /// @param sources distinct, at least one
    void scoreBasket(int[] sources, float[] scores);
}
