package dev.thence.app;

import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// How far a piece of work is: a bar on a terminal, nothing where stderr is a file or a pipe.
/// Thread-safe.
final class Progress implements AutoCloseable {
    private static final int WIDTH = 100;

    private final Optional<ProgressBar> bar;

    private Progress(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    /// @param total how many steps there are; below 0 when that is not known
    static Progress start(Console console, String name, long total) {
        return console.terminal()
                ? new Progress(Optional.of(bar(console.err(), name, total)))
                : new Progress(Optional.empty());
    }

    private static ProgressBar bar(PrintStream err, String name, long total) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish()
                .setConsumer(new Line(err))
                .build();
    }

    void stepTo(long done) {
        bar.ifPresent(b -> b.stepTo(done));
    }

    void total(long total) {
        bar.ifPresent(b -> b.maxHint(total));
    }

    /// A few words behind the bar: a loss, a count.
    void say(String message) {
        bar.ifPresent(b -> b.setExtraMessage(" " + message));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }

    /// Draws over one line and wipes it at the end. The width is fixed, so that no terminal library
    /// has to be started to ask for it.
    private static final class Line extends DelegatingProgressBarConsumer {
        private final PrintStream err;

        Line(PrintStream err) {
            super(text -> err.print("\r" + text), WIDTH);
            this.err = err;
        }

        @Override
        public void clear() {
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            err.flush();
        }

        @Override
        public void close() {
            err.flush();
        }
    }
}
