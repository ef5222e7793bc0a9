package dev.thence.training;

import dev.thence.graph.Workers;
import dev.thence.kernels.LossBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;

/// One training, from its first step or its checkpoint to its last epoch. One thread.
final class TrainingRun {
    private final TrainingGraph graph;
    private final TrainingConfig config;
    private final Optional<ValidationMetric> validation;
    private final TrainingListener listener;
    private final Workers workers;
    private final Optional<Checkpoint> checkpoint;
    private final AtomicBoolean cancelled;
    private final TrainingState state;

    TrainingRun(TrainingGraph graph, TrainingConfig config, Optional<ValidationMetric> validation,
            TrainingListener listener, Workers workers, Optional<Checkpoint> checkpoint,
            AtomicBoolean cancelled) {
        this.graph = graph;
        this.config = config;
        this.validation = validation;
        this.listener = listener;
        this.workers = workers;
        this.checkpoint = checkpoint;
        this.cancelled = cancelled;
        state = new TrainingState(new Parameters(graph.nodeCount(), config, workers));
    }

    TrainingResult run() {
        try {
            if (checkpoint.isPresent()) {
                checkpoint.get().read(state, config);
            }
            try (var encoder = new DjlEncoder(state.parameters, config, workers);
                    var inputs = new StepInputs(graph, config)) {
                while (state.epoch <= config.epochs() && !isExhausted()) {
                    runEpoch(encoder, inputs);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var tables = state.best.map(BestEpoch::tables)
                .orElseGet(() -> TrainedTables.of(state.parameters, config));
        int epochs = state.best.map(BestEpoch::epoch).orElse(config.epochs());
        return new TrainingResult(
                tables.vectors(graph, workers), epochs, state.history, tables);
    }

    /// Whether validation has not become better for as many epochs as are waited for.
    private boolean isExhausted() {
        return state.best.isPresent()
                && state.epoch - 1 - state.best.get().epoch() >= config.patience();
    }

    private void runEpoch(Encoder encoder, StepInputs inputs) throws IOException {
        int epoch = state.epoch;
        List<Step> steps = Step.ofEpoch(graph, config, epoch);
        inputs.begin(epoch, steps, state.steps);
        while (state.epoch == epoch) {
            long begin = System.nanoTime();
            train(encoder, inputs.next(), steps.size());
            state.steps++;
            state.seconds += (System.nanoTime() - begin) / 1e9;
            boolean last = state.steps == steps.size();
            OptionalDouble metric = last ? validate() : OptionalDouble.empty();
            var signal = listener.on(new TrainingProgress(epoch, config.epochs(), state.steps,
                    steps.size(), state.meanLoss(), metric));
            if (last) {
                state.endEpoch(new EpochSummary(epoch, state.meanLoss(), metric, state.seconds));
                save();
            }
            if (signal == TrainingListener.Signal.STOP || cancelled.get()) {
                interrupt(last);
            }
        }
    }

    private void interrupt(boolean saved) throws IOException {
        if (!saved) {
            save();
        }
        throw new TrainingInterrupted("training was stopped in epoch " + state.epoch + " after "
                + state.steps + " of its steps"
                + (checkpoint.isPresent() ? "; run it again to go on from there" : ""));
    }

    private void save() throws IOException {
        if (checkpoint.isPresent()) {
            checkpoint.get().write(state);
        }
    }

    private void train(Encoder encoder, StepInput input, int steps) {
        var bias = state.parameters.bias;
        var vectors = encoder.forward(input.flow);
        var batch = new LossBatch(
                config.dimension(), vectors.sources, vectors.targets,
                input.shifts(bias.values), input.pairs);
        double loss = Losses.add(config, batch, workers);
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException("the loss is " + loss + " in epoch " + state.epoch
                    + ", step " + (state.steps + 1) + " of " + steps + ", with learning rate "
                    + config.learningRate() + "; take a smaller one");
        }
        encoder.backward(batch.sourceGradient, batch.targetGradient);
        encoder.update(config.learningRate());
        bias.update(input.targets, batch.biasGradient, config.learningRate(), workers);
        double weight = input.pairs.positives().weightSum();
        state.lossSum += loss * weight;
        state.weightSum += weight;
    }

    private OptionalDouble validate() {
        if (validation.isEmpty()) {
            return OptionalDouble.empty();
        }
        var tables = TrainedTables.of(state.parameters, config);
        double metric = validation.get().of(tables.vectors(graph, workers));
        if (state.best.isEmpty() || metric > state.best.get().validation()) {
            state.best = Optional.of(new BestEpoch(state.epoch, metric, tables.copy()));
        }
        return OptionalDouble.of(metric);
    }
}
