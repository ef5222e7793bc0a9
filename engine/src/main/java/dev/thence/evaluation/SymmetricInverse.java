package dev.thence.evaluation;

import dev.thence.graph.Workers;
import java.util.Arrays;

/// The inverse of a dense symmetric positive definite matrix, in its place.
///
/// Gauss-Jordan by blocks of 64 rows on the lower triangle (the *sweep* of statistics): a block is
/// inverted, everything else is updated by a product of 64 inner terms, which is where the time
/// goes. About n^3 operations, 4 n^2 bytes and 1 KiB per row. Every entry is summed in
/// one order, so that the bits are the same at any number of threads and on any machine. Without
/// pivoting, which positive definite matrices do not need.
public final class SymmetricInverse {
    private static final int BLOCK = 64;
    /// Columns that stay near the processor while a block of rows is updated.
    private static final int STRIP = 256;
    private static final int UNROLLED = 4;

    private final int n;
    /// The lower triangle: row i has i + 1 entries.
    private final double[][] rows;

    /// A matrix of zeros.
    ///
    /// @throws IllegalArgumentException when n is below 0
    public SymmetricInverse(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("n is " + n + ", must be 0 or more");
        }
        this.n = n;
        rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = new double[i + 1];
        }
    }

    /// How many rows.
    public int size() {
        return n;
    }

    /// Adds to an entry, which is also its own mirror image.
    public void add(int i, int j, double value) {
        rows[Math.max(i, j)][Math.min(i, j)] += value;
    }

    public double get(int i, int j) {
        return i >= j ? rows[i][j] : rows[j][i];
    }

    /// Puts the inverse in the place of the matrix.
    ///
    /// @throws IllegalStateException when the matrix is not positive definite; it is spoilt then
    public void invert(Workers workers) {
        // The panel has a row per column of the block: what is multiplied lies side by side.
        double[][] panel = new double[BLOCK][n];
        double[][] scaled = new double[n][BLOCK];
        for (int first = 0; first < n; first += BLOCK) {
            int from = first;
            int width = Math.min(BLOCK, n - from);
            double[] negated = sweptBlock(from, width);
            workers.forRange(n, BLOCK, (low, high) -> {
                for (int i = low; i < high; i++) {
                    fill(panel, scaled, negated, i, from, width);
                }
            });
            workers.forRange(n, BLOCK,
                    (low, high) -> update(panel, scaled, low, high, from, width));
            workers.forRange(n, BLOCK, (low, high) -> {
                for (int i = low; i < high; i++) {
                    put(scaled, negated, i, from, width);
                }
            });
        }
        workers.forRange(n, BLOCK, (low, high) -> {
            for (int i = low; i < high; i++) {
                for (int j = 0; j <= i; j++) {
                    rows[i][j] = -rows[i][j];
                }
            }
        });
    }

    /// Minus the inverse of a block on the diagonal, as swept so far.
    private double[] sweptBlock(int from, int width) {
        double[] s = new double[width * width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                s[i * width + j] = get(from + i, from + j);
            }
        }
        double[] column = new double[width];
        for (int k = 0; k < width; k++) {
            double pivot = s[k * width + k];
            if (!(pivot > 0) || Double.isInfinite(pivot)) {
                throw new IllegalStateException("the matrix is not positive definite: pivot "
                        + (from + k) + " of " + n + " is " + pivot);
            }
            for (int i = 0; i < width; i++) {
                column[i] = s[i * width + k];
            }
            for (int i = 0; i < width; i++) {
                for (int j = 0; j < width; j++) {
                    s[i * width + j] -= column[i] * column[j] / pivot;
                }
            }
            for (int i = 0; i < width; i++) {
                s[i * width + k] = column[i] / pivot;
                s[k * width + i] = column[i] / pivot;
            }
            s[k * width + k] = -1 / pivot;
        }
        return s;
    }

    /// Row i in the columns of the block, and the same times the block's inverse; zeros for the
    /// rows of the block itself, which the update then leaves alone.
    private void fill(double[][] panel, double[][] scaled, double[] negated, int i, int from,
            int width) {
        boolean inside = i >= from && i < from + width;
        for (int k = 0; k < width; k++) {
            panel[k][i] = inside ? 0 : get(i, from + k);
        }
        Arrays.fill(scaled[i], 0);
        for (int m = 0; m < width; m++) {
            double term = panel[m][i];
            for (int k = 0; k < width; k++) {
                scaled[i][k] -= term * negated[m * width + k];
            }
        }
    }

    /// Takes scaled times panel off the rows from low to high, left of the diagonal.
    private void update(double[][] panel, double[][] scaled, int low, int high, int from, int width) {
        if (low == from && high == from + width) {
            return;
        }
        for (int left = 0; left < high; left += STRIP) {
            for (int i = low; i < high; i += 2) {
                boolean isPair = i + 1 < high;
                int right = Math.min(left + STRIP, i + 1);
                if (!isPair) {
                    single(panel, scaled, i, width, left, right);
                    continue;
                }
                for (int k = 0; left < right && k < width; k += UNROLLED) {
                    pair(panel, scaled, i, k, left, right);
                }
                // The second row is longer by its place on the diagonal.
                if (left <= i + 1 && i + 1 < left + STRIP) {
                    single(panel, scaled, i + 1, width, i + 1, i + 2);
                }
            }
        }
    }

    /// Four terms of two rows at once, in the loop that the compiler turns into the fewest loads:
    /// of more rows or terms it makes no vectors. Behind the last column of a narrow block `scaled`
    /// is 0.
    private void pair(double[][] panel, double[][] scaled, int i, int k, int left, int right) {
        double[] s = scaled[i];
        double[] t = scaled[i + 1];
        double s0 = -s[k];
        double s1 = -s[k + 1];
        double s2 = -s[k + 2];
        double s3 = -s[k + 3];
        double t0 = -t[k];
        double t1 = -t[k + 1];
        double t2 = -t[k + 2];
        double t3 = -t[k + 3];
        double[] p0 = panel[k];
        double[] p1 = panel[k + 1];
        double[] p2 = panel[k + 2];
        double[] p3 = panel[k + 3];
        double[] row = rows[i];
        double[] next = rows[i + 1];
        for (int j = left; j < right; j++) {
            double a = p0[j];
            double b = p1[j];
            double c = p2[j];
            double d = p3[j];
            row[j] = Math.fma(s3, d, Math.fma(s2, c, Math.fma(s1, b, Math.fma(s0, a, row[j]))));
            next[j] = Math.fma(t3, d, Math.fma(t2, c, Math.fma(t1, b, Math.fma(t0, a, next[j]))));
        }
    }

    /// The same of one row, in the same order.
    private void single(double[][] panel, double[][] scaled, int i, int width, int left, int right) {
        double[] row = rows[i];
        for (int j = left; j < right; j++) {
            double sum = row[j];
            for (int k = 0; k < width; k++) {
                sum = Math.fma(-scaled[i][k], panel[k][j], sum);
            }
            row[j] = sum;
        }
    }

    /// Writes the block's rows and columns, of which every entry has one owner: the larger of its
    /// row and its column.
    private void put(double[][] scaled, double[] negated, int i, int from, int width) {
        boolean inside = i >= from && i < from + width;
        for (int k = 0; k < width; k++) {
            int j = from + k;
            rows[Math.max(i, j)][Math.min(i, j)] =
                    inside ? negated[(i - from) * width + k] : scaled[i][k];
        }
    }
}
