package dev.thence.evaluation;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import java.util.Arrays;

/// Sums and scaled forms of count matrices.
final class Mixture {
    private Mixture() {}

    /// Each matrix over the mean of all its n x n entries, added up.
    static DirectedGraph ofMeans(DirectedGraph a, DirectedGraph b) {
        return ofMeans(a, b, 1);
    }

    /// The same, the second matrix times a factor.
    static DirectedGraph ofMeans(DirectedGraph a, DirectedGraph b, double factor) {
        int n = a.nodeCount();
        double scaleA = overMean(a);
        double scaleB = factor * overMean(b);
        long[] offsets = new long[n + 1];
        int[] neighbors = new int[Math.toIntExact(a.edgeCount() + b.edgeCount())];
        float[] weights = new float[neighbors.length];
        int size = 0;
        for (int u = 0; u < n; u++) {
            long p = a.out().offset(u);
            long q = b.out().offset(u);
            long endP = a.out().offset(u + 1);
            long endQ = b.out().offset(u + 1);
            while (p < endP || q < endQ) {
                int v = p < endP ? a.out().neighbor(p) : n;
                int w = q < endQ ? b.out().neighbor(q) : n;
                double sum = v <= w ? scaleA * a.out().weight(p++) : 0;
                sum += w <= v ? scaleB * b.out().weight(q++) : 0;
                neighbors[size] = Math.min(v, w);
                weights[size++] = (float) sum;
            }
            offsets[u + 1] = size;
        }
        return DirectedGraph.of(Adjacency.of(
                offsets, Arrays.copyOf(neighbors, size), Arrays.copyOf(weights, size)));
    }

    private static double overMean(DirectedGraph graph) {
        double sum = 0;
        for (int u = 0; u < graph.nodeCount(); u++) {
            sum += graph.out().weightSum(u);
        }
        return sum > 0 ? (double) graph.nodeCount() * graph.nodeCount() / sum : 0;
    }

    /// Every row over its largest weight.
    static DirectedGraph overRowMaximum(DirectedGraph graph) {
        var builder = DirectedGraph.builder(graph.nodeCount());
        for (int u = 0; u < graph.nodeCount(); u++) {
            float maximum = 0;
            long end = graph.out().offset(u + 1);
            for (long p = graph.out().offset(u); p < end; p++) {
                maximum = Math.max(maximum, graph.out().weight(p));
            }
            for (long p = graph.out().offset(u); p < end; p++) {
                builder.add(u, graph.out().neighbor(p), graph.out().weight(p) / maximum);
            }
        }
        return builder.build();
    }
}
