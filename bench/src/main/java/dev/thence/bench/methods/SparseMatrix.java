package dev.thence.bench.methods;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import java.util.Arrays;

/// A graph as a sparse matrix, row u, column v, weight: products with dense blocks.
///
/// Immutable; the same bits at any number of threads. 16 bytes per edge, in arrays, because a
/// product runs over every edge many times.
final class SparseMatrix implements LinearOperator {
    private static final int CHUNK = 256;

    private final Rows rows;
    private final Rows columns;
    private final Workers workers;

    /// One half: for every row the numbers of its columns and their values.
    private record Half(Adjacency adjacency) {
        Rows rows(double[] rowScale, double[] columnScale) {
            int n = adjacency.nodeCount();
            int m = Math.toIntExact(adjacency.edgeCount());
            var rows = new Rows(new int[n + 1], new int[m], new float[m]);
            for (int u = 0; u < n; u++) {
                rows.begin[u + 1] = (int) adjacency.offset(u + 1);
                for (int p = rows.begin[u]; p < rows.begin[u + 1]; p++) {
                    rows.column[p] = adjacency.neighbor(p);
                    rows.value[p] = (float) (adjacency.weight(p) * rowScale[u]
                            * columnScale[rows.column[p]]);
                }
            }
            return rows;
        }
    }

    private static final class Rows {
        final int[] begin;
        final int[] column;
        final float[] value;

        Rows(int[] begin, int[] column, float[] value) {
            this.begin = begin;
            this.column = column;
            this.value = value;
        }
    }

    private SparseMatrix(Rows rows, Rows columns, Workers workers) {
        this.rows = rows;
        this.columns = columns;
        this.workers = workers;
    }

    /// The weights as they are.
    static SparseMatrix of(DirectedGraph graph, Workers workers) {
        double[] ones = new double[graph.nodeCount()];
        Arrays.fill(ones, 1);
        return of(graph, ones, ones, workers);
    }

    /// $D_{out}^{-1/2} A D_{in}^{-1/2}$ with the degrees by weight.
    static SparseMatrix normalised(DirectedGraph graph, Workers workers) {
        return of(graph, rootScales(graph.out()), rootScales(graph.in()), workers);
    }

    private static SparseMatrix of(
            DirectedGraph graph, double[] rowScale, double[] columnScale, Workers workers) {
        return new SparseMatrix(new Half(graph.out()).rows(rowScale, columnScale),
                new Half(graph.in()).rows(columnScale, rowScale), workers);
    }

    private static double[] rootScales(Adjacency half) {
        double[] scales = new double[half.nodeCount()];
        for (int u = 0; u < scales.length; u++) {
            double sum = half.weightSum(u);
            scales[u] = sum > 0 ? 1 / Math.sqrt(sum) : 0;
        }
        return scales;
    }

    @Override
    public int size() {
        return rows.begin.length - 1;
    }

    SparseMatrix transpose() {
        return new SparseMatrix(columns, rows, workers);
    }

    @Override
    public void multiply(float[] x, int width, float[] y) {
        workers.forRange(size(), CHUNK, (from, to) -> {
            Arrays.fill(y, from * width, to * width, 0);
            add(rows, 1, x, width, y, from, to);
        });
    }

    @Override
    public void multiplyTransposed(float[] x, int width, float[] y) {
        transpose().multiply(x, width, y);
    }

    /// `y += factor M x`.
    void multiplyAdd(float factor, float[] x, int width, float[] y) {
        workers.forRange(size(), CHUNK,
                (from, to) -> add(rows, factor, x, width, y, from, to));
    }

    private static void add(
            Rows rows, float factor, float[] x, int width, float[] y, int from, int to) {
        for (int u = from; u < to; u++) {
            for (int p = rows.begin[u]; p < rows.begin[u + 1]; p++) {
                add(factor * rows.value[p], x, rows.column[p] * width, y, u * width, width);
            }
        }
    }

    /// `y[yAt..] += factor x[xAt..]`.
    private static void add(float factor, float[] x, int xAt, float[] y, int yAt, int width) {
        for (int k = 0; k < width; k++) {
            y[yAt + k] += factor * x[xAt + k];
        }
    }
}
