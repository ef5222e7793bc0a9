package dev.thence.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.kernels.LossBatch;
import dev.thence.kernels.LossBatches;
import dev.thence.kernels.LossPairs;
import dev.thence.kernels.PairList;
import dev.thence.kernels.Pairs;
import dev.thence.training.Loss.SixTerm.Down;
import dev.thence.training.Loss.SixTerm.Weights;
import org.junit.jupiter.api.Test;

class PairLossesTest {
    private static final int D = 16;

    /// Five sources and six targets: 0 -> 1, 0 -> 2 (twice the weight), 1 -> 0 are positives,
    /// 0 -> 2 is one-way, source row 4 and target row 0 make its reversal; one co-view each side.
    private static LossBatch batch(float[] sources, float[] targets) {
        var positives = new PairList();
        positives.add(0, 1, 1);
        positives.add(0, 2, 2);
        positives.add(1, 0, 1);
        var negatives = new PairList();
        negatives.add(0, 3, 2);
        negatives.add(1, 5, 1);
        var oneWay = new PairList();
        oneWay.add(0, 2, 1);
        var reversed = new PairList();
        reversed.add(4, 0, 1);
        var sourceViews = new PairList();
        sourceViews.add(0, 3, 1);
        var targetViews = new PairList();
        targetViews.add(5, 4, 1);
        return new LossBatch(D, sources, targets, new float[6], new LossPairs(
                positives.toPairs(2, 6), Pairs.none(2), 0, negatives.toPairs(5, 6),
                oneWay.toPairs(5, 6), reversed.toPairs(5, 6), sourceViews.toPairs(5, 5),
                targetViews.toPairs(6, 6)));
    }

    private static LossBatch random() {
        return batch(LossBatches.vectors(5, D, SplitMix64.of(1)),
                LossBatches.vectors(6, D, SplitMix64.of(2)));
    }

    @Test
    void sixTermsAreThoseOfThePaper() {
        var batch = random();
        double s01 = up(x(batch, 0, 1));
        double expected = (s01 + 2 * up(x(batch, 0, 2)) + up(x(batch, 1, 0))
                + 2 * up(1 - x(batch, 0, 3)) + up(1 - x(batch, 1, 5))
                + up(x(batch, 0, 2)) + up(1 - x(batch, 4, 0))) / 4;
        try (var workers = Workers.of(1)) {
            assertEquals(expected, Losses.add(
                    new Loss.SixTerm(1, Down.ONE_MINUS, Weights.EQUAL), 1, batch, workers), 1e-6);
            double complement = expected + (2 * up(-x(batch, 0, 3)) + up(-x(batch, 1, 5))
                    + up(-x(batch, 4, 0)) - 2 * up(1 - x(batch, 0, 3)) - up(1 - x(batch, 1, 5))
                    - up(1 - x(batch, 4, 0))) / 4;
            assertEquals(complement, Losses.add(
                    new Loss.SixTerm(1, Down.COMPLEMENT, Weights.EQUAL), 1, batch, workers), 1e-6);
        }
    }

    @Test
    void gradientsAgreeWithFiniteDifferences() {
        Loss[] losses = {new Loss.SixTerm(1, Down.ONE_MINUS, Weights.EQUAL),
            new Loss.SixTerm(1, Down.COMPLEMENT, Weights.DEGREES), new Loss.CoView(2.5, 1)};
        try (var workers = Workers.of(2)) {
            for (var loss : losses) {
                var batch = random();
                Losses.add(loss, .3, batch, workers);
                LossBatches.assertDifferences(batch.sources, doubles(batch.sourceGradient), () ->
                        Losses.add(loss, .3, batch(batch.sources, batch.targets), workers));
                LossBatches.assertDifferences(batch.targets, doubles(batch.targetGradient), () ->
                        Losses.add(loss, .3, batch(batch.sources, batch.targets), workers));
                assertArrayEquals(new float[6], batch.biasGradient);
            }
        }
    }

    private static double x(LossBatch batch, int u, int v) {
        return LossBatches.dot(batch, u, v);
    }

    private static double up(double x) {
        return Math.log(1 + Math.exp(-x));
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
