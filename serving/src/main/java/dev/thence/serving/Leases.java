package dev.thence.serving;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Counts who is using something that can only be given back when nobody is.
///
/// Thread-safe without a lock: taking and giving is one atomic addition each, on one of several
/// counters that lie a cache line apart, so that threads rarely meet. Whoever takes adds first and
/// looks whether it has ended then; the end is set first and the counters are read then. So a
/// counter that is 0 after the end has no user and gets none, and when each of them has been seen
/// at 0, in any order, nobody is left.
final class Leases {
    private static final int LINE = 16;

    private final AtomicIntegerArray counts;
    private final int stripes;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Runnable last;
    private volatile boolean ended;

    /// @param last run once, by whoever is the last to give back after the end
    Leases(Runnable last) {
        this.last = last;
        stripes = Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 2 - 1) * 2;
        counts = new AtomicIntegerArray(stripes * LINE);
    }

    /// Takes a lease: what [#give] wants back, or -1 after the end.
    int take() {
        int stripe = (int) (Thread.currentThread().threadId() & stripes - 1) * LINE;
        counts.getAndIncrement(stripe);
        if (ended) {
            give(stripe);
            return -1;
        }
        return stripe;
    }

    /// Gives back what [#take] gave, once.
    void give(int stripe) {
        counts.getAndDecrement(stripe);
        if (ended) {
            endIfUnused();
        }
    }

    /// No lease is given from now on.
    void end() {
        ended = true;
        endIfUnused();
    }

    private void endIfUnused() {
        for (int stripe = 0; stripe < stripes; stripe++) {
            if (counts.get(stripe * LINE) != 0) {
                return;
            }
        }
        if (over.compareAndSet(false, true)) {
            last.run();
        }
    }
}
