package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.thence.graph.DirectedGraph;
import org.junit.jupiter.api.Test;

class EaseTest {
    @Test
    void scoresAreBasketsTimesTheClosedForm() {
        var graph = Graphs.random(25, 120, 9);
        int n = graph.nodeCount();
        var x = new Dense(n, n);
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
        var ease = Ease.ofGraph(graph, 3);
        float[] scores = new float[n];
        for (int u = 0; u < n; u++) {
            ease.scoreTargets(u, scores);
            for (int v = 0; v < n; v++) {
                assertEquals(expected.get(u, v), scores[v], 1e-5);
            }
        }
    }

    @Test
    void countsGiveTheRowOfTheItem() {
        // Baskets {0, 1}, {0, 1}, {1, 2}.
        var together = Graphs.of(3, "0->1@2 1->0@2 1->2@1 2->1@1");
        var p = new Dense(new double[][] {{2.5, 2, 0}, {2, 3.5, 1}, {0, 1, 1.5}}).invert();
        float[] scores = new float[3];
        Ease.ofCounts(together, new int[] {2, 3, 1}, .5).scoreTargets(0, scores);
        assertEquals(-p.get(0, 1) / p.get(1, 1), scores[1], 1e-6);
        assertEquals(-p.get(0, 2) / p.get(2, 2), scores[2], 1e-6);
    }

    @Test
    void aGraphTooLargeForADenseInverseIsRefused() {
        var failure = assertThrows(IllegalArgumentException.class,
                () -> Ease.ofGraph(DirectedGraph.builder(12_001).build(), 1));
        assertEquals("EASE inverts a dense matrix: nodeCount is 12001, must be at most 12000",
                failure.getMessage());
    }
}
