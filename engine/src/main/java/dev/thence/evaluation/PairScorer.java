package dev.thence.evaluation;

/// Scores one ordered pair of nodes: what a head for existence or direction offers to be
/// judged. Higher means that the edge is there, or that it runs this way.
@FunctionalInterface
public interface PairScorer {
    double score(int source, int target);
}
