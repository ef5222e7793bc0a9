package dev.thence.evaluation;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Collects rows in any order and makes [SparseRows] of them. Different rows may be set from
/// different threads; a row that is never set is empty with floor 0. Single use.
public final class SparseRowsBuilder {
    private final int[] @Nullable [] targets;
    private final float[] @Nullable [] excesses;
    private final float[] floors;

    SparseRowsBuilder(int rowCount) {
        if (rowCount < 0) {
            throw new IllegalArgumentException("rowCount is " + rowCount + ", must be 0 or more");
        }
        targets = new int[rowCount][];
        excesses = new float[rowCount][];
        floors = new float[rowCount];
    }

    /// Sets the row to the `keep` best of a dense row of values, ties by target up. The floor
    /// is the last kept value where the row was cut, else `atZero`, the value of a target that
    /// is not connected at all; targets with that value or less are not kept.
    public SparseRowsBuilder cut(int row, float[] values, int keep, float atZero) {
        int[] nodes = Cut.best(values, keep, atZero);
        float[] kept = new float[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            kept[i] = values[nodes[i]];
        }
        return set(row, nodes, kept, floor(values, kept, atZero));
    }

    /// The same of the values of some targets, rising; all others are at `atZero`.
    public SparseRowsBuilder cut(int row, int[] targets, float[] values, int keep, float atZero) {
        int[] nodes = Cut.best(values, keep, atZero);
        float[] kept = new float[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            kept[i] = values[nodes[i]];
            nodes[i] = targets[nodes[i]];
        }
        return set(row, nodes, kept, floor(values, kept, atZero));
    }

    private static float floor(float[] values, float[] kept, float atZero) {
        if (kept.length == 0 || kept.length == Cut.countAbove(values, atZero)) {
            return atZero;
        }
        float floor = kept[0];
        for (float value : kept) {
            floor = Math.min(floor, value);
        }
        return floor;
    }

    /// Sets the row.
    ///
    /// @param nodes the targets, rising; not copied
    /// @param values their values, none below the floor
    /// @throws IllegalArgumentException when the targets do not rise, or a value is below the
    ///        floor
    public SparseRowsBuilder set(int row, int[] nodes, float[] values, float floor) {
        float[] excess = new float[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            excess[i] = values[i] - floor;
            boolean rises = i == 0 || nodes[i] > nodes[i - 1];
            if (!rises || !(excess[i] >= 0)) {
                throw new IllegalArgumentException("row " + row + " has target " + nodes[i]
                        + " with value " + values[i] + " at place " + i
                        + "; targets must rise and values be at least the floor, " + floor);
            }
        }
        targets[row] = nodes;
        excesses[row] = excess;
        floors[row] = floor;
        return this;
    }

    /// @throws IllegalArgumentException when there are more than 2^31 - 1 entries
    public SparseRows build() {
        int n = floors.length;
        long[] offsets = new long[n + 1];
        for (int u = 0; u < n; u++) {
            int[] row = targets[u];
            offsets[u + 1] = offsets[u] + (row == null ? 0 : row.length);
        }
        if (offsets[n] > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("the rows have " + offsets[n]
                    + " entries together, must be below 2^31; keep fewer per row");
        }
        int[] allTargets = new int[(int) offsets[n]];
        float[] allExcesses = new float[allTargets.length];
        for (int u = 0; u < n; u++) {
            int[] row = targets[u];
            float[] excess = excesses[u];
            if (row != null && excess != null) {
                System.arraycopy(row, 0, allTargets, (int) offsets[u], row.length);
                System.arraycopy(excess, 0, allExcesses, (int) offsets[u], row.length);
            }
        }
        return SparseRows.of(MemorySegment.ofArray(offsets), MemorySegment.ofArray(allTargets),
                MemorySegment.ofArray(allExcesses), MemorySegment.ofArray(floors));
    }
}
