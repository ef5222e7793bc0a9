package dev.thence.kernels;

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
}
