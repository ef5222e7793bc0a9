package dev.thence.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.evaluation.Ease;
import dev.thence.evaluation.Ease.Basket;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class EaseEvidencesTest {
    private static final int N = 30;
    private static final int EDGES = 240;

    private static DirectedGraph graph() {
        var random = new SplitMix64(4);
        var builder = DirectedGraph.builder(N);
        int[] pairs = random.permutation(N * N);
        for (int i = 0, added = 0; added < EDGES; i++) {
            if (pairs[i] / N != pairs[i] % N) {
                builder.add(pairs[i] / N, pairs[i] % N);
                added++;
            }
        }
        return builder.build();
    }

    /// The sources' company is EASE of the reversed graph, with both ends exchanged.
    @Test
    void bothDirectionsAreLogarithmsOfPositiveScores() {
        var graph = graph();
        try (var workers = Workers.of(2)) {
            double ridge = 5.0 * EDGES / N;
            var forth = Ease.ofGraph(graph, Basket.SUCCESSORS_AND_SELF, ridge, workers);
            var back = Ease.ofGraph(graph.reverse(), Basket.SUCCESSORS_AND_SELF, ridge, workers);
            List<Evidence> evidences = EaseEvidences.of(graph, N, workers);
            float[] row = new float[N];
            for (int u = 0; u < N; u++) {
                forth.scoreTargets(u, row);
                for (int v = 0; v < N; v++) {
                    assertEquals(u == v ? 0 : expected(row[v]), evidences.get(0).value(u, v), 1e-4);
                }
                back.scoreTargets(u, row);
                for (int v = 0; v < N; v++) {
                    assertEquals(u == v ? 0 : expected(row[v]), evidences.get(1).value(v, u), 1e-4);
                }
            }
        }
    }

    private static double expected(double score) {
        return Math.log1p(Math.max(0, score) / .01);
    }

    @Test
    void graphsTooLargeForAnInverseHaveNone() {
        try (var one = Workers.of(1)) {
            var large = DirectedGraph.builder(Ease.MAX_NODES + 1).add(0, 1).build();
            assertEquals(List.of(), EaseEvidences.of(large, 10, one));
        }
    }
}
