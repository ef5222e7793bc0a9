package dev.thence.bench.cells;

import dev.thence.bench.Method;
import dev.thence.bench.UnsuitableDataException;
import java.util.List;

/// What one cell holds: how a method did with one seed, or why it did not.
///
/// @param fingerprint of all it depends on; another fingerprint means it has to be taken again
/// @param madeBy program or library and version
/// @param state whether there are values
/// @param reason why there are none; empty where there are
/// @param seconds of fitting and answering the main question; NaN where unknown
/// @param wallSeconds of the whole cell, for estimates
/// @param peakBytes of memory meanwhile; 0 where unknown
/// @param draws whether the seed moves the split, so that two seeds ask different questions
/// @param splitNote what was split and how
/// @param notes what the method says of its fit
/// @param tasks empty unless done
public record Measurement(CellKey key, String fingerprint, String madeBy, State state,
        String reason, double seconds, double wallSeconds, long peakBytes, Method.Draws draws,
        String splitNote, List<String> notes, List<TaskOutcome> tasks) {

    /// What made the rows that need no library.
    public static final String THENCE = "Thence";

    /// Whether a cell has values.
    public enum State {
        DONE,
        /// The method does not take this data, and says so ([UnsuitableDataException]).
        SKIPPED,
        /// It threw, or ran out of memory.
        FAILED
    }

    public Measurement {
        notes = List.copyOf(notes);
        tasks = List.copyOf(tasks);
    }

    public boolean isDone() {
        return state == State.DONE;
    }
}
