package dev.thence.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.SplitMix64;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.function.DoubleSupplier;

/// Random batches for the losses, and what their tests compare.
public final class LossBatches {
    private LossBatches() {}

    /// Unit vectors; every source has up to 5 positives, masks them, itself and a few more.
    public static LossBatch random(
            int dimension, int sources, int targets, int candidates, long seed) {
        var random = SplitMix64.of(seed);
        float[] bias = new float[targets];
        for (int v = 0; v < targets; v++) {
            bias[v] = (float) random.nextGaussian();
        }
        int[] positiveBegin = new int[sources + 1];
        int[] maskedBegin = new int[sources + 1];
        var positives = new IntArrayList();
        var weights = new FloatArrayList();
        var masked = new IntArrayList();
        for (int u = 0; u < sources; u++) {
            int wanted = random.nextInt(6);
            for (int v = 0; v < targets; v++) {
                int draw = random.nextInt(targets);
                if (draw < wanted) {
                    positives.add(v);
                    weights.add(.5f + random.nextInt(4) / 2f);
                }
                if ((draw < wanted + 3 || v == u) && v < candidates) {
                    masked.add(v);
                }
            }
            positiveBegin[u + 1] = positives.size();
            maskedBegin[u + 1] = masked.size();
        }
        return new LossBatch(dimension, vectors(sources, dimension, random),
                vectors(targets, dimension, random), bias, LossPairs.softmax(
                        new Pairs(positiveBegin, positives.toIntArray(), weights.toFloatArray()),
                        new Pairs(maskedBegin, masked.toIntArray(), new float[masked.size()]),
                        candidates));
    }

    public static float[] vectors(int rows, int dimension, SplitMix64 random) {
        float[] vectors = new float[rows * dimension];
        for (int i = 0; i < rows; i++) {
            double norm = 0;
            for (int k = 0; k < dimension; k++) {
                float value = (float) random.nextGaussian();
                vectors[i * dimension + k] = value;
                norm += value * value;
            }
            for (int k = 0; k < dimension; k++) {
                vectors[i * dimension + k] /= (float) Math.sqrt(norm);
            }
        }
        return vectors;
    }

    public static double dot(LossBatch batch, int u, int v) {
        double sum = 0;
        for (int k = 0; k < batch.dimension; k++) {
            sum += (double) batch.sources[u * batch.dimension + k]
                    * batch.targets[v * batch.dimension + k];
        }
        return sum;
    }

    /// Close relative to the largest value.
    public static void assertClose(double[] expected, float[] actual) {
        double largest = 0;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 2e-5 * largest, "at " + i);
        }
    }

    /// Compares a gradient with central differences in some of the values.
    public static void assertDifferences(float[] values, double[] gradient, DoubleSupplier loss) {
        assertDifferences(values, gradient, 1e-3f, loss);
    }

    public static void assertDifferences(
            float[] values, double[] gradient, float width, DoubleSupplier loss) {
        double largest = 0;
        for (double value : gradient) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < values.length; i += 1 + values.length / 60) {
            float before = values[i];
            values[i] = before + width;
            double step = values[i];
            double up = loss.getAsDouble();
            values[i] = before - width;
            step -= values[i];
            double down = loss.getAsDouble();
            values[i] = before;
            assertEquals((up - down) / step, gradient[i], 1e-3 * largest, "at " + i);
        }
    }
}
