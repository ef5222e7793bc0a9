package dev.thence.fitting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.evaluation.Query;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.Evidence;
import dev.thence.model.Question;
import dev.thence.model.TargetEvidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadFitTest {
    private static final int N = 400;
    private static final int HEAD = 100;
    private final float[] rank = values(1);
    private final float[] fitted = values(2);
    private final List<Evidence> evidences = List.of(new TargetEvidence("rank", rank),
            new TargetEvidence("fitted", fitted));

    @Test
    void theWeightIsTheBestOneOnTheHeadAlone() {
        var queries = queries(60);
        try (var workers = Workers.of(2)) {
            var weights = WeightFit.fitHead(Question.NEXT_ORDER, N,
                    List.of(new FitView(evidences, queries)), Map.of("rank", 5.0),
                    Map.of("rank", 5.0), workers);
            double found = weights.of("fitted");
            assertEquals(0, slope(queries, weights.of("rank"), found), 1e-6, "at " + found);
        }
    }

    @Test
    void ofASmallCatalogueTheHeadIsAll() {
        float[] first = Arrays.copyOf(rank, 50);
        var small = List.<Evidence>of(new TargetEvidence("rank", first));
        var queries = List.of(new Query(0, new int[] {3}, new int[] {0}, 0, 0),
                new Query(1, new int[] {7, 9}, new int[] {1, 2}, 1, 1));
        try (var workers = Workers.of(1)) {
            assertEquals(WeightFit.fit(Question.NEXT_ORDER, 50, small, queries, Map.of(), workers),
                    WeightFit.fitHead(Question.NEXT_ORDER, 50,
                            List.of(new FitView(small, queries)), Map.of(), Map.of(), workers));
        }
    }

    @Test
    void queriesWithNothingRelevantInTheHeadSayNothing() {
        int last = IntStream.range(0, N).reduce((a, b) -> rank[a] < rank[b] ? a : b).orElseThrow();
        var lost = List.of(new Query(0, new int[] {last}, new int[0], 0, 0));
        try (var workers = Workers.of(1)) {
            assertEquals(Map.of("rank", 2.0, "fitted", 0.0), WeightFit.fitHead(Question.NEXT_ORDER, N,
                    List.of(new FitView(evidences, lost)), Map.of("rank", 2.0),
                    Map.of("rank", 1.0), workers).byEvidence());
        }
    }

    /// The derivative by the second weight of the mean loss and the ridge of few queries, by the
    /// definition.
    private double slope(List<Query> queries, double rankWeight, double weight) {
        double sum = 0;
        int used = 0;
        for (Query query : queries) {
            var removed = new HashSet<Integer>();
            Arrays.stream(query.removed()).forEach(removed::add);
            Arrays.stream(query.relevant()).forEach(removed::remove);
            var head = IntStream.range(0, N).filter(v -> !removed.contains(v)).boxed()
                    .sorted((a, b) -> Float.compare(rank[b], rank[a])).limit(HEAD).toList();
            var relevant = Arrays.stream(query.relevant()).filter(head::contains).toArray();
            if (relevant.length > 0) {
                double total = 0;
                double mean = 0;
                for (int v : head) {
                    double odds = Math.exp(rankWeight * rank[v] + weight * fitted[v]);
                    total += odds;
                    mean += odds * fitted[v];
                }
                sum += mean / total - Arrays.stream(relevant).mapToDouble(v -> fitted[v]).average()
                        .orElseThrow();
                used++;
            }
        }
        return sum / used + 1e-3 * 1000 / used * weight;
    }

    private static List<Query> queries(int count) {
        var queries = new ArrayList<Query>();
        for (int i = 0; i < count; i++) {
            var random = SplitMix64.of(5, i);
            int[] relevant = {random.nextInt(N / 2), N / 2 + random.nextInt(N / 2)};
            queries.add(new Query(random.nextInt(20), relevant,
                    IntStream.generate(() -> random.nextInt(N)).limit(30).sorted().distinct()
                            .toArray(), i, i));
        }
        return queries;
    }

    private static float[] values(int seed) {
        var random = SplitMix64.of(seed);
        float[] values = new float[N];
        for (int v = 0; v < N; v++) {
            values[v] = (float) random.nextDouble();
        }
        return values;
    }
}
