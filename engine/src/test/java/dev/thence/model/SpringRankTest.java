package dev.thence.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

final class SpringRankTest {
    @Test
    void oneEdgeIsAStepLessThePullOfBothEnds() {
        // minimise (b - a - 1)^2 + a^2 + b^2: b = 1/3, a = -1/3
        double[] places = SpringRank.of(DirectedGraph.builder(3).add(0, 1, 1f).build());
        assertArrayEquals(new double[] {-1.0 / 3, 1.0 / 3, 0}, places, 1e-9);
    }

    @Test
    void edgesBothWaysAndLoopsSayNothing() {
        double[] places = SpringRank.of(DirectedGraph.builder(2)
                .add(0, 1, 1f).add(1, 0, 5f).build());
        assertArrayEquals(new double[2], places);
    }

    @Test
    void placesSolveTheDenseSystem() {
        int n = 60;
        for (int seed = 0; seed < 5; seed++) {
            var random = SplitMix64.of(seed);
            var builder = DirectedGraph.builder(n);
            for (int i = 0; i < 400; i++) {
                int u = (int) (n * Math.pow(random.nextDouble(), 2));
                int v = random.nextInt(n);
                if (u != v) {
                    builder.add(u, v, 1f);
                }
            }
            var graph = builder.build();
            var system = CommonOps_DDRM.identity(n);
            var excess = new DMatrixRMaj(n, 1);
            for (int u = 0; u < n; u++) {
                for (int v = 0; v < n; v++) {
                    if (graph.hasEdge(u, v) && !graph.hasEdge(v, u)) {
                        system.add(u, u, 1);
                        system.add(v, v, 1);
                        system.set(u, v, -1);
                        system.set(v, u, -1);
                        excess.add(v, 0, 1);
                        excess.add(u, 0, -1);
                    }
                }
            }
            var expected = new DMatrixRMaj(n, 1);
            CommonOps_DDRM.solve(system, excess, expected);
            double[] places = SpringRank.of(graph);
            for (int u = 0; u < n; u++) {
                assertEquals(expected.get(u, 0), places[u], 1e-6, "node " + u + " of seed " + seed);
            }
        }
    }
}
