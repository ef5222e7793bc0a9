package dev.thence.app;

import dev.thence.training.PipelineListener;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Shows the stages of a long piece of work: a bar for each on a terminal, a line with -v.
final class Stages implements PipelineListener, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Stages.class.getName());

    private final Console console;
    private final BooleanSupplier cancelled;
    private Optional<Progress> bar = Optional.empty();

    /// @param cancelled whether the work is to stop
    Stages(Console console, BooleanSupplier cancelled) {
        this.console = console;
        this.cancelled = cancelled;
    }

    /// @throws CancellationException when the work is to stop: between two stages is a safe point too
    @Override
    public void stage(String name, long steps) {
        end();
        if (isCancelled()) {
            throw new CancellationException("stopped before " + name);
        }
        LOG.log(System.Logger.Level.INFO, name);
        bar = Optional.of(Progress.start(console, name, steps > 0 ? steps : -1));
    }

    @Override
    public void progress(long done, String detail) {
        bar.ifPresent(b -> {
            b.stepTo(done);
            b.say(detail);
        });
    }

    @Override
    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }

    /// Wipes the bar of the last stage, so that something can be printed.
    void end() {
        bar.ifPresent(Progress::close);
        bar = Optional.empty();
    }

    @Override
    public void close() {
        end();
    }
}
