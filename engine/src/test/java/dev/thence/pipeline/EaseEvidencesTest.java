package dev.thence.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.evaluation.Ease;
import dev.thence.evaluation.Ease.Basket;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.Evidence;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EaseEvidencesTest {
    private static final int N = 30;
    private static final int EDGES = 240;
    private static final int HUB = 10;

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
            List<Evidence> evidences = EaseEvidences.of(graph, _ -> N, workers);
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

    /// EASE restores the known successors first of all: a list without room for them says nothing
    /// of a hub.
    @Test
    void aHubsListNamesTargetsBesideItsKnownSuccessors() {
        var graph = hub();
        try (var one = Workers.of(1)) {
            var optional = GraphEvidences.optional(graph, Set.of(), 3, one);
            for (String name : EaseEvidences.NAMES) {
                var evidence = optional.stream().filter(e -> e.name().equals(name)).findFirst()
                        .orElseThrow();
                long known = IntStream.range(0, N).filter(v -> graph.hasEdge(0, v))
                        .filter(v -> evidence.value(0, v) > 0).count();
                long others = IntStream.range(0, N).filter(v -> !graph.hasEdge(0, v))
                        .filter(v -> evidence.value(0, v) > 0).count();
                assertEquals(HUB, known, name);
                assertTrue(others > 0, name);
            }
        }
    }

    /// Node 0 leads to the ten nodes after it; twelve others lead to those and to node 23.
    private static DirectedGraph hub() {
        var builder = DirectedGraph.builder(N);
        for (int v = 1; v <= HUB; v++) {
            builder.add(0, v);
            for (int u = HUB + 1; u <= HUB + 12; u++) {
                builder.add(u, v);
            }
        }
        for (int u = HUB + 1; u <= HUB + 12; u++) {
            builder.add(u, 23);
        }
        return builder.build();
    }

    @Test
    void graphsTooLargeForAnInverseHaveNone() {
        try (var one = Workers.of(1)) {
            var large = DirectedGraph.builder(Ease.MAX_NODES + 1).add(0, 1).build();
            assertEquals(List.of(), EaseEvidences.of(large, _ -> 10, one));
        }
    }
}
