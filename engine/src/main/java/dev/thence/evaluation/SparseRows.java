package dev.thence.evaluation;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile;
import dev.thence.io.SectionFileWriter;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// A sparse evidence: for every source a few targets with a value above the row's floor, which
/// is the value of every other target.
///
/// Stored is the *excess* over the floor, so a missing target has excess 0 and the floor is one
/// constant of the row: it moves no ranking within a row. Row u lies at the positions
/// `[begin(u), end(u))`, sorted by target, no target twice.
///
/// Immutable, usable by any number of threads; lives in memory or in a mapped file through the
/// same class, whose owner closes it. Memory: 12 n + 8 entries bytes.
public final class SparseRows implements TargetScorer {
    private final int rowCount;
    private final MemorySegment offsets;
    private final MemorySegment targets;
    private final MemorySegment excesses;
    private final MemorySegment floors;

    private SparseRows(MemorySegment offsets, MemorySegment targets, MemorySegment excesses,
            MemorySegment floors) {
        this.rowCount = Math.toIntExact(floors.byteSize() / Float.BYTES);
        this.offsets = offsets;
        this.targets = targets;
        this.excesses = excesses;
        this.floors = floors;
    }

    /// Rows over segments of n + 1 offsets (`long`), targets (`int`), excesses (`float`) and n
    /// floors (`float`). Checks the sizes and the ends, O(1).
    ///
    /// @throws IllegalArgumentException when the sizes disagree
    public static SparseRows of(MemorySegment offsets, MemorySegment targets,
            MemorySegment excesses, MemorySegment floors) {
        long n = floors.byteSize() / Float.BYTES;
        long entries = targets.byteSize() / Integer.BYTES;
        if (offsets.byteSize() != (n + 1) * Long.BYTES
                || excesses.byteSize() != targets.byteSize()) {
            throw new IllegalArgumentException(n + " floors, " + offsets.byteSize()
                    + " bytes of offsets, " + entries + " targets, "
                    + excesses.byteSize() / Float.BYTES + " excesses do not fit together");
        }
        long first = offsets.getAtIndex(JAVA_LONG, 0);
        long last = offsets.getAtIndex(JAVA_LONG, n);
        if (first != 0 || last != entries) {
            throw new IllegalArgumentException("offsets run from " + first + " to " + last
                    + ", must run from 0 to the number of targets, " + entries);
        }
        return new SparseRows(offsets, targets, excesses, floors);
    }

    /// Collects the rows of `rowCount` sources, in any order.
    public static SparseRowsBuilder builder(int rowCount) {
        return new SparseRowsBuilder(rowCount);
    }

    /// As many as nodes: rows and possible targets.
    public int rowCount() {
        return rowCount;
    }

    public long entryCount() {
        return targets.byteSize() / Integer.BYTES;
    }

    public long begin(int row) {
        return offsets.getAtIndex(JAVA_LONG, row);
    }

    public long end(int row) {
        return offsets.getAtIndex(JAVA_LONG, row + 1);
    }

    public int target(long position) {
        return targets.getAtIndex(JAVA_INT, position);
    }

    /// How far the entry's value lies above the row's floor; 0 or more.
    public float excess(long position) {
        return excesses.getAtIndex(JAVA_FLOAT, position);
    }

    /// The value of every target that is not in the row.
    public float floor(int row) {
        return floors.getAtIndex(JAVA_FLOAT, row);
    }

    /// How far this target's value lies above the row's floor: 0 when it is not in the row.
    /// O(log entries of the row).
    public float excess(int row, int target) {
        long low = begin(row);
        long high = end(row) - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            int there = target(middle);
            if (there < target) {
                low = middle + 1;
            } else if (there > target) {
                high = middle - 1;
            } else {
                return excess(middle);
            }
        }
        return 0;
    }

    /// The floor and the excess together.
    public float value(int row, int target) {
        return floor(row) + excess(row, target);
    }

    /// Adds `weight * excess` of every entry of the row to the scores.
    public void addTo(int row, float weight, float[] scores) {
        for (long p = begin(row), end = end(row); p < end; p++) {
            scores[target(p)] += weight * excess(p);
        }
    }

    /// The same excesses by target: row v holds the sources in whose rows v is. The floors, which are
    /// the sources', are not taken along: those of the result are 0. O(entries), in memory.
    public SparseRows transposed() {
        var begins = Arena.ofAuto().allocate((rowCount + 1L) * Long.BYTES, Long.BYTES);
        for (long p = 0; p < entryCount(); p++) {
            long next = (target(p) + 1L) * Long.BYTES;
            begins.set(JAVA_LONG, next, begins.get(JAVA_LONG, next) + 1);
        }
        long[] next = new long[rowCount + 1];
        for (int v = 0; v < rowCount; v++) {
            next[v + 1] = next[v] + begins.getAtIndex(JAVA_LONG, v + 1L);
            begins.setAtIndex(JAVA_LONG, v + 1L, next[v + 1]);
        }
        var sources = Arena.ofAuto().allocate(entryCount() * Integer.BYTES, Integer.BYTES);
        var values = Arena.ofAuto().allocate(entryCount() * Float.BYTES, Float.BYTES);
        for (int u = 0; u < rowCount; u++) {
            for (long p = begin(u), end = end(u); p < end; p++) {
                long at = next[target(p)]++;
                sources.setAtIndex(JAVA_INT, at, u);
                values.setAtIndex(JAVA_FLOAT, at, excess(p));
            }
        }
        return of(begins, sources, values, MemorySegment.ofArray(new float[rowCount]));
    }

    /// Writes the excesses: the values less the row's constant.
    @Override
    public void scoreTargets(int source, float[] scores) {
        Arrays.fill(scores, 0);
        addTo(source, 1, scores);
    }

    MemorySegment offsets() {
        return offsets;
    }

    MemorySegment targets() {
        return targets;
    }

    MemorySegment excesses() {
        return excesses;
    }

    MemorySegment floors() {
        return floors;
    }

    /// Adds the rows to a file as four sections.
    public void write(SectionFileWriter file, String prefix) throws IOException {
        file.add(prefix + "offsets", offsets);
        file.add(prefix + "targets", targets);
        file.add(prefix + "excesses", excesses);
        file.add(prefix + "floors", floors);
    }

    /// The rows of a file, mapped; they live as long as the file is open.
    ///
    /// @throws CorruptFileException when the sections are missing or do not fit each other
    public static SparseRows read(SectionFile file, String prefix) throws CorruptFileException {
        MemorySegment offsets = file.section(prefix + "offsets", Long.BYTES);
        MemorySegment targets = file.section(prefix + "targets", Integer.BYTES);
        MemorySegment excesses = file.section(prefix + "excesses", Float.BYTES);
        MemorySegment floors = file.section(prefix + "floors", Float.BYTES);
        try {
            return of(offsets, targets, excesses, floors);
        } catch (IllegalArgumentException e) {
            throw new CorruptFileException(file.path(),
                    "sections " + prefix + "*: " + e.getMessage());
        }
    }

    /// Checks every row: offsets rise, targets are nodes, sorted, distinct, excesses are finite
    /// and not negative. O(entries).
    ///
    /// @throws IllegalArgumentException naming the first row that breaks the contract
    public void check() {
        for (int u = 0; u < rowCount; u++) {
            if (begin(u) < 0 || end(u) < begin(u) || end(u) > entryCount()) {
                throw new IllegalArgumentException("row " + u + " lies at [" + begin(u) + ", "
                        + end(u) + "), must lie within [0, " + entryCount() + ")");
            }
            if (!Float.isFinite(floor(u))) {
                throw new IllegalArgumentException("row " + u + " has floor " + floor(u)
                        + ", must be finite");
            }
            int previous = -1;
            for (long p = begin(u), end = end(u); p < end; p++) {
                int v = target(p);
                float excess = excess(p);
                if (v <= previous || v >= rowCount || !(excess >= 0) || excess > Float.MAX_VALUE) {
                    throw new IllegalArgumentException("row " + u + " has target " + v + " after "
                            + previous + " with excess " + excess + ", targets must rise and be "
                            + "below " + rowCount + ", excesses finite and 0 or more");
                }
                previous = v;
            }
        }
    }
}
