package dev.thence.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Matrix products of training, by vector instructions: `C += A B` on row-major arrays, one strip
/// of 32 columns at a time.
///
/// Every value of C is one chain of fused multiply-adds in the order of the inner index, so the
/// bits depend neither on the width of the registers nor on how the work is cut.
public final class Products {
    /// Columns of a strip; matrices that are B or C are padded to whole strips.
    static final int STRIP = 32;
    public static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED.length() > 16
            ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;
    public static final int L = S.length();
    private static final int ROWS = 6;

    private Products() {}

    /// The number, rounded up to whole strips.
    static int padded(int columns) {
        return (columns + STRIP - 1) / STRIP * STRIP;
    }

    /// Adds to the strip of C at `co` (row stride `ldc`) the product of `rows` rows of A at `ao`
    /// (row stride `lda`, `inner` columns) and the strip of B at `bo` (row stride `ldb`).
    static void add(float[] a, int ao, int lda, int rows, int inner,
            float[] b, int bo, int ldb, float[] c, int co, int ldc) {
        for (int half = 0; half < STRIP; half += 2 * L) {
            int row = 0;
            for (; row + ROWS <= rows; row += ROWS) {
                six(a, ao + row * lda, lda, inner, b, bo + half, ldb,
                        c, co + row * ldc + half, ldc);
            }
            for (; row < rows; row++) {
                one(a, ao + row * lda, inner, b, bo + half, ldb, c, co + row * ldc + half);
            }
        }
    }

    private static void six(float[] a, int a0, int lda, int inner,
            float[] b, int bo, int ldb, float[] c, int c0, int ldc) {
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int a4 = a3 + lda;
        int a5 = a4 + lda;
        int c1 = c0 + ldc;
        int c2 = c1 + ldc;
        int c3 = c2 + ldc;
        int c4 = c3 + ldc;
        int c5 = c4 + ldc;
        var s00 = load(c, c0);
        var s01 = load(c, c0 + L);
        var s10 = load(c, c1);
        var s11 = load(c, c1 + L);
        var s20 = load(c, c2);
        var s21 = load(c, c2 + L);
        var s30 = load(c, c3);
        var s31 = load(c, c3 + L);
        var s40 = load(c, c4);
        var s41 = load(c, c4 + L);
        var s50 = load(c, c5);
        var s51 = load(c, c5 + L);
        for (int j = 0; j < inner; j++) {
            var b0 = load(b, bo + j * ldb);
            var b1 = load(b, bo + j * ldb + L);
            var x = FloatVector.broadcast(S, a[a0 + j]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = FloatVector.broadcast(S, a[a1 + j]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = FloatVector.broadcast(S, a[a2 + j]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = FloatVector.broadcast(S, a[a3 + j]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            x = FloatVector.broadcast(S, a[a4 + j]);
            s40 = x.fma(b0, s40);
            s41 = x.fma(b1, s41);
            x = FloatVector.broadcast(S, a[a5 + j]);
            s50 = x.fma(b0, s50);
            s51 = x.fma(b1, s51);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + L);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + L);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + L);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + L);
        s40.intoArray(c, c4);
        s41.intoArray(c, c4 + L);
        s50.intoArray(c, c5);
        s51.intoArray(c, c5 + L);
    }

    private static void one(float[] a, int ao, int inner,
            float[] b, int bo, int ldb, float[] c, int co) {
        var s0 = load(c, co);
        var s1 = load(c, co + L);
        for (int j = 0; j < inner; j++) {
            var x = FloatVector.broadcast(S, a[ao + j]);
            s0 = x.fma(load(b, bo + j * ldb), s0);
            s1 = x.fma(load(b, bo + j * ldb + L), s1);
        }
        s0.intoArray(c, co);
        s1.intoArray(c, co + L);
    }

    public static FloatVector load(float[] a, int at) {
        return FloatVector.fromArray(S, a, at);
    }

    /// Writes the rows `[from, to)` of A (row stride `lda`, `columns` columns) transposed into
    /// panels: panel p holds the rows `[32 p, 32 p + 32)` as `columns` lines of 32. Rows from `to`
    /// on to the end of the last panel become 0. `from` must be a multiple of 32, and `to` or the last row.
    static void panels(float[] a, int lda, int from, int to, int columns, float[] into) {
        for (int first = from; first < to; first += STRIP) {
            int base = first * columns;
            int rows = Math.min(STRIP, to - first);
            for (int r = 0; r < rows; r++) {
                int row = (first + r) * lda;
                for (int j = 0; j < columns; j++) {
                    into[base + j * STRIP + r] = a[row + j];
                }
            }
            for (int r = rows; r < STRIP; r++) {
                for (int j = 0; j < columns; j++) {
                    into[base + j * STRIP + r] = 0;
                }
            }
        }
    }
}
