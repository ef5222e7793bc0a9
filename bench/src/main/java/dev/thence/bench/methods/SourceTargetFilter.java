package dev.thence.bench.methods;

import dev.thence.graph.Workers;

/// The layers of SDGAE: $S_{k+1} = S_k + a_k N T_k$, $T_{k+1} = T_k + b_k N^T S_k$, which make
/// polynomials of the bipartite operator with learned coefficients; and the way back. Keeps the
/// vectors of every depth: 8 (K + 3) n d bytes.
final class SourceTargetFilter {
    private static final int CHUNK = 1 << 14;

    private final SparseMatrix along;
    private final SparseMatrix back;
    private final int d;
    private final Workers workers;
    private final float[][] sources;
    private final float[][] targets;
    private final float[] product;
    private final float[] otherProduct;

    SourceTargetFilter(SparseMatrix matrix, int d, int layers, Workers workers) {
        along = matrix;
        back = matrix.transpose();
        this.d = d;
        this.workers = workers;
        int length = Math.multiplyExact(matrix.size(), d);
        sources = new float[layers + 1][length];
        targets = new float[layers + 1][length];
        product = new float[length];
        otherProduct = new float[length];
    }

    /// Inputs to fill, S_0.
    float[] sourceInputs() {
        return sources[0];
    }

    /// T_0.
    float[] targetInputs() {
        return targets[0];
    }

    /// S_K after [#forward].
    float[] sourceVectors() {
        return sources[sources.length - 1];
    }

    /// T_K after [#forward].
    float[] targetVectors() {
        return targets[targets.length - 1];
    }

    /// @param weights a_0, b_0, a_1, b_1, ...
    void forward(float[] weights) {
        for (int k = 0; k + 1 < sources.length; k++) {
            System.arraycopy(sources[k], 0, sources[k + 1], 0, product.length);
            System.arraycopy(targets[k], 0, targets[k + 1], 0, product.length);
            along.multiplyAdd(weights[2 * k], targets[k], d, sources[k + 1]);
            back.multiplyAdd(weights[2 * k + 1], sources[k], d, targets[k + 1]);
        }
    }

    /// Turns gradients of S_K and T_K into those of S_0 and T_0, in place, and writes those of
    /// the weights.
    void backward(float[] weights, float[] sourceGradient, float[] targetGradient,
            float[] weightGradient) {
        for (int k = sources.length - 2; k >= 0; k--) {
            back.multiply(sourceGradient, d, product);
            along.multiply(targetGradient, d, otherProduct);
            weightGradient[2 * k] = dot(product, targets[k]);
            weightGradient[2 * k + 1] = dot(otherProduct, sources[k]);
            add(weights[2 * k], product, targetGradient);
            add(weights[2 * k + 1], otherProduct, sourceGradient);
        }
    }

    private void add(float factor, float[] x, float[] y) {
        workers.forRange(y.length, CHUNK, (from, to) -> {
            for (int i = from; i < to; i++) {
                y[i] += factor * x[i];
            }
        });
    }

    private float dot(float[] x, float[] y) {
        double[] sums = new double[(x.length + CHUNK - 1) / CHUNK];
        workers.forRange(x.length, CHUNK, (from, to) -> {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += x[i] * y[i];
            }
            sums[from / CHUNK] = sum;
        });
        double sum = 0;
        for (double part : sums) {
            sum += part;
        }
        return (float) sum;
    }
}
