package dev.thence.serving;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// A few score arrays that queries take and give back, so that a query allocates nothing that
/// grows with the catalogue.
///
/// Thread-safe without a lock: a slot is emptied and filled by one atomic exchange. When every
/// slot is taken the query allocates its own array, and that one is dropped if it finds no
/// empty slot at its end. Memory: at most 4 n bytes times the number of processors.
final class Scratch {
    private final int length;
    private final AtomicReferenceArray<float @Nullable []> slots;

    Scratch(int length) {
        this.length = length;
        this.slots = new AtomicReferenceArray<>(Runtime.getRuntime().availableProcessors());
    }

    /// An array of the length, its content arbitrary.
    float[] take() {
        for (int slot = 0; slot < slots.length(); slot++) {
            float[] scores = slots.getAndSet(slot, null);
            if (scores != null) {
                return scores;
            }
        }
        return new float[length];
    }

    /// Gives an array of [#take] back; the caller must not touch it again.
    void give(float[] scores) {
        for (int slot = 0; slot < slots.length(); slot++) {
            if (slots.compareAndSet(slot, null, scores)) {
                return;
            }
        }
    }
}
