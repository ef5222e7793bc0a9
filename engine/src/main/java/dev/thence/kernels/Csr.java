package dev.thence.kernels;

import dev.thence.graph.Workers;
import jdk.incubator.vector.FloatVector;

/// A sparse matrix by rows, as training multiplies with it: row i lies at the positions
/// `[offsets[i], offsets[i + 1])`. The arrays may be longer than what is in use.
public final class Csr {
    /// Rows of a task.
    private static final int ROWS = 64;

    public final int rows;
    public final int columnCount;
    public final int[] offsets;
    public final int[] columns;
    public final float[] weights;

    public Csr(int rows, int columnCount, int[] offsets, int[] columns, float[] weights) {
        this.rows = rows;
        this.columnCount = columnCount;
        this.offsets = offsets;
        this.columns = columns;
        this.weights = weights;
    }

    public int count() {
        return offsets[rows];
    }

    /// The same with every weight multiplied; the matrix itself for a factor of 1.
    public Csr times(float factor) {
        if (factor == 1) {
            return this;
        }
        float[] scaled = new float[count()];
        for (int p = 0; p < scaled.length; p++) {
            scaled[p] = weights[p] * factor;
        }
        return new Csr(rows, columnCount, offsets, columns, scaled);
    }

    /// Rows and columns exchanged, each row's columns rising. O(rows + columns + count).
    public Csr transposed() {
        int[] next = new int[columnCount + 1];
        int count = count();
        for (int p = 0; p < count; p++) {
            next[columns[p] + 1]++;
        }
        for (int j = 0; j < columnCount; j++) {
            next[j + 1] += next[j];
        }
        int[] begins = next.clone();
        int[] moved = new int[count];
        float[] movedWeights = new float[count];
        for (int i = 0; i < rows; i++) {
            for (int p = offsets[i]; p < offsets[i + 1]; p++) {
                int at = next[columns[p]]++;
                moved[at] = i;
                movedWeights[at] = weights[p];
            }
        }
        return new Csr(columnCount, rows, begins, moved, movedWeights);
    }

    /// These rows of the matrix, in this order.
    public Csr chosen(Rows chosen) {
        int count = chosen.count();
        int[] begins = new int[count + 1];
        for (int i = 0; i < count; i++) {
            begins[i + 1] = begins[i] + offsets[chosen.of(i) + 1] - offsets[chosen.of(i)];
        }
        int[] cut = new int[begins[count]];
        float[] cutWeights = new float[cut.length];
        for (int i = 0; i < count; i++) {
            int length = begins[i + 1] - begins[i];
            System.arraycopy(columns, offsets[chosen.of(i)], cut, begins[i], length);
            System.arraycopy(weights, offsets[chosen.of(i)], cutWeights, begins[i], length);
        }
        return new Csr(count, columnCount, begins, cut, cutWeights);
    }

    /// Adds to every row i of y the sum over the row's columns j of weight times row `at(j)` of x.
    /// Rows have d values; sums run in the order of the columns, so the bits do not depend on the
    /// number of threads or the width of registers.
    public void multiplyAdd(float[] x, Rows at, int d, float[] y, Workers workers) {
        workers.forRange(rows, ROWS, (from, to) -> {
            for (int i = from; i < to; i++) {
                row(i, x, at, d, y, i * d);
            }
        });
    }

    private void row(int i, float[] x, Rows at, int d, float[] y, int yRow) {
        int begin = offsets[i];
        int end = offsets[i + 1];
        int l = Products.L;
        int k = 0;
        for (; k + 4 * l <= d; k += 4 * l) {
            var a = Products.load(y, yRow + k);
            var b = Products.load(y, yRow + k + l);
            var c = Products.load(y, yRow + k + 2 * l);
            var e = Products.load(y, yRow + k + 3 * l);
            for (int p = begin; p < end; p++) {
                int row = at.of(columns[p]) * d + k;
                var w = FloatVector.broadcast(Products.S, weights[p]);
                a = w.fma(Products.load(x, row), a);
                b = w.fma(Products.load(x, row + l), b);
                c = w.fma(Products.load(x, row + 2 * l), c);
                e = w.fma(Products.load(x, row + 3 * l), e);
            }
            a.intoArray(y, yRow + k);
            b.intoArray(y, yRow + k + l);
            c.intoArray(y, yRow + k + 2 * l);
            e.intoArray(y, yRow + k + 3 * l);
        }
        for (; k < d; k += l) {
            var a = Products.load(y, yRow + k);
            for (int p = begin; p < end; p++) {
                int row = at.of(columns[p]) * d + k;
                a = FloatVector.broadcast(Products.S, weights[p]).fma(Products.load(x, row), a);
            }
            a.intoArray(y, yRow + k);
        }
    }
}
