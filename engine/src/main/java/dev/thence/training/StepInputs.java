package dev.thence.training;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// The inputs of an epoch's steps in order, each made on a thread of its own while the one before
/// is trained on.
final class StepInputs implements AutoCloseable {
    private final StepMaker maker;
    private final ExecutorService ahead = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "thence-steps");
        thread.setDaemon(true);
        return thread;
    });
    private List<Step> steps = List.of();
    private int epoch;
    private int number;
    private @Nullable Future<StepInput> next;

    StepInputs(TrainingGraph graph, TrainingConfig config) {
        maker = new StepMaker(graph, config);
    }

    /// Turns to an epoch, at the step with this number.
    void begin(int epoch, List<Step> steps, int from) {
        this.epoch = epoch;
        this.steps = steps;
        number = from;
        next = make();
    }

    /// The next step's input. It may be used until the one after the next is asked for.
    StepInput next() {
        try {
            var input = next.get();
            number++;
            next = number < steps.size() ? make() : null;
            return input;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while a step was made", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                default -> throw new IllegalStateException("a step failed", e.getCause());
            }
        }
    }

    private Future<StepInput> make() {
        int at = number;
        return ahead.submit(() -> maker.make(epoch, at, steps.get(at)));
    }

    @Override
    public void close() {
        ahead.shutdownNow();
    }
}
