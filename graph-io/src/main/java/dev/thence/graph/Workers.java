package dev.thence.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A fixed pool of threads that computes. Work is cut into chunks whose bounds depend on the size
/// alone, so that a task which writes only what belongs to its chunk gives the same result with
/// one thread and with eight.
///
/// Thread-safe. The owner closes it; its threads are daemons.
public final class Workers implements AutoCloseable {
    private static final AtomicInteger POOLS = new AtomicInteger();

    private final int threads;
    private final ExecutorService pool;

    private Workers(int threads) {
        this.threads = threads;
        int number = POOLS.incrementAndGet();
        var count = new AtomicInteger();
        pool = Executors.newFixedThreadPool(threads, task -> {
            var thread = new Thread(task, "thence-" + number + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /// @throws IllegalArgumentException when threads is below 1
    public static Workers of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ", must be 1 or more");
        }
        return new Workers(threads);
    }

    /// As many threads as the machine has processors.
    public static Workers ofProcessors() {
        return of(Runtime.getRuntime().availableProcessors());
    }

    public int threads() {
        return threads;
    }

    /// Runs the task over `[0, size)` in chunks of at most `chunk`, and waits. Must not be called
    /// from a task of the same pool.
    ///
    /// @throws IllegalArgumentException when chunk is below 1
    /// @throws RuntimeException the first failure, unwrapped; other chunks still run to their end
    public void forRange(int size, int chunk, RangeTask task) {
        if (chunk < 1) {
            throw new IllegalArgumentException("chunk is " + chunk + ", must be 1 or more");
        }
        var next = new AtomicInteger();
        int chunks = (int) (((long) size + chunk - 1) / chunk);
        var runs = new ArrayList<Callable<Void>>();
        for (int t = 0; t < Math.min(threads, chunks); t++) {
            runs.add(() -> {
                for (int c = next.getAndIncrement(); c < chunks; c = next.getAndIncrement()) {
                    task.run(c * chunk, (int) Math.min(size, (c + 1L) * chunk));
                }
                return null;
            });
        }
        await(runs);
    }

    private void await(List<Callable<Void>> runs) {
        if (runs.isEmpty()) {
            return;
        }
        try {
            for (var future : pool.invokeAll(runs)) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + runs.size() + " workers ran", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                default -> throw new IllegalStateException("a worker failed", e.getCause());
            }
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    /// A piece of work over `[from, to)`.
    @FunctionalInterface
    public interface RangeTask {
        void run(int from, int to);
    }
}
