package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final double LOG2_OF_3 = Math.log(3) / Math.log(2);

    /// Nodes 0 and 1 point at 3 and 4 with different weights: together 4 wins, for 0 alone 3.
    @Test
    void aBasketIsAnsweredByTheSumOfItsRows() {
        float[][] rows = {{Float.NaN, 0, 1, 5, 4}, {0, Float.NaN, 1, 0, 4}};
        TargetScorer sum = (source, scores) ->
                System.arraycopy(rows[source], 0, scores, 0, scores.length);
        var order = TotalOrder.of(new int[5], Integer::toString);
        int[] both = {0, 1};
        var set = set(QuerySet.Ties.TOTAL_ORDER, order,
                Query.ofBasket(both, new int[] {3}, both, 0, 0),
                Query.ofBasket(new int[] {0}, new int[] {3}, new int[] {0}, 1, 0));
        var result = evaluate(sum, set);
        assertEquals(.5f, result.value(Metric.MRR, 0));
        assertEquals(1f, result.value(Metric.MRR, 1));
        assertThrows(IllegalArgumentException.class,
                () -> Query.ofBasket(new int[0], new int[] {3}, both, 0, 0));
        assertThrows(IllegalStateException.class, () -> evaluate((_, scores) ->
                Arrays.fill(scores, Float.NaN), set));
    }

    @Test
    void aScorerOfBasketsAnswersThemItself() {
        class Third implements BasketScorer {
            @Override
            public void scoreBasket(int[] sources, float[] scores) {
                Arrays.fill(scores, 0);
                scores[sources.length] = 1;
            }

            @Override
            public void scoreTargets(int source, float[] scores) {
                throw new AssertionError("a basket is not asked item by item");
            }
        }
        var order = TotalOrder.of(new int[5], Integer::toString);
        int[] both = {0, 1};
        assertEquals(1f, evaluate(new Third(), set(QuerySet.Ties.TOTAL_ORDER, order,
                Query.ofBasket(both, new int[] {2}, both, 0, 0))).value(Metric.MRR, 0));
    }

    @Test
    void metricsAreThoseWorkedOutByHand() {
        // Scores: node v has 12 - v, so the ranking of the 12 nodes is 0, 1, 2, ...
        TargetScorer falling = (_, scores) -> {
            for (int v = 0; v < 12; v++) {
                scores[v] = 12 - v;
            }
        };
        var order = TotalOrder.of(new int[12], Integer::toString);
        // Without 0 and 1 the list is 2, 3, ...: 3 has rank 2, 9 has rank 8, 11 rank 10.
        var query = new Query(0, new int[] {3, 9, 11}, new int[] {0, 1}, 0, 0);
        var result = evaluate(falling, set(QuerySet.Ties.TOTAL_ORDER, order, query));
        double dcg = 1 / LOG2_OF_3 + Math.log(2) / Math.log(9) + Math.log(2) / Math.log(11);
        double best = 1 + 1 / LOG2_OF_3 + .5;
        assertEquals(1, result.macro(Metric.HIT_RATE_5));
        assertEquals(1, result.macro(Metric.HIT_RATE_10));
        assertEquals(.5, result.macro(Metric.MRR));
        assertEquals(0, result.hitRate(1));
        assertEquals(1, result.hitRate(2));
        assertEquals(1, result.hitRate(1_000));
        assertThrows(IllegalArgumentException.class, () -> result.hitRate(0));
        assertEquals(dcg / best, result.macro(Metric.NDCG_10), 1e-7);
        assertEquals(1, result.macro(Metric.RECALL_10));
        assertEquals(10 / 12.0, result.coverage10());
        assertTrue(Double.isNaN(result.macro(Metric.WRONG_WAY_10)));
    }

    @Test
    void liftIsTheMeanPopularityOfTheFirstTenOverThatOfTheCatalogue() {
        int[] orders = new int[20];
        orders[3] = 30;
        orders[15] = 10;
        var order = TotalOrder.of(orders, Integer::toString);
        // The first ten are 1 to 10, of which only 3 sells: 30 / 10 against 40 / 20.
        TargetScorer falling = (_, scores) -> {
            for (int v = 0; v < 20; v++) {
                scores[v] = -v;
            }
        };
        var query = new Query(0, new int[] {2}, new int[] {0}, 0, 0);
        var result = evaluate(falling, set(QuerySet.Ties.MEAN_RANK, order, query));
        assertEquals(1.5, result.popularityLift10());
    }

    @Test
    void macroIsOverQueriesThenTransitionsThenCustomers() {
        // Query i hits where its source is even.
        TargetScorer evenFindTheirs = (u, scores) -> {
            Arrays.fill(scores, 0);
            scores[29] = u % 2 == 0 ? 1 : -1;
        };
        var order = TotalOrder.of(new int[30], Integer::toString);
        var result = evaluate(evenFindTheirs, set(QuerySet.Ties.TOTAL_ORDER, order,
                query(0, 0, 0), query(1, 0, 0), query(3, 0, 0),   // transition 0: 1/3
                query(2, 1, 0),                                   // transition 1: 1
                query(5, 2, 1)));                                 // customer 1: 0
        assertEquals(((1 / 3.0 + 1) / 2 + 0) / 2, result.macro(Metric.HIT_RATE_10), 1e-7);
        assertEquals(2 / 5.0, result.micro(Metric.HIT_RATE_10), 1e-7);
        assertEquals(0, result.macro(Metric.HIT_RATE_10, q -> q.source() == 5));
        assertEquals(1, result.macro(Metric.HIT_RATE_10, q -> q.source() == 2));
    }

    @Test
    void equalScoresGoByTrainOrdersThenId() {
        TargetScorer flat = (_, scores) -> Arrays.fill(scores, 1);
        String[] ids = {"d", "c", "b", "a"};
        var order = TotalOrder.of(new int[] {5, 7, 7, 1}, v -> ids[v]);
        // The list is b, c, d, a, that is 2, 1, 0, 3; without the source 0 it is 2, 1, 3.
        var query = new Query(0, new int[] {3}, new int[] {0}, 0, 0);
        assertEquals(1 / 3f, evaluate(flat, set(QuerySet.Ties.TOTAL_ORDER, order, query))
                .value(Metric.MRR, 0));
        assertEquals(1 / 2f, evaluate(flat, set(QuerySet.Ties.MEAN_RANK, order, query))
                .value(Metric.MRR, 0));
    }

    @Test
    void wrongWayCountsPlacesOfWhichOnlyTheReverseIsKnown() {
        var known = Graphs.of(5, "1->0 2->0 0->2 3->4");
        TargetScorer flat = (_, scores) -> Arrays.fill(scores, 1);
        var order = TotalOrder.byInDegree(known);
        var query = new Query(0, new int[] {4}, new int[] {0}, 0, 0);
        var queries = set(QuerySet.Ties.TOTAL_ORDER, order, query).knowing(known);
        assertEquals(1 / 4f, evaluate(flat, queries).value(Metric.WRONG_WAY_10, 0));
        try (var workers = Workers.of(2)) {
            // Lists of four places each: 0 has 1 wrong way, 4 has 3.
            assertEquals(2 / 20.0, Evaluator.wrongWayServed(flat, known, order, workers));
        }
    }

    @Test
    void agreesWithSortingOnRandomScores() {
        int n = 60;
        var random = new SplitMix64(4);
        int[] orders = IntStream.range(0, n).map(_ -> random.nextInt(4)).toArray();
        float[][] table = new float[n][n];
        for (float[] row : table) {
            for (int v = 0; v < n; v++) {
                row[v] = random.nextInt(8);
            }
        }
        var order = TotalOrder.of(orders, v -> String.format("%03d", (v * 37) % 101));
        var queries = new ArrayList<Query>();
        for (int q = 0; q < 200; q++) {
            int u = random.nextInt(n);
            int[] nodes = random.permutation(n);
            int[] relevant = Arrays.stream(nodes, 0, 1 + random.nextInt(25))
                    .filter(v -> v != u).sorted().toArray();
            int[] removed = IntStream.concat(IntStream.of(u), Arrays.stream(nodes, 25, 30)
                    .filter(v -> v != u)).sorted().toArray();
            if (relevant.length > 0) {
                queries.add(new Query(u, relevant, removed, q, q));
            }
        }
        var set = QuerySet.of("random", QuerySet.Ties.TOTAL_ORDER, order, queries);
        TargetScorer scorer = (u, scores) -> System.arraycopy(table[u], 0, scores, 0, n);
        var result = evaluate(scorer, set);
        for (int q = 0; q < queries.size(); q++) {
            var query = queries.get(q);
            int[] list = IntStream.range(0, n)
                    .filter(v -> Arrays.binarySearch(query.removed(), v) < 0).boxed()
                    .sorted((a, b) -> order.isBefore(table[query.source()][a], a,
                            table[query.source()][b], b) ? -1 : a.equals(b) ? 0 : 1)
                    .mapToInt(v -> v).toArray();
            int first = 1;
            while (Arrays.binarySearch(query.relevant(), list[first - 1]) < 0) {
                first++;
            }
            long in20 = Arrays.stream(list).limit(20)
                    .filter(v -> Arrays.binarySearch(query.relevant(), v) >= 0).count();
            assertEquals(1f / first, result.value(Metric.MRR, q), 1e-7f);
            assertEquals((float) in20 / query.relevant().length, result.value(Metric.RECALL_20, q));
            assertEquals(first <= 5 ? 1 : 0, result.value(Metric.HIT_RATE_5, q));
        }
    }

    @Test
    void aScoreThatIsNotFiniteIsNamed() {
        TargetScorer broken = (_, scores) -> scores[2] = Float.NaN;
        var order = TotalOrder.of(new int[3], Integer::toString);
        var queries = set(QuerySet.Ties.TOTAL_ORDER, order,
                new Query(0, new int[] {1}, new int[] {0}, 0, 0));
        var failure = assertThrows(IllegalStateException.class, () -> evaluate(broken, queries));
        assertEquals("the score of 0 -> 2 is NaN, must be finite", failure.getMessage());
    }

    @Test
    void oneThreadAndEightGiveTheSame() {
        var protocol = EdgesProtocol.of(Graphs.random(300, 3000, 7), 1);
        var scorer = Proximity.halvingWalk(protocol.train());
        var queries = protocol.testQueries();
        try (var one = Workers.of(1); var eight = Workers.of(8)) {
            var a = Evaluator.evaluate(scorer, queries, one);
            var b = Evaluator.evaluate(scorer, queries, eight);
            for (var metric : Metric.values()) {
                assertEquals(a.macro(metric), b.macro(metric), metric.label());
            }
            assertEquals(a.coverage10(), b.coverage10());
        }
    }

    private static Query query(int source, int transition, int customer) {
        return new Query(source, new int[] {29}, new int[] {source}, transition, customer);
    }

    private static QuerySet set(QuerySet.Ties ties, TotalOrder order, Query... queries) {
        return QuerySet.of("test", ties, order, List.of(queries));
    }

    private static TaskResult evaluate(TargetScorer scorer, QuerySet queries) {
        try (var workers = Workers.of(2)) {
            return Evaluator.evaluate(scorer, queries, workers);
        }
    }
}
