package dev.thence.service;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets so many queries be computed at once and so many wait, in the order they came. A scan of
/// a large catalogue takes a processor for milliseconds: more at once would only make all of
/// them late, and a queue without end would answer nobody in time.
///
/// Thread-safe.
final class Gate {
    private final Semaphore places;
    private final int queue;

    Gate(int concurrency, int queue) {
        places = new Semaphore(concurrency, true);
        this.queue = queue;
    }

    /// A place in the gate, to be closed.
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /// @param deadline on the clock of `System.nanoTime`
    /// @throws ProblemException when too many wait already, or the deadline passes
    Place enter(long deadline) {
        if (places.tryAcquire()) {
            return places::release;
        }
        if (places.getQueueLength() >= queue) {
            throw busy(queue + " queries wait already");
        }
        try {
            if (!places.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw busy("the query waited for its turn until its deadline");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw busy("the service is ending");
        }
        return places::release;
    }

    /// How many wait, roughly.
    int waiting() {
        return places.getQueueLength();
    }

    private static ProblemException busy(String why) {
        return Problem.of(ProblemType.BUSY, why + "; ask again in a moment")
                .header("Retry-After", "1").asException();
    }
}
