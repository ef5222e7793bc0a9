package dev.thence.training;

import dev.thence.vectors.DualVectors;
import java.util.List;

/// A finished training.
///
/// @param vectors of the best epoch, over the whole graph
/// @param epochs how many epochs made them: what a release trains for
/// @param history every epoch that was run
/// @param tables what the vectors were computed from, for vectors over other graphs
public record TrainingResult(DualVectors vectors, int epochs, List<EpochSummary> history,
        TrainedTables tables) {
    public TrainingResult {
        history = List.copyOf(history);
    }
}
