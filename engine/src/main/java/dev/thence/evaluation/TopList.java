package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;

/// The first k nodes by score, then by the total order. A score of minus infinity means: no
/// candidate. Not thread-safe; reused from list to list.
final class TopList {
    private final TotalOrder order;
    private final int[] nodes;
    private final float[] scores;
    private int size;

    TopList(int k, TotalOrder order) {
        this.order = order;
        nodes = new int[k];
        scores = new float[k];
    }

    void fill(float[] all) {
        size = 0;
        float worst = Float.NEGATIVE_INFINITY;
        for (int v = 0; v < all.length; v++) {
            float score = all[v];
            if (score < worst || score == Float.NEGATIVE_INFINITY) {
                continue;
            }
            if (size < nodes.length) {
                insert(size++, v, score);
            } else if (order.isBefore(score, v, scores[size - 1], nodes[size - 1])) {
                insert(size - 1, v, score);
            }
            if (size == nodes.length) {
                worst = scores[size - 1];
            }
        }
    }

    private void insert(int at, int node, float score) {
        int i = at;
        while (i > 0 && order.isBefore(score, node, scores[i - 1], nodes[i - 1])) {
            nodes[i] = nodes[i - 1];
            scores[i] = scores[i - 1];
            i--;
        }
        nodes[i] = node;
        scores[i] = score;
    }

    int size() {
        return size;
    }

    int node(int place) {
        return nodes[place];
    }

    /// How many of the first places are held by a node of which only node -> source is known.
    int wrongWay(int source, DirectedGraph known, int places) {
        int wrong = 0;
        for (int i = 0; i < Math.min(places, size); i++) {
            if (known.hasEdge(nodes[i], source) && !known.hasEdge(source, nodes[i])) {
                wrong++;
            }
        }
        return wrong;
    }
}
