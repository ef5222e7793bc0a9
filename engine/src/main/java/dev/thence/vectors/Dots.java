package dev.thence.vectors;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;

/// Inner products of a query with rows of a matrix: one row, or a scan over many.
///
/// The sum runs over 16 lanes, lane j adding the products of the columns j, j + 16, j + 32, ... in
/// turn, each rounded before it is added; then the lanes are added in pairs, 8 apart, 4, 2, 1. With
/// `jdk.incubator.vector` on the command line this is done by vector instructions, else by plain
/// loops: the same bits, only slower.
public final class Dots {
    private static final Logger LOG = System.getLogger(Dots.class.getName());
    private static final DotKernel KERNEL = kernel();

    private Dots() {}

    private static DotKernel kernel() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            return new VectorDots();
        }
        LOG.log(Level.INFO, "scanning with plain loops; add --add-modules jdk.incubator.vector "
                + "to the java command for the fast ones");
        return new PlainDots();
    }

    /// Whether the vector instructions are used.
    public static boolean vectorized() {
        return KERNEL instanceof VectorDots;
    }

    /// The inner product of the query and one row.
    ///
    /// @throws IllegalArgumentException when the query is not as long as a row
    public static float dot(float[] query, FloatMatrix rows, int row) {
        float[] score = new float[1];
        Objects.checkIndex(row, rows.rows());
        check(query, rows);
        KERNEL.scan(query, rows, row, row + 1, score, 0);
        return score[0];
    }

    /// The inner products of the query and the rows `[from, to)`, written to `scores[from..to)`.
    ///
    /// @throws IllegalArgumentException when the query is not as long as a row
    public static void scan(float[] query, FloatMatrix rows, int from, int to, float[] scores) {
        check(query, rows);
        Objects.checkFromToIndex(from, to, rows.rows());
        Objects.checkFromToIndex(from, to, scores.length);
        KERNEL.scan(query, rows, from, to, scores, from);
    }

    /// The inner products of the query and the first `count` of these rows, each written to the
    /// place of its number in `scores`: the same bits as [#scan] writes there.
    ///
    /// @throws IllegalArgumentException when the query is not as long as a row
    public static void gather(float[] query, FloatMatrix rows, int[] numbers, int count,
            float[] scores) {
        check(query, rows);
        for (int i = 0; i < count; i++) {
            Objects.checkIndex(numbers[i], rows.rows());
        }
        KERNEL.gather(query, rows, numbers, count, scores);
    }

    private static void check(float[] query, FloatMatrix rows) {
        if (query.length != rows.columns()) {
            throw new IllegalArgumentException("the query has " + query.length
                    + " values, a row has " + rows.columns());
        }
    }
}
