package dev.thence.datasets;

import java.util.Arrays;

/// The largest weakly connected part of an edge list, by union and find.
final class LargestComponent {
    private final int[] parent;

    private LargestComponent(int nodes) {
        parent = new int[nodes];
        Arrays.setAll(parent, i -> i);
    }

    /// For every node its number within the largest part, in the order of the nodes, or -1
    /// outside. Of parts equally large the one with the smallest node counts.
    static int[] numbers(int nodes, int[] sources, int[] targets) {
        var parts = new LargestComponent(nodes);
        int[] size = new int[nodes];
        for (int e = 0; e < sources.length; e++) {
            int a = parts.root(sources[e]);
            int b = parts.root(targets[e]);
            parts.parent[Math.max(a, b)] = Math.min(a, b);
        }
        int largest = 0;
        for (int u = 0; u < nodes; u++) {
            size[parts.root(u)]++;
        }
        for (int u = 0; u < nodes; u++) {
            largest = size[u] > size[largest] ? u : largest;
        }
        int[] numbers = new int[nodes];
        int next = 0;
        for (int u = 0; u < nodes; u++) {
            numbers[u] = parts.root(u) == largest ? next++ : -1;
        }
        return numbers;
    }

    private int root(int node) {
        int at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
