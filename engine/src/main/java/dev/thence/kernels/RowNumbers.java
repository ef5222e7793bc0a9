package dev.thence.kernels;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/// Numbers the nodes of a step's role from 0 in the order they are asked for.
public final class RowNumbers {
    private static final int NONE = -1;

    private final int[] rowOf;
    private final IntArrayList nodes = new IntArrayList();
    private boolean all;

    public RowNumbers(int nodeCount) {
        rowOf = new int[nodeCount];
        Arrays.fill(rowOf, NONE);
    }

    /// The node's row; a new one when it has none.
    public int add(int node) {
        if (rowOf[node] == NONE) {
            rowOf[node] = nodes.size();
            nodes.add(node);
        }
        return rowOf[node];
    }

    /// Every node its own row; must be the first thing asked for.
    public void addAll() {
        all = true;
        for (int node = 0; node < rowOf.length; node++) {
            add(node);
        }
    }

    /// The node's row, or -1.
    public int find(int node) {
        return rowOf[node];
    }

    public int count() {
        return nodes.size();
    }

    public int[] nodes() {
        return nodes.toIntArray();
    }

    /// The nodes of the rows.
    public Rows toRows() {
        return all ? Rows.all(rowOf.length) : Rows.of(nodes.toIntArray(), nodes.size());
    }

    public void clear() {
        all = false;
        for (int i = 0; i < nodes.size(); i++) {
            rowOf[nodes.getInt(i)] = NONE;
        }
        nodes.clear();
    }
}
