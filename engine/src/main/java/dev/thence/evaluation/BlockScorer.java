package dev.thence.evaluation;

/// A scorer that is faster for several sources at once than for one after the other: matrix
/// products, walks of a block of sources. The scores must be the same bits either way.
public interface BlockScorer extends TargetScorer {
    /// Writes the scores of source `sources[i]` into `scores[i]`, for every i below `count`.
    void scoreBlock(int[] sources, int count, float[][] scores);

    @Override
    default void scoreTargets(int source, float[] scores) {
        scoreBlock(new int[] {source}, 1, new float[][] {scores});
    }
}
