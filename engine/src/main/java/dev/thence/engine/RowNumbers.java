package dev.thence.engine;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/// Numbers the nodes of a step's role from 0 in the order they are asked for.
final class RowNumbers {
    private static final int NONE = -1;

    private final int[] rowOf;
    private final IntArrayList nodes = new IntArrayList();
    private boolean all;

    RowNumbers(int nodeCount) {
        rowOf = new int[nodeCount];
        Arrays.fill(rowOf, NONE);
    }

    /// The node's row; a new one when it has none.
    int add(int node) {
        if (rowOf[node] == NONE) {
            rowOf[node] = nodes.size();
            nodes.add(node);
        }
        return rowOf[node];
    }

    /// Every node its own row; must be the first thing asked for.
    void addAll() {
        all = true;
        for (int node = 0; node < rowOf.length; node++) {
            add(node);
        }
    }

    /// The node's row, or -1.
    int find(int node) {
        return rowOf[node];
    }

    int count() {
        return nodes.size();
    }

    int[] nodes() {
        return nodes.toIntArray();
    }

    /// The nodes of the rows.
    Rows toRows() {
        return all ? Rows.all(rowOf.length) : Rows.of(nodes.toIntArray(), nodes.size());
    }

    void clear() {
        all = false;
        for (int i = 0; i < nodes.size(); i++) {
            rowOf[nodes.getInt(i)] = NONE;
        }
        nodes.clear();
    }
}
