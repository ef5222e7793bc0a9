package dev.thence.kernels;

import dev.thence.graph.Workers;

/// Logistic losses of single pairs of rows, `x` being their inner product over the temperature.
public final class PairKernel {
    /// What is asked of a pair.
    public enum Wish {
        /// `-log sigma(x)`.
        UP,
        /// `-log sigma(1 - x)`.
        DOWN_ONE_MINUS,
        /// `-log(1 - sigma(x))`.
        DOWN_COMPLEMENT;

        double loss(double x) {
            return switch (this) {
                case UP -> softplus(-x);
                case DOWN_ONE_MINUS -> softplus(x - 1);
                case DOWN_COMPLEMENT -> softplus(x);
            };
        }

        double slope(double x) {
            return switch (this) {
                case UP -> sigma(x) - 1;
                case DOWN_ONE_MINUS -> sigma(x - 1);
                case DOWN_COMPLEMENT -> sigma(x);
            };
        }

        private static double softplus(double x) {
            return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
        }

        private static double sigma(double x) {
            return 1 / (1 + StrictMath.exp(-x));
        }
    }

    /// Rows and their gradient.
    public record Side(float[] rows, float[] gradient) {
        public static Side sources(LossBatch batch) {
            return new Side(batch.sources, batch.sourceGradient);
        }

        public static Side targets(LossBatch batch) {
            return new Side(batch.targets, batch.targetGradient);
        }
    }

    private static final int ROWS = 64;

    private final int d;
    private final double inverse;
    private final Workers workers;

    public PairKernel(int dimension, double temperature, Workers workers) {
        d = dimension;
        inverse = 1 / temperature;
        this.workers = workers;
    }

    /// Adds the gradient of `scale` times the weighted sum of the pairs' losses, and returns that
    /// value. First rows and second rows may be rows of the same side.
    public double add(Side first, Side second, Pairs pairs, Wish wish, double scale) {
        double[] losses = new double[pairs.rows()];
        float[] slopes = new float[pairs.count()];
        workers.forRange(pairs.rows(), ROWS, (from, to) -> {
            for (int i = from; i < to; i++) {
                for (int p = pairs.begin[i]; p < pairs.begin[i + 1]; p++) {
                    double x = inverse * dot(first.rows, i, second.rows, pairs.second[p]);
                    losses[i] += pairs.weight[p] * wish.loss(x);
                    slopes[p] = (float) (scale * pairs.weight[p] * wish.slope(x) * inverse);
                }
            }
        });
        addRows(pairs, slopes, second.rows, first.gradient);
        var bySecond = pairs.transposed(second.rows.length / d, slopes);
        addRows(bySecond, bySecond.weight, first.rows, second.gradient);
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        return scale * sum;
    }

    /// Adds to every row of the gradient its pairs' other rows times the slopes.
    private void addRows(Pairs pairs, float[] slopes, float[] others, float[] gradient) {
        workers.forRange(pairs.rows(), ROWS, (from, to) -> {
            for (int i = from; i < to; i++) {
                for (int p = pairs.begin[i]; p < pairs.begin[i + 1]; p++) {
                    int other = pairs.second[p] * d;
                    for (int k = 0; k < d; k++) {
                        gradient[i * d + k] += slopes[p] * others[other + k];
                    }
                }
            }
        });
    }

    private double dot(float[] a, int i, float[] b, int j) {
        double sum = 0;
        for (int k = 0; k < d; k++) {
            sum += (double) a[i * d + k] * b[j * d + k];
        }
        return sum;
    }
}
