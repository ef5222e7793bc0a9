package dev.thence.pipeline;

import dev.thence.evaluation.LogitScorer;
import dev.thence.evaluation.SourceScorer;
import dev.thence.model.Scorer;

/// Both questions of a graph: which targets a source has, and which sources a target, each by its
/// own weights.
///
/// @param targets answers with the weights of the one
/// @param sources answers with the weights of the other
public record LinkScorer(Scorer targets, Scorer sources) implements LogitScorer, SourceScorer {
    @Override
    public void scoreTargets(int source, float[] scores) {
        targets.scoreTargets(source, scores);
    }

    @Override
    public void scoreSources(int target, float[] scores) {
        sources.scoreSources(target, scores);
    }
}
