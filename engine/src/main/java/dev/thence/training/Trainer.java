package dev.thence.training;

import dev.thence.graph.Workers;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/// Learns [DualVectors][dev.thence.vectors.DualVectors] from a [TrainingGraph].
///
/// The same graph, configuration and kind of machine give the same bits at any number of threads,
/// and when a training goes on from its checkpoint. Needs DJL with its PyTorch engine (the artifact
/// `dev.thence:training`) and `--add-modules jdk.incubator.vector`; says so where one is missing.
/// One training at a time in a process; a second one waits.
public final class Trainer {
    /// DJL records gradients for one computation in a process.
    private static final Object ONE_AT_A_TIME = new Object();

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
    ///         and learning rate; when DJL or the vector module is missing, saying what to add
    /// @throws java.io.UncheckedIOException when the checkpoint cannot be read or written
    public TrainingResult train(TrainingGraph graph, TrainingConfig config,
            ValidationMetric validation, TrainingListener listener) {
        return train(graph, config, Optional.of(validation), listener);
    }

    /// Trains for exactly `config.epochs()` epochs: a release, whose epochs the trial fixed.
    public TrainingResult train(TrainingGraph graph, TrainingConfig config,
            TrainingListener listener) {
        return train(graph, config, Optional.empty(), listener);
    }

    private TrainingResult train(TrainingGraph graph, TrainingConfig config,
            Optional<ValidationMetric> validation, TrainingListener listener) {
        TrainingRuntime.require();
        if (graph.positiveCount() == 0) {
            throw new IllegalArgumentException("the graph has 0 positives, there is nothing to "
                    + "learn; must have 1 or more");
        }
        var cancelled = new AtomicBoolean();
        var task = new FutureTask<>(() -> new TrainingRun(graph, config, validation, listener,
                workers, checkpoint.map(path ->
                        new Checkpoint(path, graph, config, validation.isPresent())), cancelled)
                .run());
        synchronized (ONE_AT_A_TIME) {
            var thread = new Thread(task, "thence-training");
            thread.setDaemon(true);
            thread.start();
            return await(task, cancelled);
        }
    }

    /// Waits for the end. An interrupt lets the training end its step, so that what it writes is
    /// whole.
    private static TrainingResult await(FutureTask<TrainingResult> task, AtomicBoolean cancelled) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancelled.set(true);
                } catch (ExecutionException e) {
                    switch (e.getCause()) {
                        case RuntimeException failure -> throw failure;
                        case Error failure -> throw failure;
                        default -> throw new IllegalStateException("training failed", e.getCause());
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
