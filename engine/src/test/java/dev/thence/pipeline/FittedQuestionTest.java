package dev.thence.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.Query;
import dev.thence.evaluation.QuerySet;
import dev.thence.evaluation.SparseRows;
import dev.thence.evaluation.TotalOrder;
import dev.thence.fitting.FitView;
import dev.thence.fitting.WeightFit;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.DirectionHead;
import dev.thence.model.Evidence;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.PairEvidence;
import dev.thence.model.Question;
import dev.thence.model.Scorer;
import dev.thence.model.TargetEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FittedQuestionTest {
    private static final int N = 60;

    private final List<Evidence> evidences = List.of(popularity(), rows("path", 6, 1),
            rows(DirectionHead.EVIDENCE, 6, 2));
    private final QuerySet queries = queries();

    private static Evidence popularity() {
        float[] values = new float[N];
        for (int v = 0; v < N; v++) {
            values[v] = (float) Math.log1p(v % 13);
        }
        return new TargetEvidence("popularity", values);
    }

    private static Evidence rows(String name, int length, long seed) {
        var builder = SparseRows.builder(N);
        for (int u = 0; u < N; u++) {
            var random = SplitMix64.of(seed, u);
            float[] values = new float[N];
            for (int i = 0; i < length; i++) {
                values[random.nextInt(N)] = (float) (1 + random.nextDouble());
            }
            builder.cut(u, values, N, 0);
        }
        return new PairEvidence(name, builder.build());
    }

    /// A third of the targets stand on the source's path, one in nine where the direction evidence
    /// wants to push down, the others anywhere.
    private QuerySet queries() {
        var all = new ArrayList<Query>();
        for (int i = 0; i < 900; i++) {
            int source = i % N;
            int target = -1;
            for (int tries = 0; target < 0 || target == source; tries++) {
                int v = SplitMix64.of(8, i, tries).nextInt(N);
                boolean stands = i % 3 == 0 && evidences.get(i % 9 == 0 ? 2 : 1).value(source, v) > 0;
                target = i % 3 != 0 || stands ? v : -1;
            }
            all.add(new Query(source, new int[] {target}, new int[] {source}, i, i));
        }
        return QuerySet.of("validation", QuerySet.Ties.MEAN_RANK,
                TotalOrder.byInDegree(DirectedGraph.builder(N).build()), all);
    }

    private double ndcg(EvidenceWeights weights, Workers workers) {
        return Evaluator.evaluate(new Scorer(N, evidences, weights), queries, workers)
                .macro(Metric.NDCG_10);
    }

    @Test
    void aGraphsWeightsRankNoWorseThanTheLikelihoodOrTheHeadAndDirectionNeverLifts() {
        try (var workers = Workers.of(2)) {
            var fitted = FittedQuestion.fit(Question.LINK, evidences, queries, Half.ALL, Map.of(),
                    0, workers);
            var likelihood = WeightFit.fit(Question.LINK, N, evidences.subList(0, 2),
                    queries.queries(), Map.of(), workers);
            assertTrue(WeightFit.fit(Question.LINK, N, evidences, queries.queries(), Map.of(),
                    workers).of(DirectionHead.EVIDENCE) > 0, "the case is none");
            assertEquals(0, fitted.weights().of(DirectionHead.EVIDENCE));
            var head = WeightFit.fitHead(Question.LINK, N,
                    List.of(new FitView(evidences.subList(0, 2), queries.queries())), Map.of(),
                    likelihood.byEvidence(), workers);
            assertTrue(ndcg(fitted.weights(), workers) >= ndcg(likelihood, workers));
            assertTrue(ndcg(fitted.weights(), workers) >= ndcg(head, workers));
            assertEquals(fitted.withoutMatch(), fitted.weights(), "nothing was learned");
        }
    }

    private static final int FIRST = 12;

    /// Three of four queries ask for one of the twelve popular targets, the others for one of eight
    /// that are not.
    private static QuerySet asked() {
        var all = new ArrayList<Query>();
        for (int i = 0; i < 1200; i++) {
            var random = SplitMix64.of(21, i);
            int target = i % 4 > 0 ? random.nextInt(FIRST) : FIRST + random.nextInt(8);
            all.add(new Query(N - 1, new int[] {target}, new int[] {N - 1}, i, i));
        }
        return QuerySet.of("validation", QuerySet.Ties.MEAN_RANK,
                TotalOrder.byInDegree(DirectedGraph.builder(N).build()), all);
    }

    private static FittedQuestion withBias(Question question, float[] bias) {
        float[] popularity = new float[N];
        for (int v = 0; v < FIRST; v++) {
            popularity[v] = 5 - v / 10f;
        }
        List<Evidence> evidences = List.of(new TargetEvidence("popularity", popularity),
                new TargetEvidence("bias", bias));
        try (var workers = Workers.of(2)) {
            return FittedQuestion.fit(question, evidences, asked(), Half.ALL, Map.of(), 0, workers);
        }
    }

    /// What was learned tells the eight from the others that nobody asks for, all of them behind
    /// the first ten.
    @Test
    void whatWasLearnedOfAGraphStaysWhereItTellsLaterPlaces() {
        float[] bias = new float[N];
        for (int v = FIRST; v < FIRST + 8; v++) {
            bias[v] = 1;
        }
        assertTrue(withBias(Question.LINK, bias).matchHelps());
        assertFalse(withBias(Question.WHOLE_NEXT_ORDER, bias).matchHelps(),
                "a ranking of the first ten tells it too: the case is none");
    }
}
