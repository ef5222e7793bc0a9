package dev.thence.bench.methods;

import java.util.concurrent.CancellationException;

/// What the methods check.
final class Checks {
    private Checks() {}

    static void require(boolean holds, String name, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + ", must be " + allowed);
        }
    }

    static void dimension(int dimension) {
        require(dimension >= 1 && dimension <= 1024, "dimension", dimension, "1 to 1024");
    }

    /// Called between the steps of a long computation; the interrupt stays set.
    ///
    /// @throws CancellationException when the thread was interrupted
    static void goOn(String method) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException(method + " was stopped before it was fitted");
        }
    }
}
