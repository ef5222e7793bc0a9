package dev.thence.service;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import dev.thence.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// An item's strongest neighbours in the graph, with how strongly it leads there and back.
///
/// @param neighbors the strongest first, by the stronger of the two ways
record Neighborhood(List<Neighbor> neighbors) {

    /// One neighbour.
    ///
    /// @param then customers who bought the item and later this one; for a graph, the weight of
    ///     the edge; 0 for none
    /// @param back the same the other way round
    record Neighbor(int node, float then, float back) {
        float strength() {
            return Math.max(then, back);
        }
    }

    private static final Comparator<Neighbor> WEAKEST = Comparator
            .comparingDouble((Neighbor n) -> n.strength())
            .thenComparing(Comparator.comparingInt(Neighbor::node).reversed());

    /// By the counts of customers where there are some, else by the edges. O(degree log limit).
    static Neighborhood of(Model model, int node, int limit) {
        DirectedGraph graph = model.thenCounts().edgeCount() > 0 ? model.thenCounts()
                : model.graph();
        var strongest = new PriorityQueue<>(WEAKEST);
        each(graph.out(), node, (other, weight) -> offer(strongest, limit,
                new Neighbor(other, weight, graph.weight(other, node))));
        each(graph.in(), node, (other, weight) -> {
            if (!graph.hasEdge(node, other)) {
                offer(strongest, limit, new Neighbor(other, 0, weight));
            }
        });
        var all = new ArrayList<>(strongest);
        all.sort(WEAKEST.reversed());
        return new Neighborhood(List.copyOf(all));
    }

    /// Takes a neighbour and the weight of the edge.
    private interface Receiver {
        void accept(int other, float weight);
    }

    private static void each(Adjacency rows, int node, Receiver receiver) {
        for (long p = rows.offset(node), end = rows.offset(node + 1); p < end; p++) {
            int other = rows.neighbor(p);
            if (other != node) {
                receiver.accept(other, rows.weight(p));
            }
        }
    }

    private static void offer(PriorityQueue<Neighbor> strongest, int limit, Neighbor neighbor) {
        strongest.add(neighbor);
        if (strongest.size() > limit) {
            strongest.remove();
        }
    }
}
