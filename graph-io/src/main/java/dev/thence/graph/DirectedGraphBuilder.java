package dev.thence.graph;

import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Collects edges in any order and makes a [DirectedGraph] of them.
///
/// Not thread-safe; single use. Duplicate edges are summed unless told otherwise. Memory: 12 bytes
/// per added edge, and twice that again while building.
public final class DirectedGraphBuilder {

    /// What becomes of an edge that was added more than once.
    public enum Duplicates {
        /// The weights are added, in the order of adding.
        SUM,
        /// The first one stays.
        KEEP_FIRST,
        /// An error.
        REJECT
    }

    private final int nodeCount;
    private final IntArrayList sources = new IntArrayList();
    private final IntArrayList targets = new IntArrayList();
    private final FloatArrayList weights = new FloatArrayList();
    private Duplicates duplicates = Duplicates.SUM;

    DirectedGraphBuilder(int nodeCount) {
        if (nodeCount < 0) {
            throw new IllegalArgumentException("nodeCount is " + nodeCount + ", must be 0 or more");
        }
        this.nodeCount = nodeCount;
    }

    public DirectedGraphBuilder duplicates(Duplicates rule) {
        duplicates = rule;
        return this;
    }

    /// Adds the edge with weight 1.
    public DirectedGraphBuilder add(int source, int target) {
        return add(source, target, 1f);
    }

    /// @throws IllegalArgumentException when an end is not a node or the weight not finite
    public DirectedGraphBuilder add(int source, int target, float weight) {
        if (source < 0 || source >= nodeCount || target < 0 || target >= nodeCount) {
            throw new IllegalArgumentException("edge " + source + " -> " + target
                    + ": both ends must be in [0, " + nodeCount + ")");
        }
        if (!Float.isFinite(weight)) {
            throw new IllegalArgumentException("edge " + source + " -> " + target + " has weight "
                    + weight + ", must be finite");
        }
        sources.add(source);
        targets.add(target);
        weights.add(weight);
        return this;
    }

    /// Two stable counting sorts, by target and then by source, so that every row comes out sorted
    /// without comparing. O(n + added edges).
    ///
    /// @throws IllegalArgumentException for a duplicate edge under [Duplicates#REJECT]
    public DirectedGraph build() {
        int[] order = sortedBy(targets, null);
        order = sortedBy(sources, order);
        int[] neighbors = new int[order.length];
        float[] merged = new float[order.length];
        long[] offsets = new long[nodeCount + 1];
        int size = 0;
        int previousSource = -1;
        for (int edge : order) {
            int u = sources.getInt(edge);
            int v = targets.getInt(edge);
            if (u == previousSource && neighbors[size - 1] == v) {
                mergeInto(merged, size - 1, u, v, weights.getFloat(edge));
                continue;
            }
            neighbors[size] = v;
            merged[size++] = weights.getFloat(edge);
            offsets[u + 1]++;
            previousSource = u;
        }
        for (int u = 0; u < nodeCount; u++) {
            offsets[u + 1] += offsets[u];
        }
        return DirectedGraph.of(Adjacency.of(offsets, trimmed(neighbors, size), trimmed(merged, size)));
    }

    private void mergeInto(float[] merged, int at, int u, int v, float weight) {
        switch (duplicates) {
            case SUM -> merged[at] += weight;
            case KEEP_FIRST -> { }
            case REJECT -> throw new IllegalArgumentException(
                    "edge " + u + " -> " + v + " was added twice, must be unique");
        }
    }

    private int[] sortedBy(IntArrayList key, int @Nullable [] before) {
        int m = key.size();
        int[] next = new int[nodeCount + 1];
        for (int e = 0; e < m; e++) {
            next[key.getInt(e) + 1]++;
        }
        for (int u = 0; u < nodeCount; u++) {
            next[u + 1] += next[u];
        }
        int[] order = new int[m];
        for (int i = 0; i < m; i++) {
            int edge = before == null ? i : before[i];
            order[next[key.getInt(edge)]++] = edge;
        }
        return order;
    }

    private static int[] trimmed(int[] array, int size) {
        return size == array.length ? array : Arrays.copyOf(array, size);
    }

    private static float[] trimmed(float[] array, int size) {
        return size == array.length ? array : Arrays.copyOf(array, size);
    }
}
