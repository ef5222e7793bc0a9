package dev.thence.model;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.thence.evaluation.SparseRows;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/// For every target the sources in whose rows it is, in any of several matrices: what a question
/// about a target has to look at beside the dense part. Values stay in the rows.
///
/// Immutable, any number of threads. 4 bytes per distinct pair, off the heap, and 8 per node.
final class SparseColumns {
    private final long[] begins;
    private final MemorySegment sources;

    private SparseColumns(long[] begins, MemorySegment sources) {
        this.begins = begins;
        this.sources = sources;
    }

    /// Turns the rows of all these matrices round. O(entries), twice.
    static SparseColumns of(int nodeCount, List<SparseRows> matrices) {
        long[] begins = new long[nodeCount + 1];
        forPairs(nodeCount, matrices, (_, target) -> begins[target + 1]++);
        for (int target = 0; target < nodeCount; target++) {
            begins[target + 1] += begins[target];
        }
        MemorySegment sources = Arena.ofAuto().allocate(begins[nodeCount] * Integer.BYTES, 4);
        long[] next = begins.clone();
        forPairs(nodeCount, matrices, (source, target) ->
                sources.setAtIndex(JAVA_INT, next[target]++, source));
        return new SparseColumns(begins, sources);
    }

    /// Calls for every pair that some matrix has, once, by rising source.
    private static void forPairs(int nodeCount, List<SparseRows> matrices, PairReceiver receiver) {
        int[] lastSource = new int[nodeCount];
        Arrays.fill(lastSource, -1);
        for (int source = 0; source < nodeCount; source++) {
            for (SparseRows rows : matrices) {
                for (long p = rows.begin(source), end = rows.end(source); p < end; p++) {
                    int target = rows.target(p);
                    if (lastSource[target] != source) {
                        lastSource[target] = source;
                        receiver.pair(source, target);
                    }
                }
            }
        }
    }

    /// Hands over the sources of the target, rising.
    void forSources(int target, IntConsumer receiver) {
        for (long p = begins[target]; p < begins[target + 1]; p++) {
            receiver.accept(sources.getAtIndex(JAVA_INT, p));
        }
    }

    /// Takes a pair.
    @FunctionalInterface
    private interface PairReceiver {
        void pair(int source, int target);
    }
}
