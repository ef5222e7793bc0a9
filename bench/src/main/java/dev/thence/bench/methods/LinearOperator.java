package dev.thence.bench.methods;

/// A square matrix that is known by its products with a block of columns. Blocks are row-major:
/// row i has `width` values from `i * width`.
interface LinearOperator {
    int size();

    /// `y = M x`; what y held is lost.
    void multiply(float[] x, int width, float[] y);

    /// `y = M^T x`; what y held is lost.
    void multiplyTransposed(float[] x, int width, float[] y);
}
