package dev.thence.graph;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/// Graphs for tests.
final class RandomGraph {
    private RandomGraph() {}

    /// So many edges between uniformly drawn nodes, loops among them, some nodes without any.
    static DirectedGraph of(long seed, int nodes, int edges) {
        var random = new Random(seed);
        var builder = DirectedGraph.builder(nodes);
        for (int e = 0; e < edges; e++) {
            builder.add(random.nextInt(nodes), random.nextInt(nodes), random.nextFloat() + 0.1f);
        }
        return builder.build();
    }

    /// A graph from text such as `0->1@2.5 1->0`.
    static DirectedGraph of(int nodes, String edges) {
        var builder = DirectedGraph.builder(nodes);
        for (String edge : edges.split(" ")) {
            String[] parts = edge.split("->|@");
            builder.add(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]),
                    parts.length > 2 ? Float.parseFloat(parts[2]) : 1f);
        }
        return builder.build();
    }

    /// Every edge as `source->target@weight`.
    static Set<String> edges(DirectedGraph graph) {
        var edges = new HashSet<String>();
        for (int u = 0; u < graph.nodeCount(); u++) {
            for (long p = graph.out().offset(u); p < graph.out().offset(u + 1); p++) {
                edges.add(u + "->" + graph.out().neighbor(p) + "@" + graph.out().weight(p));
            }
        }
        return edges;
    }
}
