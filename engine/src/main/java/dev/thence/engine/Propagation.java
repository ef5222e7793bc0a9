package dev.thence.engine;

import dev.thence.graph.DirectedGraph;

/// The matrix of whole-graph propagation, `D_out^-1/2 (A + I) D_in^-1/2`, where D_out and D_in are
/// the row and column sums of A + I. A source gathers along its rows, a target along its columns.
/// An edge counts its weight over the mean weight, to a power; 0 is unweighted.
final class Propagation {
    /// Row u: what source u gathers; its own loop first.
    final Csr sources;
    /// Row v: what target v gathers; its own loop first.
    final Csr targets;

    private Propagation(Csr sources, Csr targets) {
        this.sources = sources;
        this.targets = targets;
    }

    /// O(n + m).
    ///
    /// @throws IllegalArgumentException when the graph has too many edges for arrays, or a weighted
    ///         edge with a weight of 0 or less
    static Propagation of(DirectedGraph graph, double power) {
        int n = graph.nodeCount();
        if (graph.edgeCount() + n > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("the graph has " + graph.edgeCount() + " edges and "
                    + n + " nodes; propagation over the whole graph takes at most "
                    + (Integer.MAX_VALUE - 8) + " together");
        }
        int m = (int) graph.edgeCount() + n;
        var counts = new EdgeCounts(graph, power);
        double[] out = new double[n];
        double[] in = new double[n];
        for (int u = 0; u < n; u++) {
            out[u] += 1;
            in[u] += 1;
            for (long p = graph.out().offset(u), end = graph.out().offset(u + 1); p < end; p++) {
                double count = counts.of(graph.out().weight(p));
                out[u] += count;
                in[graph.out().neighbor(p)] += count;
            }
        }
        int[] offsets = new int[n + 1];
        int[] columns = new int[m];
        float[] weights = new float[m];
        int at = 0;
        for (int u = 0; u < n; u++) {
            columns[at] = u;
            weights[at++] = (float) (1 / Math.sqrt(out[u] * in[u]));
            for (long p = graph.out().offset(u), end = graph.out().offset(u + 1); p < end; p++) {
                int v = graph.out().neighbor(p);
                columns[at] = v;
                weights[at++] = (float) (counts.of(graph.out().weight(p)) / Math.sqrt(out[u] * in[v]));
            }
            offsets[u + 1] = at;
        }
        var sources = new Csr(n, n, offsets, columns, weights);
        return new Propagation(sources, sources.transposed());
    }
}
