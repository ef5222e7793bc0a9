package dev.thence.graph;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Makes a matrix row by row on many threads: each row is a function of the data alone, so the
/// result does not depend on who counted it.
final class PairMatrix {
    private static final int CHUNK = 16;

    private PairMatrix() {}

    /// Counts one row: begins it, adds to it, finishes it.
    @FunctionalInterface
    interface RowTask {
        PairRow.Finished row(int item, PairRow row);
    }

    static DirectedGraph of(int itemCount, RowTask task, Workers workers) {
        return DirectedGraph.of(rows(itemCount, task, workers));
    }

    /// A matrix that is its own transpose to the bit, as one half that serves as both. Only for
    /// rows that are not cut.
    static DirectedGraph symmetric(int itemCount, RowTask task, Workers workers) {
        Adjacency half = rows(itemCount, task, workers);
        return DirectedGraph.of(half, half);
    }

    private static Adjacency rows(int itemCount, RowTask task, Workers workers) {
        var finished = new PairRow.@Nullable Finished[itemCount];
        var spare = new ConcurrentLinkedQueue<PairRow>();
        workers.forRange(itemCount, CHUNK, (from, to) -> {
            @Nullable PairRow polled = spare.poll();
            PairRow row = polled == null ? new PairRow(itemCount) : polled;
            for (int item = from; item < to; item++) {
                finished[item] = task.row(item, row);
            }
            spare.add(row);
        });
        return joined(finished);
    }

    private static Adjacency joined(PairRow.@Nullable Finished[] finished) {
        long[] offsets = new long[finished.length + 1];
        for (int item = 0; item < finished.length; item++) {
            PairRow.Finished row = finished[item];
            offsets[item + 1] = offsets[item] + (row == null ? 0 : row.targets().length);
        }
        long pairs = offsets[finished.length];
        if (pairs > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException(pairs
                    + " pairs are more than a matrix in memory holds, "
                    + (Integer.MAX_VALUE - 8) + "; keep fewer, by maxOut or minWeight");
        }
        int[] targets = new int[(int) pairs];
        float[] weights = new float[(int) pairs];
        for (int item = 0; item < finished.length; item++) {
            PairRow.Finished row = finished[item];
            if (row != null) {
                System.arraycopy(row.targets(), 0, targets, (int) offsets[item],
                        row.targets().length);
                System.arraycopy(row.weights(), 0, weights, (int) offsets[item],
                        row.weights().length);
                finished[item] = null;
            }
        }
        return Adjacency.of(offsets, targets, weights);
    }
}
