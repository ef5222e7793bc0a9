package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.thence.evaluation.Ease.Basket;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class EaseTest {
    private static final Workers WORKERS = Workers.of(2);

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    @Test
    void scoresAreBasketsTimesTheClosedForm() {
        var graph = Graphs.random(25, 120, 9);
        int n = graph.nodeCount();
        assertClosedForm(graph, new Dense(n, n), Ease.ofGraph(graph, Basket.SUCCESSORS, 3, WORKERS));
        assertClosedForm(graph, Dense.identity(n),
                Ease.ofGraph(graph, Basket.SUCCESSORS_AND_SELF, 3, WORKERS));
    }

    /// @param x what baskets hold beside successors
    private static void assertClosedForm(DirectedGraph graph, Dense x, Ease ease) {
        int n = graph.nodeCount();
        graph.filter((u, v, _) -> {
            x.set(u, v, 1);
            return false;
        });
        var p = x.transpose().mult(x).plus(Dense.identity(n).scale(3)).invert();
        var b = new Dense(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                b.set(i, j, i == j ? 0 : -p.get(i, j) / p.get(j, j));
            }
        }
        var expected = x.mult(b);
        float[] scores = new float[n];
        for (int u = 0; u < n; u++) {
            ease.scoreTargets(u, scores);
            for (int v = 0; v < n; v++) {
                assertEquals(expected.get(u, v), scores[v], 1e-5);
            }
        }
    }

    @Test
    void transposedAsksEveryTargetForTheSource() {
        var graph = Graphs.random(25, 120, 10);
        int n = graph.nodeCount();
        var ease = Ease.ofGraph(graph, Basket.SUCCESSORS_AND_SELF, 3, WORKERS);
        float[] row = new float[n];
        float[] column = new float[n];
        for (int u = 0; u < n; u++) {
            ease.transposed().scoreTargets(u, column);
            for (int v = 0; v < n; v++) {
                ease.scoreTargets(v, row);
                assertEquals(row[u], column[v], 1e-6);
            }
        }
    }

    @Test
    void countsGiveTheRowOfTheItem() {
        // Baskets {0, 1}, {0, 1}, {1, 2}.
        var together = Graphs.of(3, "0->1@2 1->0@2 1->2@1 2->1@1");
        var p = new Dense(new double[][] {{2.5, 2, 0}, {2, 3.5, 1}, {0, 1, 1.5}}).invert();
        float[] scores = new float[3];
        Ease.ofCounts(together, new int[] {2, 3, 1}, .5, WORKERS).scoreTargets(0, scores);
        assertEquals(-p.get(0, 1) / p.get(1, 1), scores[1], 1e-6);
        assertEquals(-p.get(0, 2) / p.get(2, 2), scores[2], 1e-6);
    }

    @Test
    void aGraphTooLargeForADenseInverseIsRefused() {
        var failure = assertThrows(IllegalArgumentException.class,
                () -> Ease.ofGraph(DirectedGraph.builder(15_001).build(),
                        Basket.SUCCESSORS, 1, WORKERS));
        assertEquals("EASE inverts a dense matrix: nodeCount is 15001, must be at most 15000",
                failure.getMessage());
    }
}
