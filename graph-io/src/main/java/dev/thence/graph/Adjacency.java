package dev.thence.graph;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;

/// One half of a directed graph: for every node its neighbours in one direction, as compressed
/// sparse rows. Row u lies at the positions `[offset(u), offset(u + 1))`, sorted by neighbour, no
/// neighbour twice.
///
/// Immutable, usable by any number of threads. The segments belong to whoever made them (a mapped
/// file, an array, an automatic arena); a read after their owner closed them throws
/// `IllegalStateException`. Memory: 8 (n + 1) + 8 m bytes.
public final class Adjacency {
    private final int nodeCount;
    private final long edgeCount;
    private final MemorySegment offsets;
    private final MemorySegment neighbors;
    private final MemorySegment weights;

    private Adjacency(MemorySegment offsets, MemorySegment neighbors, MemorySegment weights) {
        this.nodeCount = Math.toIntExact(offsets.byteSize() / Long.BYTES - 1);
        this.edgeCount = neighbors.byteSize() / Integer.BYTES;
        this.offsets = offsets;
        this.neighbors = neighbors;
        this.weights = weights;
    }

    /// A half over segments of n + 1 offsets (`long`), m neighbours (`int`) and m weights (`float`),
    /// little-endian, aligned to their element size. Checks the sizes and the ends, O(1); the rows
    /// themselves are checked by [#check()].
    ///
    /// @throws IllegalArgumentException when the sizes disagree
    public static Adjacency of(MemorySegment offsets, MemorySegment neighbors, MemorySegment weights) {
        Objects.requireNonNull(weights);
        if (offsets.byteSize() < Long.BYTES || offsets.byteSize() % Long.BYTES != 0) {
            throw new IllegalArgumentException("offsets has " + offsets.byteSize()
                    + " bytes, must be a positive multiple of 8");
        }
        var half = new Adjacency(offsets, neighbors, weights);
        if (weights.byteSize() != neighbors.byteSize()) {
            throw new IllegalArgumentException("weights has " + weights.byteSize()
                    + " bytes, must have as many as neighbors: " + neighbors.byteSize());
        }
        long first = half.offset(0);
        long last = half.offset(half.nodeCount);
        if (first != 0 || last != half.edgeCount) {
            throw new IllegalArgumentException("offsets run from " + first + " to " + last
                    + ", must run from 0 to the number of neighbours, " + half.edgeCount);
        }
        return half;
    }

    /// The same over arrays, which are not copied.
    public static Adjacency of(long[] offsets, int[] neighbors, float[] weights) {
        return of(MemorySegment.ofArray(offsets), MemorySegment.ofArray(neighbors),
                MemorySegment.ofArray(weights));
    }

    /// The same rows and, behind them, empty ones.
    Adjacency withNodes(int most) {
        if (most < nodeCount) {
            throw new IllegalArgumentException("nodeCount is " + most + ", must be " + nodeCount
                    + " or more");
        }
        long[] longer = new long[most + 1];
        MemorySegment.copy(offsets, JAVA_LONG, 0, longer, 0, nodeCount + 1);
        Arrays.fill(longer, nodeCount + 1, longer.length, edgeCount);
        return new Adjacency(MemorySegment.ofArray(longer), neighbors, weights);
    }

    public int nodeCount() {
        return nodeCount;
    }

    public long edgeCount() {
        return edgeCount;
    }

    /// The position of the node's first neighbour; for `nodeCount()` the number of edges.
    public long offset(int node) {
        return offsets.getAtIndex(JAVA_LONG, node);
    }

    public int degree(int node) {
        return (int) (offset(node + 1) - offset(node));
    }

    public int neighbor(long position) {
        return neighbors.getAtIndex(JAVA_INT, position);
    }

    public float weight(long position) {
        return weights.getAtIndex(JAVA_FLOAT, position);
    }

    /// The position of this neighbour in the node's row, or -1. O(log degree).
    public long find(int node, int neighbor) {
        long low = offset(node);
        long high = offset(node + 1) - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            int there = neighbor(middle);
            if (there < neighbor) {
                low = middle + 1;
            } else if (there > neighbor) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    public boolean contains(int node, int neighbor) {
        return find(node, neighbor) >= 0;
    }

    /// The sum of the weights of the node's row, in row order.
    public double weightSum(int node) {
        double sum = 0;
        for (long p = offset(node), end = offset(node + 1); p < end; p++) {
            sum += weight(p);
        }
        return sum;
    }

    public MemorySegment offsets() {
        return offsets;
    }

    public MemorySegment neighbors() {
        return neighbors;
    }

    public MemorySegment weights() {
        return weights;
    }

    /// Checks every row: offsets rise, neighbours are nodes, sorted, distinct, weights are finite.
    /// O(n + m).
    ///
    /// @throws IllegalArgumentException naming the first row that breaks the contract
    public void check() {
        for (int u = 0; u < nodeCount; u++) {
            long begin = offset(u);
            long end = offset(u + 1);
            if (begin < 0 || end < begin || end > edgeCount) {
                throw new IllegalArgumentException("row " + u + " lies at [" + begin + ", " + end
                        + "), must lie within [0, " + edgeCount + ") and not before the row above");
            }
            int previous = -1;
            for (long p = begin; p < end; p++) {
                int v = neighbor(p);
                if (v <= previous || v >= nodeCount) {
                    throw new IllegalArgumentException("row " + u + " has neighbour " + v + " after "
                            + previous + ", must rise and be below " + nodeCount);
                }
                if (!Float.isFinite(weight(p))) {
                    throw new IllegalArgumentException("row " + u + " has weight " + weight(p)
                            + " for neighbour " + v + ", must be finite");
                }
                previous = v;
            }
        }
    }
}
