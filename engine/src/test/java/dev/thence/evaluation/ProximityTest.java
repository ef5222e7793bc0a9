package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProximityTest {
    private final DirectedGraph graph = Graphs.random(40, 160, 5);
    private final int n = graph.nodeCount();

    @Test
    void halvingWalkIsTheSumOfPowersOfTheNormalisedUndirectedGraph() {
        var u = adjacency(graph).plus(adjacency(graph).transpose());
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                u.set(i, j, u.get(i, j) > 0 ? 1 : 0);
            }
        }
        var s = symmetric(u.plus(Dense.identity(n)));
        var sum = new Dense(n, n);
        var power = Dense.identity(n);
        for (int k = 1; k <= 10; k++) {
            power = power.mult(s).scale(.5);
            sum = sum.plus(power);
        }
        assertRows(sum, Proximity.halvingWalk(graph));
    }

    @Test
    void threeStepIsTheBipartitePath() {
        var m = symmetric(adjacency(graph).plus(Dense.identity(n)));
        assertRows(m.mult(m.transpose()).mult(m), Proximity.threeStep(graph));
    }

    @Test
    void bipartitePageRankIsTheInverseItApproximates() {
        double lambda = .5;
        var m = symmetric(adjacency(graph).plus(Dense.identity(n)));
        var even = Dense.identity(n).minus(m.mult(m.transpose()).scale(lambda * lambda));
        assertRows(even.invert().mult(m).scale(lambda),
                Proximity.bipartitePageRank(graph, lambda, 41));
    }

    @Test
    void pageRanksAreTheInversesTheyApproximate() {
        assertRows(pageRank(adjacency(graph), .5), Proximity.directedPageRank(graph, .5, 40));
        assertRows(pageRank(adjacency(graph).transpose(), .5).transpose(),
                Proximity.backwardPageRank(graph, .5, 40));
        var weighted = Undirected.summed(graph);
        assertRows(pageRank(adjacency(weighted), .5),
                Proximity.undirectedPageRank(weighted, .5, 40));
    }

    @Test
    void rowsAreTheLogarithmsCutToTheBestWithTheLastAsFloor() {
        var walk = Proximity.halvingWalk(graph);
        var rows = rows(walk, 7, 3);
        float[] p = new float[n];
        for (int u = 0; u < n; u++) {
            walk.scoreTargets(u, p);
            p[u] = 0;
            float[] evidence = new float[n];
            for (int v = 0; v < n; v++) {
                evidence[v] = (float) Math.log1p(p[v] / 1e-5);
            }
            int above = Cut.countAbove(evidence, 0);
            int size = Math.min(7, above);
            assertEquals(size, rows.end(u) - rows.begin(u));
            float[] sorted = evidence.clone();
            Arrays.sort(sorted);
            assertEquals(above > 7 ? sorted[n - 7] : 0, rows.floor(u));
            for (int v = 0; v < n; v++) {
                float expected = Math.max(evidence[v], rows.floor(u));
                assertEquals(expected, rows.value(u, v), 1e-5f);
            }
        }
        rows.check();
    }

    @Test
    void oneThreadAndEightGiveTheSameRows() {
        var walk = Proximity.threeStep(Graphs.random(200, 900, 2));
        var one = rows(walk, 20, 1);
        var eight = rows(walk, 20, 8);
        assertEquals(-1, one.offsets().mismatch(eight.offsets()));
        assertEquals(-1, one.targets().mismatch(eight.targets()));
        assertEquals(-1, one.excesses().mismatch(eight.excesses()));
        assertEquals(-1, one.floors().mismatch(eight.floors()));
    }

    @Test
    void aSourceAloneScoresTheSameBitsAsInABlock() {
        var walk = Proximity.halvingWalk(graph);
        float[][] block = new float[3][n];
        walk.scoreBlock(new int[] {4, 9, 11}, 3, block);
        float[] alone = new float[n];
        walk.scoreTargets(9, alone);
        assertArrayEquals(block[1], alone);
    }

    @Test
    void pushingDropsNoMoreThanALittle() {
        var large = Graphs.random(2000, 9000, 8);
        for (var walk : List.of(Proximity.halvingWalk(large), Proximity.threeStep(large),
                Proximity.bipartitePageRank(large, .5, 9))) {
            float[] exact = new float[2000];
            float[] pushed = new float[2000];
            for (int u = 0; u < 2000; u += 97) {
                walk.scoreTargets(u, exact);
                walk.droppingBelow(1e-12).scoreTargets(u, pushed);
                assertArrayEquals(exact, pushed, 1e-6f);
                walk.droppingBelow(1e-6).scoreTargets(u, pushed);
                for (int v = 0; v < 2000; v++) {
                    assertEquals(exact[v], pushed[v], 1e-4f);
                    assertTrue(pushed[v] <= exact[v] * 1.0001f);
                }
            }
        }
    }

    @Test
    void pushedRowsAreTheExactRowsWhereNothingIsDropped() {
        var exact = rows(Proximity.halvingWalk(graph), 7, 1);
        var pushed = rows(Proximity.halvingWalk(graph).droppingBelow(1e-20), 7, 2);
        assertEquals(exact.entryCount(), pushed.entryCount());
        for (int u = 0; u < n; u++) {
            assertEquals(exact.floor(u), pushed.floor(u), 1e-4f);
            for (int v = 0; v < n; v++) {
                assertEquals(exact.value(u, v), pushed.value(u, v), 1e-4f);
            }
        }
    }

    @Test
    void everySourceKeepsAsManyTargetsAsItIsGiven() {
        for (double dropped : new double[] {0, 1e-20}) {
            var walk = Proximity.halvingWalk(graph).droppingBelow(dropped);
            var few = rows(walk, 3, 1);
            var more = rows(walk, 7, 1);
            try (var workers = Workers.of(2)) {
                var mixed = walk.rows(u -> u % 2 == 0 ? 3 : 7, workers);
                for (int u = 0; u < n; u++) {
                    var expected = u % 2 == 0 ? few : more;
                    assertEquals(expected.floor(u), mixed.floor(u));
                    for (int v = 0; v < n; v++) {
                        assertEquals(expected.value(u, v), mixed.value(u, v));
                    }
                }
            }
        }
    }

    @Test
    void theUndirectedGraphTakesTheHeaviestEdgesOfARow() {
        var graph = Graphs.of(4, "0->1@3 0->2@5 0->3@3 1->0@2");
        var strongest = Undirected.strongest(graph, 2);
        assertEquals(5, strongest.weight(0, 1));
        assertEquals(5, strongest.weight(1, 0));
        assertEquals(5, strongest.weight(2, 0));
        assertEquals(0, strongest.weight(0, 3));
    }

    private static SparseRows rows(Proximity walk, int keep, int threads) {
        try (var workers = Workers.of(threads)) {
            return walk.rows(keep, workers);
        }
    }

    private void assertRows(Dense expected, Proximity actual) {
        float[] row = new float[n];
        for (int u = 0; u < n; u++) {
            actual.scoreTargets(u, row);
            for (int v = 0; v < n; v++) {
                if (u != v) {
                    assertEquals(expected.get(u, v), row[v], 2e-6, u + " -> " + v);
                }
            }
        }
    }

    private static Dense adjacency(DirectedGraph graph) {
        var a = new Dense(graph.nodeCount(), graph.nodeCount());
        for (int u = 0; u < graph.nodeCount(); u++) {
            for (int v = 0; v < graph.nodeCount(); v++) {
                a.set(u, v, graph.weight(u, v));
            }
        }
        return a;
    }

    private Dense symmetric(Dense a) {
        var s = a.copy();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double in = a.columnSum(j);
                s.set(i, j, a.get(i, j) / Math.sqrt(a.rowSum(i) * in));
            }
        }
        return s;
    }

    private Dense pageRank(Dense a, double damping) {
        var p = a.copy();
        for (int i = 0; i < n; i++) {
            double sum = a.rowSum(i);
            for (int j = 0; j < n; j++) {
                p.set(i, j, sum > 0 ? a.get(i, j) / sum : 0);
            }
        }
        return Dense.identity(n).minus(p.scale(damping)).invert().scale(1 - damping);
    }
}
