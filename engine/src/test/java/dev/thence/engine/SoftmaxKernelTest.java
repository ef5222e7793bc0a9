package dev.thence.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import org.junit.jupiter.api.Test;

class SoftmaxKernelTest {
    private static final double TEMPERATURE = .1;

    @Test
    void lossAndGradientAreThoseOfTheFormula() {
        try (var workers = Workers.of(2)) {
            for (int dimension : new int[] {16, 64, 80}) {
                var batch = LossBatches.random(dimension, 53, 211, 211, 7);
                double loss = SoftmaxKernel.add(batch, TEMPERATURE, workers);
                var plain = new PlainSoftmax(batch, TEMPERATURE);
                assertEquals(plain.loss, loss, 1e-5 * Math.abs(plain.loss));
                LossBatches.assertClose(plain.sourceGradient, batch.sourceGradient);
                LossBatches.assertClose(plain.targetGradient, batch.targetGradient);
                LossBatches.assertClose(plain.biasGradient, batch.biasGradient);
            }
        }
    }

    @Test
    void onlyCandidatesAreNegatives() {
        try (var workers = Workers.of(1)) {
            var batch = LossBatches.random(32, 20, 150, 40, 3);
            double loss = SoftmaxKernel.add(batch, TEMPERATURE, workers);
            var plain = new PlainSoftmax(batch, TEMPERATURE);
            assertEquals(plain.loss, loss, 1e-5 * plain.loss);
            LossBatches.assertClose(plain.targetGradient, batch.targetGradient);
        }
    }

    @Test
    void theFormulaItselfAgreesWithFiniteDifferences() {
        var batch = LossBatches.random(16, 9, 30, 30, 11);
        var plain = new PlainSoftmax(batch, TEMPERATURE);
        LossBatches.assertDifferences(batch.sources, plain.sourceGradient,
                () -> new PlainSoftmax(batch, TEMPERATURE).loss);
        LossBatches.assertDifferences(batch.targets, plain.targetGradient,
                () -> new PlainSoftmax(batch, TEMPERATURE).loss);
        LossBatches.assertDifferences(batch.bias, plain.biasGradient,
                () -> new PlainSoftmax(batch, TEMPERATURE).loss);
    }

    @Test
    void sameBitsWithOneAndEightThreads() {
        var one = LossBatches.random(48, 130, 700, 700, 5);
        var eight = LossBatches.random(48, 130, 700, 700, 5);
        try (var single = Workers.of(1); var many = Workers.of(8)) {
            assertEquals(SoftmaxKernel.add(one, TEMPERATURE, single),
                    SoftmaxKernel.add(eight, TEMPERATURE, many));
        }
        assertArrayEquals(one.sourceGradient, eight.sourceGradient);
        assertArrayEquals(one.targetGradient, eight.targetGradient);
        assertArrayEquals(one.biasGradient, eight.biasGradient);
    }

    @Test
    void aSourceThatMasksEverythingHasNoLoss() {
        float[] sources = LossBatches.vectors(1, 16, SplitMix64.of(1));
        float[] targets = LossBatches.vectors(2, 16, SplitMix64.of(2));
        var batch = new LossBatch(16, sources, targets, new float[2], LossPairs.softmax(
                new Pairs(new int[] {0, 1}, new int[] {1}, new float[] {1}),
                new Pairs(new int[] {0, 2}, new int[] {0, 1}, new float[2]), 2));
        try (var workers = Workers.of(1)) {
            assertEquals(0, SoftmaxKernel.add(batch, TEMPERATURE, workers), 1e-12);
        }
        assertArrayEquals(new float[16], batch.sourceGradient);
        assertArrayEquals(new float[32], batch.targetGradient);
    }

    /// The loss as it is written down, in double precision, pair by pair.
    private static final class PlainSoftmax {
        double loss;
        final double[] sourceGradient;
        final double[] targetGradient;
        final double[] biasGradient;

        PlainSoftmax(LossBatch b, double temperature) {
            sourceGradient = new double[b.sources.length];
            targetGradient = new double[b.targets.length];
            biasGradient = new double[b.bias.length];
            double all = b.pairs.positives().weightSum();
            for (int u = 0; u < b.sourceRows; u++) {
                boolean[] masked = new boolean[b.targetRows];
                for (int p = b.pairs.masked().begin[u]; p < b.pairs.masked().begin[u + 1]; p++) {
                    masked[b.pairs.masked().second[p]] = true;
                }
                double[] x = new double[b.targetRows];
                for (int v = 0; v < b.targetRows; v++) {
                    x[v] = LossBatches.dot(b, u, v) / temperature + b.bias[v];
                }
                for (int p = b.pairs.positives().begin[u]; p < b.pairs.positives().begin[u + 1]; p++) {
                    int v = b.pairs.positives().second[p];
                    double weight = b.pairs.positives().weight[p] / all;
                    double sum = Math.exp(x[v]);
                    for (int z = 0; z < b.pairs.candidates(); z++) {
                        sum += masked[z] ? 0 : Math.exp(x[z]);
                    }
                    loss += weight * (Math.log(sum) - x[v]);
                    for (int z = 0; z < b.targetRows; z++) {
                        double slope = z == v ? Math.exp(x[v]) / sum - 1
                                : z < b.pairs.candidates() && !masked[z] ? Math.exp(x[z]) / sum : 0;
                        biasGradient[z] += weight * slope;
                        for (int k = 0; k < b.dimension; k++) {
                            double part = weight * slope / temperature;
                            sourceGradient[u * b.dimension + k] += part * b.targets[z * b.dimension + k];
                            targetGradient[z * b.dimension + k] += part * b.sources[u * b.dimension + k];
                        }
                    }
                }
            }
        }
    }
}
