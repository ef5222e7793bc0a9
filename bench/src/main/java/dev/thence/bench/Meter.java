package dev.thence.bench;

import java.io.IOException;

/// Seconds and peak memory of what a method costs: fitting and answering the main question, not
/// the further questions the harness asks. For one thread.
public final class Meter {
    private final SharedFits shared;
    private double seconds;
    private long peakBytes;

    public Meter(SharedFits shared) {
        this.shared = shared;
        shared.begin();
    }

    /// Does the work and counts it.
    public <T> T measure(SharedFits.Maker<T> work) throws IOException {
        PeakMemory.reset();
        long start = System.nanoTime();
        try {
            return work.make();
        } finally {
            seconds += (System.nanoTime() - start) / 1e9 + shared.takeCharged();
            peakBytes = Math.max(peakBytes, PeakMemory.bytes());
        }
    }

    public double seconds() {
        return seconds;
    }

    public long peakBytes() {
        return peakBytes;
    }
}
