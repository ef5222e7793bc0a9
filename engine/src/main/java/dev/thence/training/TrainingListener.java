package dev.thence.training;

/// Told of every training step, and asked whether to go on. Called from the training thread.
@FunctionalInterface
public interface TrainingListener {
    /// The listener's answer.
    enum Signal {
        CONTINUE,
        /// Write a checkpoint where one was asked for, and end with [TrainingInterrupted].
        STOP
    }

    /// A listener that never stops a training.
    TrainingListener SILENT = _ -> Signal.CONTINUE;

    Signal on(TrainingProgress progress);
}
