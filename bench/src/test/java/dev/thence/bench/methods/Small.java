package dev.thence.bench.methods;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;

/// Small random graphs, and their dense matrices as oracles.
final class Small {
    private Small() {}

    /// About that many edges with weights 1, no loops.
    static DirectedGraph graph(int nodes, int edges, long seed) {
        var random = new SplitMix64(seed);
        var builder = DirectedGraph.builder(nodes)
                .duplicates(dev.thence.graph.DirectedGraphBuilder.Duplicates.KEEP_FIRST);
        for (int e = 0; e < edges; e++) {
            int u = random.nextInt(nodes);
            int v = random.nextInt(nodes);
            if (u != v) {
                builder.add(u, v);
            }
        }
        return builder.build();
    }

    static Dense dense(DirectedGraph graph) {
        var dense = new Dense(graph.nodeCount());
        for (int u = 0; u < graph.nodeCount(); u++) {
            for (long p = graph.out().offset(u); p < graph.out().offset(u + 1); p++) {
                dense.set(u, graph.out().neighbor(p), graph.out().weight(p));
            }
        }
        return dense;
    }

    static Dense scores(dev.thence.evaluation.TargetScorer scorer, int nodes) {
        var scores = new Dense(nodes);
        float[] row = new float[nodes];
        for (int u = 0; u < nodes; u++) {
            scorer.scoreTargets(u, row);
            for (int v = 0; v < nodes; v++) {
                scores.set(u, v, row[v]);
            }
        }
        return scores;
    }
}
