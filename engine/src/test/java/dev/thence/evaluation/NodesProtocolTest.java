package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NodesProtocolTest {
    private final DirectedGraph graph = Graphs.random(100, 1300, 3);
    private final NodesProtocol split = NodesProtocol.of(graph, 0);
    private final NodesProtocol.Known known = split.known();

    @Test
    void everyNodeIsWarmOrColdAndNoKnownEdgeTouchesAColdOne() {
        assertEquals(20, known.cold().length);
        assertArrayEquals(IntStream.range(0, 100).toArray(), IntStream.concat(Arrays.stream(
                known.cold()), Arrays.stream(known.warm())).sorted().toArray());
        for (int node : known.cold()) {
            assertFalse(known.isWarm(node));
            assertEquals(0, known.edges().out().degree(node)
                    + known.edges().in().degree(node));
        }
        long warm = graph.filter((u, v, _) -> known.isWarm(u) && known.isWarm(v)).edgeCount();
        assertEquals(warm, known.edges().edgeCount());
    }

    @Test
    void everyEdgeBetweenColdAndWarmAsksOnce() {
        assertEquals(graph.filter((u, v, _) -> !known.isWarm(u) && known.isWarm(v)).edgeCount(),
                split.coldSources().queryCount());
        assertEquals(graph.filter((u, v, _) -> known.isWarm(u) && !known.isWarm(v)).edgeCount(),
                split.coldTargets().queryCount());
        for (var query : split.coldTargets().queries()) {
            assertTrue(graph.hasEdge(query.source(), query.relevant()[0]));
            for (int v : query.removed()) {
                assertTrue(graph.hasEdge(query.source(), v) && !known.isWarm(v));
            }
        }
    }

    @Test
    void ranksAreAmongTheWarmOrAmongTheColdLessTheOtherTargets() {
        // Every node scores by its number: the rank is the number of higher candidates plus one.
        TargetScorer byNumber = (_, scores) -> {
            for (int v = 0; v < scores.length; v++) {
                scores[v] = v;
            }
        };
        try (var workers = Workers.of(2)) {
            check(split.coldSources(), known.warm(), byNumber, workers);
            check(split.coldTargets(), known.cold(), byNumber, workers);
        }
    }

    private void check(QuerySet queries, int[] candidates, TargetScorer scorer, Workers workers) {
        var result = Evaluator.evaluate(scorer, queries, workers);
        for (int q = 0; q < queries.queryCount(); q++) {
            var query = queries.queries().get(q);
            int v = query.relevant()[0];
            long ahead = Arrays.stream(candidates)
                    .filter(w -> w > v && !graph.hasEdge(query.source(), w)).count();
            assertEquals(1.0 / (1 + ahead), result.value(Metric.MRR, q), 1e-6);
        }
    }

    @Test
    void theSplitWithinHoldsOutWarmNodesAndKnowsNoColdOne() {
        var within = known.within(0);
        assertEquals(8, within.known().cold().length);
        assertEquals(72, within.known().warm().length);
        for (int node : within.known().cold()) {
            assertTrue(known.isWarm(node));
        }
        for (var query : within.coldSources().queries()) {
            assertTrue(known.edges().hasEdge(query.source(), query.relevant()[0]));
        }
    }

    @Test
    void theSeedDecidesAndAFewNodesAreTooFew() {
        assertArrayEquals(known.cold(), NodesProtocol.of(graph, 0).known().cold());
        assertFalse(Arrays.equals(known.cold(), NodesProtocol.of(graph, 1).known().cold()));
        assertThrows(IllegalArgumentException.class,
                () -> NodesProtocol.of(Graphs.of(3, "0->1"), 0));
    }
}
