package dev.thence.sampler;

import java.util.Arrays;

/// The edges of an [EdgeExclusion.Edges] as places in one role's rows: for every node that
/// loses edges, the rising places of these edges, counted from the begin of its row. Immutable.
final class SkippedEdges {
    static final SkippedEdges NONE = new SkippedEdges(new int[0], new int[1], new int[0]);

    /// Nodes that lose edges, rising.
    final int[] nodes;
    /// Those of node i lie at `[begins[i], begins[i + 1])` of the places.
    final int[] begins;
    final int[] places;

    private SkippedEdges(int[] nodes, int[] begins, int[] places) {
        this.nodes = nodes;
        this.begins = begins;
        this.places = places;
    }

    static SkippedEdges of(EdgeExclusion exclusion, Rows rows, Role role) {
        return exclusion instanceof EdgeExclusion.Edges edges ? of(edges, rows, role) : NONE;
    }

    private static SkippedEdges of(EdgeExclusion.Edges edges, Rows rows, Role role) {
        long[] found = new long[edges.count()];
        int size = 0;
        for (int i = 0; i < edges.count(); i++) {
            int node = role == Role.SOURCE ? edges.source(i) : edges.target(i);
            int neighbor = role == Role.SOURCE ? edges.target(i) : edges.source(i);
            if (node >= 0 && node < rows.nodeCount()) {
                int place = rows.find(node, neighbor);
                if (place >= 0) {
                    found[size++] = (long) node << 32 | place;
                }
            }
        }
        Arrays.sort(found, 0, size);
        int[] nodes = new int[size];
        int[] begins = new int[size + 1];
        int[] places = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            int node = (int) (found[i] >>> 32);
            if (count == 0 || nodes[count - 1] != node) {
                nodes[count++] = node;
            }
            places[i] = (int) found[i];
            begins[count] = i + 1;
        }
        return new SkippedEdges(
                Arrays.copyOf(nodes, count), Arrays.copyOf(begins, count + 1), places);
    }

    int count() {
        return nodes.length;
    }

    int skipped(int i) {
        return begins[i + 1] - begins[i];
    }

    /// Turns a rank among the edges that remain of node i into its place in the row.
    int place(int i, int rank) {
        int place = rank;
        for (int s = begins[i]; s < begins[i + 1] && places[s] <= place; s++) {
            place++;
        }
        return place;
    }
}
