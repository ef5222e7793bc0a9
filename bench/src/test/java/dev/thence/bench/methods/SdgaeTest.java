package dev.thence.bench.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class SdgaeTest {
    private static final int N = 15;
    private static final int D = 4;

    @Test
    void theWayBackThroughTheLayersIsTheGradient() {
        try (var workers = Workers.of(2)) {
            var matrix = SparseMatrix.normalised(Small.graph(N, 60, 4), workers);
            var filter = new SourceTargetFilter(matrix, D, 3, workers);
            var random = new SplitMix64(9);
            fill(filter.sourceInputs(), random);
            fill(filter.targetInputs(), random);
            float[] weights = {.9f, 1.1f, .8f, 1.2f, .7f, 1};
            float[] sourcePull = fill(new float[N * D], random);
            float[] targetPull = fill(new float[N * D], random);
            DoubleSupplier objective = () -> {
                filter.forward(weights);
                return dot(filter.sourceVectors(), sourcePull)
                        + dot(filter.targetVectors(), targetPull);
            };
            objective.getAsDouble();
            float[] sourceGradient = sourcePull.clone();
            float[] targetGradient = targetPull.clone();
            float[] weightGradient = new float[6];
            filter.backward(weights, sourceGradient, targetGradient, weightGradient);
            assertGradient(objective, filter.sourceInputs(), sourceGradient);
            assertGradient(objective, filter.targetInputs(), targetGradient);
            assertGradient(objective, weights, weightGradient);
        }
    }

    @Test
    void theGradientOfTheLossIsThatOfFiniteDifferences() {
        var random = new SplitMix64(3);
        float[] sources = fill(new float[N * D], random);
        float[] targets = fill(new float[N * D], random);
        var loss = new PairLoss(N, new int[] {1, 1, 2, 3, 14}, new int[] {2, 3, 3, 1, 0}, 2);
        try (var workers = Workers.of(2)) {
            float[] sourceGradient = new float[N * D];
            float[] targetGradient = new float[N * D];
            loss.gradient(sources, targets, D, sourceGradient, targetGradient, workers);
            float[] none = new float[N * D];
            DoubleSupplier objective =
                    () -> loss.gradient(sources, targets, D, none, none.clone(), workers);
            assertGradient(objective, sources, sourceGradient);
            assertGradient(objective, targets, targetGradient);
        }
    }

    private static void assertGradient(DoubleSupplier objective, float[] values, float[] gradient) {
        float width = 1e-2f;
        for (int i = 0; i < values.length; i++) {
            float kept = values[i];
            values[i] = kept + width;
            double up = objective.getAsDouble();
            values[i] = kept - width;
            double down = objective.getAsDouble();
            values[i] = kept;
            assertEquals((up - down) / (2 * width), gradient[i],
                    2e-3 * (1 + Math.abs(gradient[i])), "value " + i);
        }
    }

    private static float[] fill(float[] values, SplitMix64 random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    @Test
    void adamStepsTowardsTheLeastSquare() {
        float[] values = {5, -3};
        var adam = new Adam(values, .1);
        try (var workers = Workers.of(1)) {
            adam.step(new float[] {10, -6}, workers);
            assertEquals(4.9, values[0], 1e-5);
            assertEquals(-2.9, values[1], 1e-5);
            for (int i = 0; i < 300; i++) {
                adam.step(new float[] {2 * values[0], 2 * values[1]}, workers);
            }
        }
        assertTrue(Math.abs(values[0]) < .05 && Math.abs(values[1]) < .05);
    }

    @Test
    void sdgaeFindsWhatWasPlanted() {
        var config = new Sdgae.Config(16, 3, .02, 60, 10, 3);
        Planted.assertIsFoundBy((train, workers) ->
                Sdgae.fit(train, config, Planted.validation(workers), 7, workers));
    }
}
