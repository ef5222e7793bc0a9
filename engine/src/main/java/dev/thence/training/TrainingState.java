package dev.thence.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything a training is between two steps: what a checkpoint holds. Random draws need no state
/// beside epoch and step, since they are functions of both.
final class TrainingState {
    final Parameters parameters;
    final List<EpochSummary> history = new ArrayList<>();
    Optional<BestEpoch> best = Optional.empty();
    /// The epoch that is being run, from 1.
    int epoch = 1;
    /// Steps of it that are done.
    int steps;
    /// The sum of loss times weight over these steps, and of the weights.
    double lossSum;
    double weightSum;
    double seconds;

    TrainingState(Parameters parameters) {
        this.parameters = parameters;
    }

    double meanLoss() {
        return lossSum / Math.max(weightSum, 1e-300);
    }

    /// Ends the epoch and turns to the next.
    void endEpoch(EpochSummary summary) {
        history.add(summary);
        epoch++;
        steps = 0;
        lossSum = 0;
        weightSum = 0;
        seconds = 0;
    }
}
