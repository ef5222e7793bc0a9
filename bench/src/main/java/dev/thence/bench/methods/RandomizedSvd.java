package dev.thence.bench.methods;

import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// The leading singular vectors of a large matrix, from products with it alone.
///
/// Halko, Martinsson and Tropp, "Finding Structure with Randomness: Probabilistic Algorithms for
/// Constructing Approximate Matrix Decompositions" (2011, https://arxiv.org/abs/0909.4061),
/// algorithm 4.4, randomized subspace iteration, then 5.1. Products are in float32, the
/// orthonormal bases and the small problem in float64 by EJML. 12 n (d + 10) bytes per basis.
final class RandomizedSvd {
    /// Columns beyond those asked for, the paper's choice.
    private static final int OVERSAMPLING = 10;

    private final LinearOperator matrix;
    private final int width;
    private final String method;

    private RandomizedSvd(LinearOperator matrix, int width, String method) {
        this.matrix = matrix;
        this.width = width;
        this.method = method;
    }

    /// `M ~ sources targets^T`: the leading singular vectors, each times the root of its value,
    /// so that rows of `sources` and `targets` give entries of M as inner products. Columns
    /// beyond the rank are 0. The same at any number of threads.
    ///
    /// @param method what an interrupt names
    static InnerProducts factorise(LinearOperator matrix, int dimension, int iterations,
            long seed, String method, Workers workers) {
        int width = Math.min(matrix.size(), dimension + OVERSAMPLING);
        return new RandomizedSvd(matrix, width, method)
                .factorise(dimension, iterations, seed, workers);
    }

    private InnerProducts factorise(int dimension, int iterations, long seed, Workers workers) {
        var range = basis(gaussian(seed, workers), true);
        for (int i = 0; i < iterations; i++) {
            range = basis(values(basis(values(range), false)), true);
        }
        var product = product(values(range), false);
        // Its answer is false where a column is 0, and the basis is as orthonormal as ever.
        var qr = DecompositionFactory_DDRM.qr(matrix.size(), width);
        qr.decompose(product);
        var domain = qr.getQ(null, true);
        var svd = DecompositionFactory_DDRM.svd(width, width, true, true, true);
        if (!svd.decompose(qr.getR(null, true))) {
            throw new IllegalStateException("the decomposition of " + method + " failed");
        }
        double[] singular = svd.getSingularValues();
        int[] order = falling(singular);
        return InnerProducts.of(dimension,
                scaled(range, svd.getV(null, false), singular, order, dimension),
                scaled(domain, svd.getU(null, false), singular, order, dimension));
    }

    private float[] gaussian(long seed, Workers workers) {
        float[] block = new float[Math.multiplyExact(matrix.size(), width)];
        workers.forRange(matrix.size(), 256, (from, to) -> {
            for (int row = from; row < to; row++) {
                var random = SplitMix64.of(seed, 0x737664L, row);
                for (int k = row * width; k < (row + 1) * width; k++) {
                    block[k] = (float) random.nextGaussian();
                }
            }
        });
        return block;
    }

    /// An orthonormal basis of what the matrix, or its transpose, makes of the block.
    private DMatrixRMaj basis(float[] block, boolean forward) {
        var qr = DecompositionFactory_DDRM.qr(matrix.size(), width);
        qr.decompose(product(block, forward));
        return qr.getQ(null, true);
    }

    private DMatrixRMaj product(float[] block, boolean forward) {
        Checks.goOn(method);
        float[] result = new float[block.length];
        if (forward) {
            matrix.multiply(block, width, result);
        } else {
            matrix.multiplyTransposed(block, width, result);
        }
        var dense = new DMatrixRMaj(matrix.size(), width);
        for (int i = 0; i < result.length; i++) {
            if (!Float.isFinite(result[i])) {
                throw new IllegalStateException("a product of " + method + " has the value "
                        + result[i] + ", must be finite");
            }
            dense.data[i] = result[i];
        }
        return dense;
    }

    private static float[] values(DMatrixRMaj dense) {
        float[] values = new float[dense.getNumElements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) dense.data[i];
        }
        return values;
    }

    private static int[] falling(double[] values) {
        return java.util.stream.IntStream.range(0, values.length).boxed()
                .sorted((a, b) -> Double.compare(values[b], values[a]))
                .mapToInt(Integer::intValue).toArray();
    }

    /// The basis in terms of singular vectors, times the roots of their values.
    private static float[] scaled(DMatrixRMaj basis, DMatrixRMaj vectors, double[] singular,
            int[] order, int dimension) {
        var rotated = CommonOps_DDRM.mult(basis, vectors, null);
        float[] rows = new float[Math.multiplyExact(basis.numRows, dimension)];
        for (int k = 0; k < Math.min(dimension, order.length); k++) {
            double root = Math.sqrt(singular[order[k]]);
            for (int i = 0; i < basis.numRows; i++) {
                rows[i * dimension + k] = (float) (rotated.get(i, order[k]) * root);
            }
        }
        return rows;
    }
}
