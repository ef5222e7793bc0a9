package dev.thence.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.evaluation.SparseRows;
import dev.thence.graph.SplitMix64;
import dev.thence.vectors.FloatMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BasketTest {
    private static final int N = 50;
    private static final Map<String, Double> ITEM = Map.of("match", .4, "popularity", .2,
            "share", .7, "likeness", .5, "regression", -.3);
    private static final Map<String, Double> BASKET = Map.of("match", .9, "popularity", -.6,
            "share", .1, "likeness", 1.3, "regression", .8);

    private final SplitMix64 random = SplitMix64.of(Long.getLong("seed", 5));
    private final float[][] sources = matrix();
    private final float[][] targets = matrix();
    private final float[] popularity = matrix()[0];
    private final float[] share = matrix()[1];
    private final float[][] likeness = sparse();
    private final float[][] regression = sparse();
    private final List<Evidence> evidences = List.of(
            new MatchEvidence(flat(sources), flat(targets), .1),
            new TargetEvidence("popularity", popularity), new SourceEvidence("share", share),
            new PairEvidence("likeness", rows(likeness)),
            new PairEvidence("regression", rows(regression), Pooling.SUM),
            new PairEvidence("unused", rows(sparse())));
    private final Scorer scorer = new Scorer(N, evidences,
            new EvidenceWeights(Question.SAME_ORDER, ITEM),
            new EvidenceWeights(Question.BASKET, BASKET));

    @Test
    void severalItemsArePooledByTheWeightsOfBaskets() {
        for (int round = 0; round < 50; round++) {
            int[] basket = basket(2 + random.nextInt(12));
            float[] scores = scores(scorer, basket);
            for (int v = 0; v < N; v++) {
                assertEquals(slowly(basket, v), scores[v], 2e-5);
                double parts = scorer.explain(NodeMix.basket(basket), v).stream()
                        .mapToDouble(Part::weighted).sum();
                assertEquals(slowly(basket, v), parts, 2e-5);
            }
            assertEquals(BASKET, scorer.weights(NodeMix.basket(basket)).byEvidence());
        }
    }

    /// The definition, in double precision: every target-only term once, the strongest likeness,
    /// the sum of the regression's terms under its logarithm.
    private double slowly(int[] basket, int v) {
        double match = 0;
        double shares = 0;
        double strongest = 0;
        double sum = 0;
        for (int u : basket) {
            for (int c = 0; c < sources[u].length; c++) {
                match += (double) sources[u][c] * targets[v][c] / .1 / basket.length;
            }
            shares += (double) share[u] / basket.length;
            strongest = Math.max(strongest, likeness[u][v]);
            sum += Math.exp(regression[u][v]) - 1;
        }
        return .9 * match - .6 * popularity[v] + .1 * shares + 1.3 * strongest
                + .8 * Math.log(1 + sum);
    }

    @Test
    void oneItemIsAnsweredAsTheItem() {
        float[] expected = new float[N];
        for (int u = 0; u < N; u++) {
            scorer.scoreTargets(u, expected);
            assertArrayEquals(expected, scores(scorer, u));
            assertArrayEquals(expected, scores(scorer, u, u, u));
            assertEquals(ITEM, scorer.weights(NodeMix.basket(u)).byEvidence());
            assertEquals(scorer.explain(u, 3), scorer.explain(NodeMix.basket(u), 3));
        }
    }

    @Test
    void aBasketIsASet() {
        for (int round = 0; round < 50; round++) {
            int[] basket = basket(2 + random.nextInt(12));
            int[] mixed = Arrays.copyOf(basket, basket.length + 1);
            mixed[basket.length] = basket[round % basket.length];
            for (int i = mixed.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int kept = mixed[i];
                mixed[i] = mixed[j];
                mixed[j] = kept;
            }
            assertArrayEquals(scores(scorer, basket), scores(scorer, mixed));
        }
    }

    @Test
    void withoutWeightsOfBasketsTheMeanOfTheScoresIsTaken() {
        var plain = new Scorer(N, evidences, new EvidenceWeights(Question.LINK, ITEM));
        int[] basket = basket(5);
        float[] scores = scores(plain, basket);
        for (int v = 0; v < N; v++) {
            double mean = 0;
            for (int u : basket) {
                mean += plain.score(u, v) / 5.0;
            }
            assertEquals(mean, scores[v], 1e-5);
        }
    }

    @Test
    void whoStandsInForANewcomerIsNoBasket() {
        float[] scores = new float[N];
        scorer.scoreMix(NodeMix.weighted(new int[] {3, 8}, new float[] {1, 3}), scores);
        for (int v = 0; v < N; v++) {
            assertEquals(.25 * scorer.score(3, v) + .75 * scorer.score(8, v), scores[v], 1e-5);
        }
    }

    @Test
    void theFitSeesTheValuesThatAreScored() {
        float[] values = new float[N];
        int[] basket = basket(7);
        for (Evidence evidence : evidences) {
            EvidenceSpread.of(evidence, basket, values);
            float[] scores = scores(new Scorer(N, evidences, new EvidenceWeights(Question.BASKET,
                    Map.of(evidence.name(), 1.0))), basket);
            if (!(evidence instanceof SourceEvidence)) {
                assertArrayEquals(scores, values, 1e-5f);
            }
        }
    }

    private static float[] scores(Scorer scorer, int... basket) {
        float[] scores = new float[N];
        Arrays.fill(scores, Float.NaN);
        scorer.scoreBasket(basket, scores);
        return scores;
    }

    private int[] basket(int size) {
        return Arrays.copyOf(random.permutation(N), size);
    }

    private float[][] matrix() {
        float[][] rows = new float[N][N];
        for (float[] row : rows) {
            for (int c = 0; c < N; c++) {
                row[c] = (float) random.nextGaussian() / 8;
            }
        }
        return rows;
    }

    private float[][] sparse() {
        float[][] rows = new float[N][N];
        for (float[] row : rows) {
            for (int entries = random.nextInt(20); entries > 0; entries--) {
                row[random.nextInt(N)] = (float) random.nextDouble() * 4 + .1f;
            }
        }
        return rows;
    }

    private static FloatMatrix flat(float[][] rows) {
        float[] all = new float[N * N];
        for (int u = 0; u < N; u++) {
            System.arraycopy(rows[u], 0, all, u * N, N);
        }
        return FloatMatrix.of(N, N, all);
    }

    private static SparseRows rows(float[][] values) {
        var builder = SparseRows.builder(N);
        for (int u = 0; u < N; u++) {
            builder.cut(u, values[u].clone(), N, 0);
        }
        return builder.build();
    }
}
