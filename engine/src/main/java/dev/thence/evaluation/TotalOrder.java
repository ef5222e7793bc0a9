package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.util.Arrays;
import java.util.function.IntFunction;

/// Who comes first among equal scores: the node with more train orders, then the one with the
/// smaller item id. With it every ranking is one certain list.
///
/// Immutable. 8 n bytes.
public final class TotalOrder {
    private final int[] place;
    private final int[] popularity;

    private TotalOrder(int[] popularity, IntComparator comparator) {
        this.popularity = popularity;
        int n = popularity.length;
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
        return new TotalOrder(trainOrders.clone(), (a, b) -> trainOrders[a] != trainOrders[b]
                ? Integer.compare(trainOrders[b], trainOrders[a]) : ids[a].compareTo(ids[b]));
    }

    /// For a graph without a log: by in-degree down, then by node number up.
    public static TotalOrder byInDegree(DirectedGraph graph) {
        int[] degrees = new int[graph.nodeCount()];
        for (int v = 0; v < degrees.length; v++) {
            degrees[v] = graph.in().degree(v);
        }
        return new TotalOrder(degrees, (a, b) -> {
            int byDegree = Integer.compare(degrees[b], degrees[a]);
            return byDegree != 0 ? byDegree : Integer.compare(a, b);
        });
    }

    public int nodeCount() {
        return place.length;
    }

    /// The number of train orders with the node, or its in-degree: what comes first in the order.
    public int popularity(int node) {
        return popularity[node];
    }

    /// The mean of the popularities of all nodes.
    public double meanPopularity() {
        return Arrays.stream(popularity).average().orElse(Double.NaN);
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
