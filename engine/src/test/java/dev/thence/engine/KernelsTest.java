package dev.thence.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.engine.TrainingConfig.Moments;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class KernelsTest {

    @Test
    void innerProductsHaveTheSameBitsWithAndWithoutVectors() {
        assertTrue(Dots.vectorized());
        for (int d : new int[] {1, 15, 16, 17, 48, 64, 65, 129}) {
            var random = SplitMix64.of(d);
            float[] query = gaussians(d, random);
            var rows = FloatMatrix.of(37, d, gaussians(37 * d, random));
            float[] plain = new float[37];
            float[] vector = new float[37];
            new PlainDots().scan(query, rows, 0, 37, plain, 0);
            Dots.scan(query, rows, 0, 37, vector);
            assertArrayEquals(plain, vector);
            for (int v = 0; v < 37; v++) {
                assertEquals(plain[v], Dots.dot(query, rows, v));
                double sum = 0;
                for (int k = 0; k < d; k++) {
                    sum += (double) query[k] * rows.get(v, k);
                }
                assertEquals(sum, plain[v], 1e-4);
            }
        }
    }

    @Test
    void productsAreChainsOfFusedMultiplyAdds() {
        var random = SplitMix64.of(4);
        int inner = 21;
        float[] b = gaussians(inner * Products.STRIP, random);
        for (int rows = 1; rows <= 13; rows++) {
            float[] a = gaussians(rows * inner, random);
            float[] c = gaussians(rows * Products.STRIP, random);
            float[] expected = c.clone();
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < inner; j++) {
                    for (int k = 0; k < Products.STRIP; k++) {
                        int at = i * Products.STRIP + k;
                        expected[at] = Math.fma(
                                a[i * inner + j], b[j * Products.STRIP + k], expected[at]);
                    }
                }
            }
            Products.add(a, 0, inner, rows, inner, b, 0, Products.STRIP, c, 0, Products.STRIP);
            assertArrayEquals(expected, c);
        }
    }

    @Test
    void theExponentialIsCloseAndTheSameInAnyWidth() {
        float[] x = new float[Products.L];
        float[] y = new float[Products.L];
        for (float from = -90; from < 90; from += .37f) {
            for (int i = 0; i < x.length; i++) {
                x[i] = from + i * .021f;
            }
            Exp.of(FloatVector.fromArray(Products.S, x, 0)).intoArray(y, 0);
            for (int i = 0; i < x.length; i++) {
                double exact = Math.exp(Math.clamp(x[i], -87, 88));
                assertEquals(exact, y[i], 4e-7 * exact, "e^" + x[i]);
                assertEquals(Exp.of(x[i]), y[i]);
            }
        }
    }

    @Test
    void adamMovesTouchedRowsAsThePaperSays() {
        for (var moments : Moments.values()) {
            for (int width : new int[] {16, 3}) {
                var table = new RowAdam(3, width, moments);
                double[] value = new double[width];
                double[] first = new double[width];
                double[] second = new double[width];
                var random = SplitMix64.of(width);
                try (var workers = Workers.of(2)) {
                    for (int step = 1; step <= 5; step++) {
                        float[] gradient = new float[2 * width];
                        float[] row = gaussians(width, random);
                        System.arraycopy(row, 0, gradient, width, width);
                        table.update(Rows.of(new int[] {0, 2}, 2), gradient, .01, workers);
                        plain(value, first, second, row, step, moments);
                    }
                }
                for (int k = 0; k < width; k++) {
                    assertEquals(value[k], table.values[2 * width + k], 1e-6);
                    assertEquals(0, table.values[k], "a row without a gradient stays");
                }
                assertArrayEquals(new int[] {0, 0, 5}, table.counts);
            }
        }
    }

    private static void plain(double[] value, double[] first, double[] second, float[] gradient,
            int step, Moments moments) {
        double mean = 0;
        for (float g : gradient) {
            mean += (double) g * g / gradient.length;
        }
        for (int k = 0; k < value.length; k++) {
            double square = moments == Moments.PER_ROW ? mean : (double) gradient[k] * gradient[k];
            first[k] = .9 * first[k] + .1 * gradient[k];
            second[k] = .999 * second[k] + .001 * square;
            value[k] -= .01 * first[k] / (1 - Math.pow(.9, step))
                    / (Math.sqrt(second[k] / (1 - Math.pow(.999, step))) + 1e-8);
        }
    }

    private static float[] gaussians(int count, SplitMix64 random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
