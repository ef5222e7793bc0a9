package dev.thence.engine;

import dev.thence.graph.Workers;

/// Computes the losses of a configuration on a batch.
final class Losses {
    private Losses() {}

    /// Adds the gradient to the batch's and returns the value, the mean per positive.
    static double add(TrainingConfig config, LossBatch batch, Workers workers) {
        return switch (config.loss()) {
            case Loss.MaskedSoftmax _ -> SoftmaxKernel.add(batch, config.temperature(), workers);
            case Loss.SixTerm _, Loss.CoView _ -> throw new UnsupportedOperationException();
        };
    }
}
