package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphBaselinesTest {
    @Test
    void everyMethodThatSeesTheGraphBeatsPopularityWhereEdgesStayInGroups() {
        var protocol = EdgesProtocol.of(groups(), 5);
        try (var workers = Workers.of(2)) {
            var all = GraphBaselines.all(protocol, workers);
            assertEquals(List.of("popularity", "directed PPR", "undirected PPR", "bipartite PPR",
                    "proximity alone (s50)"), all.stream().map(Baseline::name).toList());
            var queries = protocol.testQueries();
            double popularity = hitRate(all.getFirst(), queries, workers);
            for (var baseline : all.subList(1, all.size())) {
                double hitRate = hitRate(baseline, queries, workers);
                assertTrue(hitRate > 2 * popularity, baseline.name() + " has " + hitRate);
            }
            var ease = GraphBaselines.more(protocol, workers).getFirst();
            assertTrue(hitRate(ease, queries, workers) > 2 * popularity);
        }
    }

    private static double hitRate(Baseline baseline, QuerySet queries, Workers workers) {
        return Evaluator.evaluate(baseline.scorer(), queries, workers).macro(Metric.HIT_RATE_10);
    }

    /// Twenty groups of ten nodes with edges among themselves.
    private static DirectedGraph groups() {
        var random = new SplitMix64(11);
        var builder = DirectedGraph.builder(200);
        for (int u = 0; u < 200; u++) {
            for (int i = 0; i < 10; i++) {
                int v = u / 10 * 10 + i;
                if (v != u && random.nextInt(10) < 7) {
                    builder.add(u, v);
                }
            }
        }
        return builder.build();
    }
}
