package dev.thence.bench.methods;

import java.util.Arrays;

/// The Katz proximity $S = \sum_{k \ge 1} (\beta A)^k$ by its products: the series, step by step,
/// until a step no longer counts.
final class KatzOperator implements LinearOperator {
    private static final int MAX_STEPS = 400;
    private static final float NEGLIGIBLE = 1e-6f;
    private static final int POWER_STEPS = 100;

    private final SparseMatrix adjacency;
    private final float beta;

    KatzOperator(SparseMatrix adjacency, double beta) {
        this.adjacency = adjacency;
        this.beta = (float) beta;
    }

    /// The largest eigenvalue of a matrix without negative values, from power iteration on
    /// `A + I`, which unlike A has no periods. 0 to within a few hundredths for a graph without
    /// cycles.
    static double spectralRadius(SparseMatrix adjacency) {
        float[] here = new float[adjacency.size()];
        Arrays.fill(here, 1);
        double growth = 1;
        for (int i = 0; i < POWER_STEPS; i++) {
            Checks.goOn("Katz");
            float[] next = here.clone();
            adjacency.multiplyAdd(1, here, 1, next);
            growth = sum(next) / sum(here);
            float largest = largest(next);
            for (int u = 0; u < next.length; u++) {
                next[u] /= largest;
            }
            here = next;
        }
        return growth - 1;
    }

    @Override
    public int size() {
        return adjacency.size();
    }

    @Override
    public void multiply(float[] x, int width, float[] y) {
        series(adjacency, x, width, y);
    }

    @Override
    public void multiplyTransposed(float[] x, int width, float[] y) {
        series(adjacency.transpose(), x, width, y);
    }

    private void series(SparseMatrix matrix, float[] x, int width, float[] y) {
        Arrays.fill(y, 0);
        float[] here = x.clone();
        float[] next = new float[x.length];
        for (int k = 0; k < MAX_STEPS; k++) {
            Checks.goOn("Katz");
            matrix.multiply(here, width, next);
            for (int i = 0; i < y.length; i++) {
                next[i] *= beta;
                y[i] += next[i];
            }
            if (largest(next) <= NEGLIGIBLE * largest(y)) {
                return;
            }
            float[] swapped = here;
            here = next;
            next = swapped;
        }
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
