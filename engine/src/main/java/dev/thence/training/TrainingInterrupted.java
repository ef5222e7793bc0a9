package dev.thence.training;

/// A training ended before its time because its listener or its thread was told to stop. Where a
/// checkpoint was asked for it has been written and the training can go on from it.
public final class TrainingInterrupted extends RuntimeException {
    private static final long serialVersionUID = 1;

    TrainingInterrupted(String message) {
        super(message);
    }
}
