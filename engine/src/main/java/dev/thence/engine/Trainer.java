package dev.thence.engine;

import dev.thence.graph.Workers;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// Learns [DualVectors] from a [TrainingGraph].
///
/// The same graph, configuration and kind of machine give the same bits at any number of threads,
/// and when a training goes on from its checkpoint. Needs DJL with its PyTorch engine (the artifact
/// `dev.thence:training`) and `--add-modules jdk.incubator.vector`; says so where one is missing.
/// One training at a time in a process.
public final class Trainer {
    private final Workers workers;
    private final Optional<Path> checkpoint;

    private Trainer(Workers workers, Optional<Path> checkpoint) {
        this.workers = Objects.requireNonNull(workers);
        this.checkpoint = checkpoint;
    }

    /// A trainer that computes on these workers, which stay the caller's.
    public static Trainer on(Workers workers) {
        return new Trainer(workers, Optional.empty());
    }

    /// Writes a checkpoint to this file after every epoch and when stopped, and goes on from it
    /// where it exists and was written for the same graph and configuration.
    public Trainer checkpoint(Path file) {
        return new Trainer(workers, Optional.of(file));
    }

    /// Trains until validation stops getting better, and keeps the best epoch.
    ///
    /// @throws TrainingInterrupted when the listener says so or the thread is interrupted
    /// @throws IllegalStateException when the loss is no longer a number, naming epoch, step, loss
    ///         and learning rate
    public TrainingResult train(TrainingGraph graph, TrainingConfig config,
            ValidationMetric validation, TrainingListener listener) {
        throw new UnsupportedOperationException("training arrives with the encoder");
    }

    /// Trains for exactly `config.epochs()` epochs: a release, whose epochs the trial fixed.
    public TrainingResult train(TrainingGraph graph, TrainingConfig config,
            TrainingListener listener) {
        throw new UnsupportedOperationException("training arrives with the encoder");
    }
}
