package dev.thence.model;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;

/// A place on a line for every node, such that a target stands one step above its source as nearly
/// as all one-way edges together allow: De Bacco, Larremore and Moore, "A physical model for
/// efficient ranking in networks" (2018), equation 4 with unit weights and a pull to 0 of 1. Pairs
/// with edges both ways say nothing about direction and are left out, unlike in the paper.
///
/// The places solve a sparse positive definite system, by conjugate gradients with the diagonal as
/// preconditioner: O(n + m) a round, some tens of rounds, 6 n doubles and the one-way edges.
final class SpringRank {
    private static final double PULL = 1;
    private static final double TOLERANCE = 1e-8;
    private static final int MAX_ROUNDS = 500;

    private final DirectedGraph oneWay;
    private final double[] diagonal;
    private final double[] excess;

    private SpringRank(DirectedGraph graph) {
        oneWay = graph.filter((u, v, _) -> !graph.hasEdge(v, u));
        int n = graph.nodeCount();
        diagonal = new double[n];
        excess = new double[n];
        for (int u = 0; u < n; u++) {
            int below = oneWay.in().degree(u);
            int above = oneWay.out().degree(u);
            diagonal[u] = PULL + below + above;
            excess[u] = below - above;
        }
    }

    /// The place of every node; 0 for one without one-way edges.
    static double[] of(DirectedGraph graph) {
        return new SpringRank(graph).solve();
    }

    private double[] solve() {
        int n = diagonal.length;
        double[] places = new double[n];
        double[] residual = excess.clone();
        double[] direction = new double[n];
        double[] image = new double[n];
        double enough = TOLERANCE * TOLERANCE * preconditioned(excess);
        double before = 1;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            double now = preconditioned(residual);
            if (now <= enough) {
                break;
            }
            double kept = round == 0 ? 0 : now / before;
            for (int u = 0; u < n; u++) {
                direction[u] = residual[u] / diagonal[u] + kept * direction[u];
            }
            multiply(direction, image);
            double step = now / dot(direction, image);
            for (int u = 0; u < n; u++) {
                places[u] += step * direction[u];
                residual[u] -= step * image[u];
            }
            before = now;
        }
        return places;
    }

    /// The system's matrix: diagonal less the one-way edges, both ways.
    private void multiply(double[] x, double[] y) {
        for (int u = 0; u < y.length; u++) {
            y[u] = diagonal[u] * x[u];
        }
        Adjacency out = oneWay.out();
        for (int u = 0; u < y.length; u++) {
            for (long p = out.offset(u), end = out.offset(u + 1); p < end; p++) {
                int v = out.neighbor(p);
                y[u] -= x[v];
                y[v] -= x[u];
            }
        }
    }

    private double preconditioned(double[] x) {
        double sum = 0;
        for (int u = 0; u < x.length; u++) {
            sum += x[u] * x[u] / diagonal[u];
        }
        return sum;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int u = 0; u < x.length; u++) {
            sum += x[u] * y[u];
        }
        return sum;
    }
}
