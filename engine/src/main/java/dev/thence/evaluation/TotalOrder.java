package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.util.function.IntFunction;

/// Who comes first among equal scores: the node with more train orders, then the one with the
/// smaller item id. With it every ranking is one certain list.
///
/// Immutable. 4 n bytes.
public final class TotalOrder {
    private final int[] place;

    private TotalOrder(int n, IntComparator comparator) {
        int[] nodes = new int[n];
        for (int v = 0; v < n; v++) {
            nodes[v] = v;
        }
        IntArrays.mergeSort(nodes, comparator);
        place = new int[n];
        for (int i = 0; i < n; i++) {
            place[nodes[i]] = i;
        }
    }

    /// By train orders down, then by id up in the order of its characters.
    public static TotalOrder of(int[] trainOrders, IntFunction<String> id) {
        String[] ids = new String[trainOrders.length];
        for (int v = 0; v < ids.length; v++) {
            ids[v] = id.apply(v);
        }
        return new TotalOrder(ids.length, (a, b) -> trainOrders[a] != trainOrders[b]
                ? Integer.compare(trainOrders[b], trainOrders[a]) : ids[a].compareTo(ids[b]));
    }

    /// For a graph without a log: by in-degree down, then by node number up.
    public static TotalOrder byInDegree(DirectedGraph graph) {
        return new TotalOrder(graph.nodeCount(), (a, b) -> {
            int byDegree = Integer.compare(graph.in().degree(b), graph.in().degree(a));
            return byDegree != 0 ? byDegree : Integer.compare(a, b);
        });
    }

    public int nodeCount() {
        return place.length;
    }

    /// The node's place when all scores are equal: 0 is first.
    public int place(int node) {
        return place[node];
    }

    /// Whether a node with this score comes before another one with that score.
    public boolean isBefore(float score, int node, float otherScore, int other) {
        return score > otherScore || (score == otherScore && place[node] < place[other]);
    }
}
