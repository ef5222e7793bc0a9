package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.DirectedGraphBuilder;

/// Undirected and looped forms of a directed graph, to walk on.
public final class Undirected {
    private Undirected() {}

    /// Weight 1 both ways wherever an edge runs either way.
    public static DirectedGraph plain(DirectedGraph graph) {
        var builder = DirectedGraph.builder(graph.nodeCount())
                .duplicates(DirectedGraphBuilder.Duplicates.KEEP_FIRST);
        for (int u = 0; u < graph.nodeCount(); u++) {
            for (long p = graph.out().offset(u), end = graph.out().offset(u + 1); p < end; p++) {
                builder.add(u, graph.out().neighbor(p)).add(graph.out().neighbor(p), u);
            }
        }
        return builder.build();
    }

    /// The sum of the two weights, both ways.
    public static DirectedGraph summed(DirectedGraph graph) {
        var builder = DirectedGraph.builder(graph.nodeCount());
        for (int u = 0; u < graph.nodeCount(); u++) {
            for (long p = graph.out().offset(u), end = graph.out().offset(u + 1); p < end; p++) {
                int v = graph.out().neighbor(p);
                float weight = graph.out().weight(p);
                builder.add(u, v, weight).add(v, u, weight);
            }
        }
        return builder.build();
    }

    /// The `keep` heaviest edges of every row (ties by target up), then the sum of both ways.
    public static DirectedGraph strongest(DirectedGraph graph, int keep) {
        return summed(heaviest(graph, keep));
    }

    /// The `keep` heaviest edges of every row, ties by target up.
    public static DirectedGraph heaviest(DirectedGraph graph, int keep) {
        var builder = DirectedGraph.builder(graph.nodeCount());
        float[] row = new float[graph.nodeCount()];
        for (int u = 0; u < graph.nodeCount(); u++) {
            long begin = graph.out().offset(u);
            long end = graph.out().offset(u + 1);
            for (long p = begin; p < end; p++) {
                row[graph.out().neighbor(p)] = graph.out().weight(p);
            }
            for (int v : Cut.best(row, keep, 0)) {
                builder.add(u, v, row[v]);
            }
            for (long p = begin; p < end; p++) {
                row[graph.out().neighbor(p)] = 0;
            }
        }
        return builder.build();
    }

    /// The graph with a loop of weight 1 at every node.
    static DirectedGraph withLoops(DirectedGraph graph) {
        var builder = DirectedGraph.builder(graph.nodeCount());
        for (int u = 0; u < graph.nodeCount(); u++) {
            for (long p = graph.out().offset(u), end = graph.out().offset(u + 1); p < end; p++) {
                builder.add(u, graph.out().neighbor(p), graph.out().weight(p));
            }
            builder.add(u, u);
        }
        return builder.build();
    }
}
