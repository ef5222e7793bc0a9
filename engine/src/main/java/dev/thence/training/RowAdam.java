package dev.thence.training;

import dev.thence.graph.Workers;
import dev.thence.kernels.Lanes;
import dev.thence.kernels.Products;
import dev.thence.kernels.Rows;
import dev.thence.vectors.DotKernel;
import jdk.incubator.vector.FloatVector;

/// A table of learned rows with its optimiser: Adam (Kingma and Ba, "Adam: A Method for Stochastic
/// Optimization", 2015, https://arxiv.org/abs/1412.6980, algorithm 1) that updates only the rows
/// with a gradient, each by its own count of updates. With [TrainingConfig.Moments#PER_ROW] the
/// second moment is one number per row, of the mean square of the row's gradient.
///
/// Rows of a width that is no multiple of 16 take a scalar path.
final class RowAdam {
    private static final double BETA_1 = .9;
    private static final double BETA_2 = .999;
    private static final double EPSILON = 1e-8;
    private static final int ROWS = 256;

    final int rows;
    final int width;
    final TrainingConfig.Moments moments;
    final float[] values;
    final float[] first;
    final float[] second;
    /// Updates of every row.
    final int[] counts;

    RowAdam(int rows, int width, TrainingConfig.Moments moments) {
        if ((long) rows * width > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a table of " + rows + " rows of " + width
                    + " values does not fit an array, which holds " + (Integer.MAX_VALUE - 8)
                    + "; take a smaller dimension");
        }
        this.rows = rows;
        this.width = width;
        this.moments = moments;
        values = new float[rows * width];
        first = new float[rows * width];
        second = new float[moments == TrainingConfig.Moments.PER_ROW ? rows : rows * width];
        counts = new int[rows];
    }

    /// Updates row `at(i)` by row i of the gradient, for all rows whose gradient is not all 0.
    void update(Rows at, float[] gradient, double learningRate, Workers workers) {
        workers.forRange(at.count(), ROWS, (from, to) -> {
            for (int i = from; i < to; i++) {
                if (isTouched(gradient, i * width)) {
                    update(at.of(i), gradient, i * width, learningRate);
                }
            }
        });
    }

    private boolean isTouched(float[] gradient, int from) {
        for (int k = from; k < from + width; k++) {
            if (gradient[k] != 0) {
                return true;
            }
        }
        return false;
    }

    private void update(int row, float[] gradient, int g, double learningRate) {
        int step = ++counts[row];
        float rate = (float) (learningRate / (1 - StrictMath.pow(BETA_1, step)));
        float correction = (float) (1 / (1 - StrictMath.pow(BETA_2, step)));
        if (width % DotKernel.LANES != 0) {
            updateScalars(row, gradient, g, rate, correction);
        } else if (moments == TrainingConfig.Moments.PER_ROW) {
            updateRow(row, gradient, g, rate, correction);
        } else {
            updateValues(row, gradient, g, rate, correction);
        }
    }

    private void updateRow(int row, float[] gradient, int g, float rate, float correction) {
        second[row] = (float) (BETA_2 * second[row]
                + (1 - BETA_2) * Lanes.sumOfSquares(gradient, g, width) / width);
        float factor = (float) (rate / (Math.sqrt(second[row] * correction) + EPSILON));
        for (int k = 0, at = row * width; k < width; k += Products.L, at += Products.L) {
            var moment = Products.load(first, at).mul((float) BETA_1)
                    .add(Products.load(gradient, g + k).mul((float) (1 - BETA_1)));
            moment.intoArray(first, at);
            Products.load(values, at).sub(moment.mul(factor)).intoArray(values, at);
        }
    }

    private void updateValues(int row, float[] gradient, int g, float rate, float correction) {
        for (int k = 0, at = row * width; k < width; k += Products.L, at += Products.L) {
            FloatVector slope = Products.load(gradient, g + k);
            var moment = Products.load(first, at).mul((float) BETA_1)
                    .add(slope.mul((float) (1 - BETA_1)));
            moment.intoArray(first, at);
            var square = Products.load(second, at).mul((float) BETA_2)
                    .add(slope.mul(slope).mul((float) (1 - BETA_2)));
            square.intoArray(second, at);
            Products.load(values, at)
                    .sub(moment.mul(rate).div(square.mul(correction).sqrt().add((float) EPSILON)))
                    .intoArray(values, at);
        }
    }

    private void updateScalars(int row, float[] gradient, int g, float rate, float correction) {
        double mean = 0;
        for (int k = 0; k < width; k++) {
            mean += (double) gradient[g + k] * gradient[g + k] / width;
        }
        if (moments == TrainingConfig.Moments.PER_ROW) {
            second[row] = (float) (BETA_2 * second[row] + (1 - BETA_2) * mean);
        }
        for (int k = 0, at = row * width; k < width; k++, at++) {
            double slope = gradient[g + k];
            first[at] = (float) (BETA_1 * first[at] + (1 - BETA_1) * slope);
            double square = second[moments == TrainingConfig.Moments.PER_ROW ? row : at];
            if (moments == TrainingConfig.Moments.PER_VALUE) {
                square = BETA_2 * square + (1 - BETA_2) * slope * slope;
                second[at] = (float) square;
            }
            values[at] -= (float) (rate * first[at] / (Math.sqrt(square * correction) + EPSILON));
        }
    }
}
