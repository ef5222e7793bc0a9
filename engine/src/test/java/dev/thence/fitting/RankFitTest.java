package dev.thence.fitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.Query;
import dev.thence.evaluation.QuerySet;
import dev.thence.evaluation.SparseRows;
import dev.thence.evaluation.TotalOrder;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
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

class RankFitTest {
    private static final int N = 60;

    private final List<Evidence> evidences = evidences();
    private final List<Query> queries = queries();
    private final EvidenceWeights start = new EvidenceWeights(Question.SAME_ORDER,
            Map.of("noise", 1.0, "signal", 0.2));

    /// The signal names the right target, the noise anything.
    private static List<Evidence> evidences() {
        var random = new SplitMix64(9);
        float[] noise = new float[N];
        var rows = SparseRows.builder(N);
        for (int u = 0; u < N; u++) {
            noise[u] = (float) random.nextGaussian();
            float[] values = new float[N];
            values[(u + 1) % N] = 1;
            rows.cut(u, values, N, 0);
        }
        return List.of(new TargetEvidence("noise", noise), new PairEvidence("signal", rows.build()));
    }

    private static List<Query> queries() {
        var list = new ArrayList<Query>();
        for (int i = 0; i < 240; i++) {
            int u = i % N;
            list.add(new Query(u, new int[] {(u + 1) % N}, new int[] {u}, i, i));
        }
        return list;
    }

    private double ndcg(EvidenceWeights weights, Workers workers) {
        var set = QuerySet.of("test", QuerySet.Ties.TOTAL_ORDER,
                TotalOrder.byInDegree(DirectedGraph.builder(N).build()), queries);
        return Evaluator.evaluate(new Scorer(N, evidences, weights), set, workers)
                .macro(Metric.NDCG_10);
    }

    @Test
    void ranksTheRightTargetsHigherThanItsStart() {
        try (var workers = Workers.of(2)) {
            EvidenceWeights tuned = RankFit.fit(start, N, evidences, queries, workers);
            assertTrue(ndcg(tuned, workers) > ndcg(start, workers) + 0.1,
                    ndcg(start, workers) + " -> " + ndcg(tuned, workers));
            assertTrue(tuned.of("signal") / tuned.of("noise") > 0.4, tuned.toString());
        }
    }

    @Test
    void threadsDoNotChangeABit() {
        try (var one = Workers.of(1); var eight = Workers.of(8)) {
            assertEquals(RankFit.fit(start, N, evidences, queries, one),
                    RankFit.fit(start, N, evidences, queries, eight));
        }
    }

    @Test
    void fewQueriesMoveNothing() {
        try (var workers = Workers.of(1)) {
            assertSame(start, RankFit.fit(start, N, evidences, queries.subList(0, 10), workers));
        }
    }
}
