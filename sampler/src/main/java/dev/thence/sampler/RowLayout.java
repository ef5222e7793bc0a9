package dev.thence.sampler;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Lays out one role's half of a graph as [Rows]. Arrays of the graph are taken as they are
/// where nothing has to be moved, so that a graph in memory is not copied.
final class RowLayout {
    private static final int MAX_EDGES = Integer.MAX_VALUE - 8;

    private final Role role;
    private final Adjacency own;
    private final @Nullable Adjacency gained;
    private final @Nullable EdgeFolds folds;
    private final boolean weighted;
    private final int[] offsets;

    private RowLayout(Role role, DirectedGraph graph, Normalization normalization,
            @Nullable EdgeFolds folds, @Nullable ReachOut reachOut) {
        this.role = role;
        this.folds = folds;
        own = role.neighborsIn(graph);
        gained = reachOut == null ? null : reachOut.gained(role);
        weighted = normalization == Normalization.WEIGHTED;
        offsets = offsets();
    }

    /// @throws IllegalArgumentException when there are too many edges, or a negative weight
    ///     counts
    static Rows of(Role role, DirectedGraph graph, Normalization normalization,
            @Nullable EdgeFolds folds, @Nullable ReachOut reachOut) {
        var layout = new RowLayout(role, graph, normalization, folds, reachOut);
        if (layout.weighted) {
            layout.checkWeights();
        }
        return folds == null && layout.gained == null ? layout.asItIs() : layout.arranged();
    }

    private int[] offsets() {
        int n = own.nodeCount();
        long total = own.edgeCount() + (gained == null ? 0 : gained.edgeCount());
        if (total > MAX_EDGES) {
            throw new IllegalArgumentException("the graph has " + total
                    + " edges, with reach-out edges, the sampler takes at most " + MAX_EDGES);
        }
        int[] offsets = new int[n + 1];
        for (int u = 0; u <= n; u++) {
            offsets[u] = (int) (own.offset(u) + (gained == null ? 0 : gained.offset(u)));
        }
        return offsets;
    }

    private void checkWeights() {
        for (long p = 0; p < own.edgeCount(); p++) {
            if (!(own.weight(p) >= 0)) {
                throw new IllegalArgumentException("an edge to node " + own.neighbor(p)
                        + " has weight " + own.weight(p) + ", must be 0 or more to be normalised");
            }
        }
    }

    private Rows asItIs() {
        float[] values = weighted ? floats(own.weights()) : null;
        return new Rows(role, offsets, ints(own.neighbors()), values, null, null, null);
    }

    private Rows arranged() {
        int n = own.nodeCount();
        int total = offsets[n];
        int[] neighbors = new int[total];
        float[] values = weighted || gained != null ? new float[total] : null;
        int[] reachBegins = gained == null ? null : new int[n];
        int width = folds == null ? 0 : folds.count() + 1;
        int[] foldBegins = folds == null ? null : new int[Math.multiplyExact(n, width)];
        int[] next = new int[Math.max(width, 2)];
        for (int u = 0; u < n; u++) {
            countFolds(u, next);
            if (foldBegins != null) {
                System.arraycopy(next, 0, foldBegins, u * width, width);
            }
            for (long p = own.offset(u), end = own.offset(u + 1); p < end; p++) {
                int to = offsets[u] + next[fold(u, own.neighbor(p))]++;
                neighbors[to] = own.neighbor(p);
                if (values != null) {
                    values[to] = weighted ? own.weight(p) : 1;
                }
            }
            if (gained != null && reachBegins != null && values != null) {
                reachBegins[u] = offsets[u] + own.degree(u);
                int to = reachBegins[u];
                for (long p = gained.offset(u), end = gained.offset(u + 1); p < end; p++, to++) {
                    neighbors[to] = gained.neighbor(p);
                    values[to] = gained.weight(p);
                }
            }
        }
        return new Rows(role, offsets, neighbors, values, reachBegins, foldBegins, folds);
    }

    /// Sets `begins[f]` to the number of edges of row u in folds below f.
    private void countFolds(int u, int[] begins) {
        Arrays.fill(begins, 0);
        for (long p = own.offset(u), end = own.offset(u + 1); p < end; p++) {
            begins[fold(u, own.neighbor(p)) + 1]++;
        }
        for (int f = 1; f < begins.length; f++) {
            begins[f] += begins[f - 1];
        }
    }

    private int fold(int node, int neighbor) {
        return folds == null ? 0 : folds.fold(role, node, neighbor);
    }

    private static int[] ints(MemorySegment segment) {
        return !segment.isReadOnly() && segment.heapBase().orElse(null) instanceof int[] array
                && array.length * 4L == segment.byteSize()
                ? array : segment.toArray(ValueLayout.JAVA_INT);
    }

    private static float[] floats(MemorySegment segment) {
        return !segment.isReadOnly() && segment.heapBase().orElse(null) instanceof float[] array
                && array.length * 4L == segment.byteSize()
                ? array : segment.toArray(ValueLayout.JAVA_FLOAT);
    }
}
