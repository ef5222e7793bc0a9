package dev.thence.sampler;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.DirectedGraphBuilder.Duplicates;
import dev.thence.graph.SplitMix64;

/// Graphs for tests.
final class Graphs {
    private Graphs() {}

    /// Edges as text, the weight after the at sign if it is not 1: `0>1 1>2@0.5`.
    static DirectedGraph of(int nodeCount, String edges) {
        var builder = DirectedGraph.builder(nodeCount);
        for (String edge : edges.isBlank() ? new String[0] : edges.trim().split("\\s+")) {
            String[] parts = edge.split("[>@]");
            builder.add(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]),
                    parts.length > 2 ? Float.parseFloat(parts[2]) : 1);
        }
        return builder.build();
    }

    /// A graph with hubs and with nodes without edges; weights from 0.5 to 2.
    static DirectedGraph skewed(int nodeCount, int edges, long seed) {
        var random = new SplitMix64(SplitMix64.mix(seed));
        var builder = DirectedGraph.builder(nodeCount).duplicates(Duplicates.KEEP_FIRST);
        for (int e = 0; e < edges; e++) {
            int u = (int) (nodeCount * Math.pow(random.nextDouble(), 2));
            int v = nodeCount - 1 - (int) (nodeCount * Math.pow(random.nextDouble(), 3));
            if (u != v) {
                builder.add(u, v, 0.5f + 1.5f * (float) random.nextDouble());
            }
        }
        return builder.build();
    }
}
