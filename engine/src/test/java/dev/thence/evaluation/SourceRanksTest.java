package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceRanksTest {
    private static final int N = 70;

    private final EdgesProtocol protocol = EdgesProtocol.of(Graphs.random(N, 700, 5), 2);

    /// Few values, so that many tie.
    private static float score(int u, int v) {
        return SplitMix64.of(u, v).nextInt(9);
    }

    @Test
    void everyTestEdgeIsAskedBackwards() {
        var queries = protocol.sourceQueries();
        assertEquals(protocol.test().edgeCount(), queries.queryCount());
        for (var query : queries.queries()) {
            assertTrue(protocol.test().hasEdge(query.relevant()[0], query.source()));
            assertEquals(protocol.whole().in().degree(query.source()), query.removed().length);
        }
    }

    @Test
    void ranksAreThoseOfTheWholeColumnJudgedAsARow() {
        try (var workers = Workers.of(2)) {
            TargetScorer rows = (u, scores) ->
                    IntStream.range(0, N).forEach(v -> scores[v] = score(u, v));
            TargetScorer columns = (v, scores) ->
                    IntStream.range(0, N).forEach(u -> scores[u] = score(u, v));
            var fast = protocol.judgeSources(rows, workers);
            var slow = Evaluator.evaluate(columns, protocol.sourceQueries(), workers);
            for (var metric : new Metric[] {Metric.HIT_RATE_5, Metric.HIT_RATE_10,
                    Metric.HIT_RATE_20, Metric.MRR, Metric.NDCG_10}) {
                for (int q = 0; q < fast.queries().queryCount(); q++) {
                    assertEquals(slow.value(metric, q), fast.value(metric, q), 1e-6,
                            metric + " of query " + q);
                }
            }
            assertTrue(Double.isNaN(fast.coverage10()));
        }
    }

    @Test
    void aMethodWithAnAnswerOfItsOwnIsJudgedByIt() {
        SourceScorer own = new SourceScorer() {
            @Override
            public void scoreTargets(int source, float[] scores) {
                throw new AssertionError("asked for targets");
            }

            @Override
            public void scoreSources(int target, float[] scores) {
                IntStream.range(0, N).forEach(u -> scores[u] = score(u, target));
            }
        };
        TargetScorer rows = (u, scores) ->
                IntStream.range(0, N).forEach(v -> scores[v] = score(u, v));
        try (var workers = Workers.of(2)) {
            for (var metric : new Metric[] {Metric.HIT_RATE_10, Metric.MRR, Metric.NDCG_10}) {
                assertEquals(protocol.judgeSources(rows, workers).macro(metric),
                        protocol.judgeSources(own, workers).macro(metric), 1e-6);
            }
        }
    }

    @Test
    void logitsAreComparedAfterTheirPartitionIsTakenOff() {
        // Row u is shifted by 100 u, which a softmax over targets does not see.
        LogitScorer shifted = (u, scores) -> IntStream.range(0, N)
                .forEach(v -> scores[v] = 100 * u + score(u, v));
        LogitScorer plain = (u, scores) -> IntStream.range(0, N)
                .forEach(v -> scores[v] = score(u, v));
        try (var one = Workers.of(1); var many = Workers.of(3)) {
            assertEquals(protocol.judgeSources(plain, one).macro(Metric.MRR),
                    protocol.judgeSources(shifted, many).macro(Metric.MRR), .01);
            assertEquals(protocol.linkQualityOfRanking(plain, one).existenceAuc(),
                    protocol.linkQualityOfRanking(shifted, many).existenceAuc(), .01);
        }
    }

    @Test
    void aRankingThatKnowsTheEdgesTellsThemFromNonEdges() {
        var whole = protocol.whole();
        try (var workers = Workers.of(2)) {
            var all = protocol.linkQualityOfRanking((u, scores) -> IntStream.range(0, N)
                    .forEach(v -> scores[v] = whole.hasEdge(u, v) ? 1 : 0), workers);
            assertEquals(protocol.linkQuality((u, v) -> whole.hasEdge(u, v) ? 1 : 0), all);
        }
    }

    @Test
    void twoNodesAheadAndOneTieMakeRankThreeAndAHalf() {
        // The only test edge that leads to node 3 is 0 -> 3; of the others, two score more and one
        // the same.
        var builder = DirectedGraph.builder(6);
        builder.add(0, 3);
        var edge = builder.build();
        var queries = QuerySet.of("by hand", QuerySet.Ties.MEAN_RANK,
                TotalOrder.byInDegree(edge), java.util.List.of(
                        new Query(3, new int[] {0}, new int[] {3}, 0, 0)));
        float[] toThree = {5, 9, 7, 8, 5, 1};
        try (var workers = Workers.of(1)) {
            var result = SourceRanks.judge((u, scores) -> scores[3] = toThree[u], queries, edge,
                    workers);
            assertEquals(1 / 3.5, result.macro(Metric.MRR), 1e-6);
            assertEquals(1, result.macro(Metric.HIT_RATE_5));
            assertEquals(Math.log(2) / Math.log(4.5), result.macro(Metric.NDCG_10), 1e-6);
        }
    }
}
