package dev.thence.training;

import dev.thence.graph.DirectedGraph;

/// What an edge of a weight counts: its weight over the mean weight of the graph, to a power. A
/// power of 0 counts every edge 1.
final class EdgeCounts {
    private final double power;
    private final double mean;

    EdgeCounts(DirectedGraph graph, double power) {
        this.power = power;
        double sum = 0;
        if (power > 0) {
            for (int u = 0; u < graph.nodeCount(); u++) {
                sum += graph.out().weightSum(u);
            }
        }
        mean = sum / Math.max(1, graph.edgeCount());
    }

    /// @throws IllegalArgumentException when weights count and this one is not positive
    double of(float weight) {
        if (power == 0) {
            return 1;
        }
        if (!(weight > 0)) {
            throw new IllegalArgumentException("an edge has weight " + weight
                    + ", must be positive where weights count");
        }
        return power == 1 ? weight / mean : StrictMath.pow(weight / mean, power);
    }
}
