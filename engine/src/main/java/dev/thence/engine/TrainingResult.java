package dev.thence.engine;

import java.util.List;

/// A finished training.
///
/// @param vectors of the best epoch, over the whole graph
/// @param epochs how many epochs made them: what a release trains for
/// @param history every epoch that was run
public record TrainingResult(DualVectors vectors, int epochs, List<EpochSummary> history) {
    public TrainingResult {
        history = List.copyOf(history);
    }
}
