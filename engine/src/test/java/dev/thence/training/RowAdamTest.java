package dev.thence.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.kernels.Rows;
import dev.thence.training.TrainingConfig.Moments;
import dev.thence.vectors.Gaussians;
import org.junit.jupiter.api.Test;

class RowAdamTest {

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
                        float[] row = Gaussians.draw(width, random);
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
}
