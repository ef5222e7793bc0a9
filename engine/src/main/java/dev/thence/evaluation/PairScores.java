package dev.thence.evaluation;

import dev.thence.graph.Workers;

/// The scores that a ranking method gives to single pairs.
public final class PairScores {
    private PairScores() {}

    /// One score per pair; rows of a [LogitScorer] are taken less their log-partition, so that
    /// pairs of different sources can be compared. Scores all sources once.
    ///
    /// @throws IllegalStateException when the method gives a score that is not finite
    public static double[] of(TargetScorer method, int[] sources, int[] targets, int n,
            Workers workers) {
        var bySource = new ByNode(sources, n);
        double[] scores = new double[sources.length];
        ScoreRows.forAll(method, n, workers, () -> (u, row) -> {
            for (int i = bySource.begin[u]; i < bySource.begin[u + 1]; i++) {
                int pair = bySource.positions[i];
                scores[pair] = row[targets[pair]];
            }
        });
        return scores;
    }
}
