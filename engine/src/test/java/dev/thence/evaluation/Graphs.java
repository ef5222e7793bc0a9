package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;

/// Small graphs for tests.
final class Graphs {
    private Graphs() {}

    /// Edges such as `0->1@2 1->2`; the weight is 1 where none is given.
    static DirectedGraph of(int nodeCount, String edges) {
        var builder = DirectedGraph.builder(nodeCount);
        for (String edge : edges.trim().split("\\s+")) {
            String[] ends = edge.split("->|@");
            float weight = ends.length > 2 ? Float.parseFloat(ends[2]) : 1;
            builder.add(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]), weight);
        }
        return builder.build();
    }

    /// About `edgeCount` different edges without loops, weights 1; low numbers have more of
    /// them.
    static DirectedGraph random(int nodeCount, int edgeCount, long seed) {
        var random = new SplitMix64(seed);
        var builder = DirectedGraph.builder(nodeCount);
        for (int e = 0; e < edgeCount; e++) {
            int u = random.nextInt(nodeCount);
            int v = random.nextInt(1 + random.nextInt(nodeCount));
            if (u != v) {
                builder.add(u, v);
            }
        }
        var multi = builder.build();
        var simple = DirectedGraph.builder(nodeCount);
        multi.filter((u, v, _) -> {
            simple.add(u, v);
            return false;
        });
        return simple.build();
    }
}
