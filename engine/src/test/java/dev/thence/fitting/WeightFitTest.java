package dev.thence.fitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.evaluation.Query;
import dev.thence.evaluation.SparseRows;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.Evidence;
import dev.thence.model.PairEvidence;
import dev.thence.model.Question;
import dev.thence.model.TargetEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightFitTest {
    private static final int N = 40;

    private final List<Evidence> evidences = evidences();

    private static List<Evidence> evidences() {
        var random = new SplitMix64(3);
        float[] popularity = new float[N];
        var rows = SparseRows.builder(N);
        for (int u = 0; u < N; u++) {
            popularity[u] = (float) random.nextGaussian();
            float[] values = new float[N];
            for (int i = 0; i < 8; i++) {
                values[random.nextInt(N)] = (float) (2 * random.nextDouble());
            }
            rows.cut(u, values, N, 0);
        }
        return List.of(new TargetEvidence("popularity", popularity),
                new PairEvidence("sameOrder", rows.build()));
    }

    private double[] probabilities(int source, double[] weights, int[] removed) {
        double[] p = new double[N];
        double total = 0;
        for (int v = 0; v < N; v++) {
            p[v] = Math.exp(weights[0] * evidences.get(0).value(source, v)
                    + weights[1] * evidences.get(1).value(source, v));
            for (int gone : removed) {
                p[v] = v == gone ? 0 : p[v];
            }
            total += p[v];
        }
        for (int v = 0; v < N; v++) {
            p[v] /= total;
        }
        return p;
    }

    private List<Query> drawn(int count, double[] truth) {
        var queries = new ArrayList<Query>();
        for (int i = 0; i < count; i++) {
            var random = SplitMix64.of(11, i);
            int source = random.nextInt(N);
            double[] p = probabilities(source, truth, new int[] {source});
            double left = random.nextDouble();
            int target = -1;
            while (left >= 0 && target < N - 1) {
                left -= p[++target];
            }
            queries.add(new Query(source, new int[] {target}, new int[] {source}, i, i));
        }
        return queries;
    }

    @Test
    void findsTheWeightsTheTargetsWereDrawnWith() {
        double[] truth = {0.8, 1.6};
        try (var workers = Workers.of(2)) {
            var weights = WeightFit.fit(Question.LINK, N, evidences, drawn(20_000, truth), Map.of(),
                    workers);
            assertEquals(truth[0], weights.of("popularity"), 0.05);
            assertEquals(truth[1], weights.of("sameOrder"), 0.05);
        }
    }

    /// The gradient at the optimum, from first principles, is that of the ridge.
    @Test
    void theGradientVanishesAtTheFit() {
        var queries = drawn(2_000, new double[] {0.5, 1});
        try (var workers = Workers.of(2)) {
            var fitted = WeightFit.fit(Question.LINK, N, evidences, queries, Map.of(), workers);
            double[] w = {fitted.of("popularity"), fitted.of("sameOrder")};
            for (int k = 0; k < 2; k++) {
                double gradient = 0;
                for (Query query : queries) {
                    double[] p = probabilities(query.source(), w, query.removed());
                    gradient -= evidences.get(k).value(query.source(), query.relevant()[0]);
                    for (int v = 0; v < N; v++) {
                        gradient += p[v] * evidences.get(k).value(query.source(), v);
                    }
                }
                assertEquals(0, gradient / queries.size() + 1e-3 * w[k], 1e-4);
            }
        }
    }

    @Test
    void fewQueriesStayNearThePrior() {
        var prior = Map.of("popularity", 0.3, "sameOrder", 0.9);
        try (var workers = Workers.of(1)) {
            var one = WeightFit.fit(Question.LINK, N, evidences, drawn(1, new double[] {-2, -2}),
                    prior, workers);
            assertTrue(Math.abs(one.of("sameOrder") - 0.9) < 1.5, "held back: " + one);
            assertEquals(prior, WeightFit.fit(Question.LINK, N, evidences, List.of(), prior,
                    workers).byEvidence());
        }
    }

    @Test
    void threadsDoNotChangeABit() {
        var queries = drawn(500, new double[] {0.5, 1});
        try (var one = Workers.of(1); var eight = Workers.of(8)) {
            assertEquals(WeightFit.fit(Question.LINK, N, evidences, queries, Map.of(), one),
                    WeightFit.fit(Question.LINK, N, evidences, queries, Map.of(), eight));
        }
    }

    @Test
    void viewsCountByTheirQueries() {
        var queries = drawn(600, new double[] {0.5, 1});
        var views = List.of(new FitView(evidences, queries.subList(0, 100)),
                new FitView(evidences, queries.subList(100, 600)));
        try (var workers = Workers.of(2)) {
            var apart = WeightFit.fit(Question.LINK, N, views, Map.of(), workers);
            var together =
                    WeightFit.fit(Question.LINK, N, evidences, queries, Map.of(), workers);
            assertEquals(together.of("popularity"), apart.of("popularity"), 1e-4);
            assertEquals(together.of("sameOrder"), apart.of("sameOrder"), 1e-4);
            assertEquals(600, FitView.queryCount(views));
        }
    }

    /// Most targets are drawn without regard to the evidences: as hopeless as they are, they pull
    /// the weights of all queries down.
    @Test
    void theFitOfLikelyQueriesIsNotPulledDownByHopelessOnes() {
        double[] truth = {0.2, 5};
        var queries = new ArrayList<>(drawn(800, truth));
        for (int i = 0; i < 1200; i++) {
            int source = i % N;
            int target = (source + 1 + i % (N - 1)) % N;
            queries.add(new Query(source, new int[] {target}, new int[] {source}, i, i));
        }
        var views = List.of(new FitView(evidences, queries));
        try (var workers = Workers.of(2)) {
            var all = WeightFit.fit(Question.LINK, N, views, Map.of(), workers);
            var likely = WeightFit.fitLikely(all, N, views, Map.of(), workers);
            double far = truth[1] - all.of("sameOrder");
            assertTrue(far > 1, "all: " + all);
            assertTrue(Math.abs(truth[1] - likely.of("sameOrder")) < far / 2, "likely: " + likely);
        }
    }
}
