package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.evaluation.SparseRows;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.io.SectionFile.Verification;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.MatchEvidence;
import dev.thence.model.Model;
import dev.thence.model.PairEvidence;
import dev.thence.model.Part;
import dev.thence.model.Pooling;
import dev.thence.model.Question;
import dev.thence.model.TargetEvidence;
import dev.thence.pipeline.ModelBuilder;
import dev.thence.vectors.FloatMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BasketQueryTest {
    private static final int N = 30;
    private static final Map<String, Double> ITEM =
            Map.of("match", .4, "popularity", .2, "sameOrder", .5, "easeOfOrders", 0.);
    private static final Map<String, Double> BASKET =
            Map.of("match", .9, "popularity", -.6, "sameOrder", 1.3, "easeOfOrders", .8);

    @TempDir
    Path folder;

    @Test
    void theScoreServedIsTheScoreEvaluated() throws IOException {
        model().write(folder.resolve("model"));
        try (var recommender = Recommender.open(folder.resolve("model"))) {
            Model model = recommender.model();
            float[] scores = new float[N];
            for (int size = 1; size < 8; size++) {
                int[] nodes = IntStream.range(0, size).map(i -> (i * 7 + 20) % N).toArray();
                model.scorer(Question.SAME_ORDER).scoreBasket(nodes, scores);
                var basket = IntStream.of(nodes).mapToObj(v -> model.ids().id(v)).toList();
                var answer = recommender.relatedTo(basket).inSameOrder().limit(N).explain().fetch();
                assertEquals(N - size, answer.size());
                for (var r : answer) {
                    assertEquals(scores[model.ids().node(r.item())], (float) r.score());
                    assertEquals(r.score(), r.why().parts().stream()
                            .mapToDouble(Part::weighted).sum(), 1e-5);
                }
                assertEquals(answer, recommender.relatedTo(basket.reversed()).inSameOrder()
                        .limit(N).explain().fetch());
            }
        }
    }

    @Test
    void theModelFolderKeepsTheQuestionAndHowValuesArePooled() throws IOException {
        Model written = model();
        written.write(folder.resolve("model"));
        try (Model read = Model.open(folder.resolve("model"), Verification.ALL)) {
            assertEquals("sum", read.manifest().evidences().get("easeOfOrders"));
            assertEquals("pair", read.manifest().evidences().get("sameOrder"));
            assertEquals(BASKET, read.manifest().weights().get(Question.BASKET));
            float[] expected = new float[N];
            float[] found = new float[N];
            for (Question question : List.of(Question.SAME_ORDER, Question.BASKET)) {
                written.scorer(question).scoreBasket(new int[] {3, 9, 4}, expected);
                read.scorer(question).scoreBasket(new int[] {3, 9, 4}, found);
                for (int v = 0; v < N; v++) {
                    assertEquals(expected[v], found[v]);
                }
            }
        }
    }

    private static Model model() {
        var random = SplitMix64.of(12);
        var builder = ModelBuilder.of(NodeIds.of(IntStream.range(0, N)
                        .mapToObj(v -> "item" + v).toList()), DirectedGraph.builder(N).build(),
                new MatchEvidence(matrix(random), matrix(random), .1));
        float[] popularity = new float[N];
        for (int v = 0; v < N; v++) {
            popularity[v] = (float) random.nextGaussian();
        }
        try (var workers = Workers.of(1)) {
            return builder.evidence(new TargetEvidence("popularity", popularity))
                    .evidence(new PairEvidence("sameOrder", rows(random)))
                    .evidence(new PairEvidence("easeOfOrders", rows(random), Pooling.SUM))
                    .weights(new EvidenceWeights(Question.NEXT_ORDER, ITEM))
                    .weights(new EvidenceWeights(Question.SAME_ORDER, ITEM))
                    .weights(new EvidenceWeights(Question.BASKET, BASKET))
                    .build(workers);
        }
    }

    private static FloatMatrix matrix(SplitMix64 random) {
        float[] values = new float[N * 8];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() / 8;
        }
        return FloatMatrix.of(N, 8, values);
    }

    private static SparseRows rows(SplitMix64 random) {
        var builder = SparseRows.builder(N);
        for (int u = 0; u < N; u++) {
            float[] values = new float[N];
            for (int i = 0; i < 10; i++) {
                values[random.nextInt(N)] = (float) random.nextDouble() * 3;
            }
            values[u] = 0;
            builder.cut(u, values, N, 0);
        }
        return builder.build();
    }
}
