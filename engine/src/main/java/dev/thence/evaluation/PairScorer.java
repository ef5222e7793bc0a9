package dev.thence.evaluation;

import dev.thence.graph.Workers;

/// Scores ordered pairs of nodes: what a head for existence or direction offers to be judged.
/// Higher means that the edge is there, or that it runs this way.
@FunctionalInterface
public interface PairScorer {
    double score(int source, int target);

    /// The scores of many pairs, the same as one by one; for scorers that answer faster so.
    default double[] scores(int[] sources, int[] targets, Workers workers) {
        double[] scores = new double[sources.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = score(sources[i], targets[i]);
        }
        return scores;
    }
}
