package dev.thence.app;

import dev.thence.io.ProgramEnd;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C during work that can stop in an orderly way: the work is asked to stop, and the program
/// goes down when it has, with exit code 130. Closing says that it has.
///
/// Thread-safe.
final class Interrupt implements AutoCloseable {
    /// Longer than a checkpoint takes; a second Ctrl-C cannot be seen by a JVM that is going down.
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final ProgramEnd.Waiting waiting;
    private volatile boolean asked;

    private Interrupt(Console console, String stopping) {
        waiting = ProgramEnd.waitFor(() -> {
            asked = true;
            if (ended.getCount() > 0) {
                console.note("%s", stopping);
                awaitEnd();
            }
        });
    }

    /// @param stopping what a person is told at once
    static Interrupt watch(Console console, String stopping) {
        return new Interrupt(console, stopping);
    }

    /// Whether the work is to stop.
    boolean asked() {
        return asked;
    }

    private void awaitEnd() {
        try {
            boolean _ = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        waiting.close();
    }
}
