package dev.thence.app;

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
    private final Thread hook;
    private volatile boolean asked;

    private Interrupt(Console console, String stopping) {
        hook = new Thread(() -> {
            asked = true;
            if (ended.getCount() > 0) {
                console.note("%s", stopping);
                awaitEnd();
            }
        }, "thence-interrupt");
    }

    /// @param stopping what a person is told at once
    static Interrupt watch(Console console, String stopping) {
        var interrupt = new Interrupt(console, stopping);
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
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
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The program is going down already, and the hook has just been let go.
        }
    }
}
