package dev.thence.training;

import dev.thence.graph.Workers;
import dev.thence.kernels.Csr;
import dev.thence.kernels.Rows;
import java.util.Arrays;
import java.util.List;

/// The vectors of all items in one view, and the way back from a gradient of theirs to one of what
/// is learned.
///
/// A warm item's vector is the sum over the depths 0 to 2 of its own propagated along the pairs
/// ([Propagation]); a cold one's the sum of its terms' and of the vectors that speak for it. All
/// have length 1, before they speak and after. Everything but that is linear.
final class TermPass {
    private static final int DEPTHS = 2;
    private static final int ROWS = 256;

    private final TermView view;
    private final TermTables tables;
    private final Workers workers;
    private final int d;
    private final Side source;
    private final Side target;
    final float[] bias;

    TermPass(TermView view, TermTables tables, Workers workers) {
        this.view = view;
        this.tables = tables;
        this.workers = workers;
        d = tables.sources.width;
        float[][] warm = propagated(only(tables.sources.values, view.isWarm),
                only(tables.targets.values, view.isWarm));
        source = new Side(warm[0], tables.sourceTerms.values);
        target = new Side(warm[1], tables.targetTerms.values);
        bias = biases();
    }

    /// The vectors of one role.
    private final class Side {
        final float[] rows;
        final float[] lengths;

        Side(float[] warm, float[] terms) {
            lengths = new float[view.nodeCount];
            rows = warm;
            normalize(view.isWarm);
            float[] cold = new float[rows.length];
            multiplyAdd(view.terms, terms, cold);
            multiplyAdd(view.speakers, rows, cold);
            add(cold, rows);
            normalize(view.isCold);
        }

        private void normalize(boolean[] which) {
            workers.forRange(view.nodeCount, ROWS, (from, to) -> {
                for (int i = from; i < to; i++) {
                    if (which[i]) {
                        lengths[i] = (float) Math.sqrt(dot(rows, rows, i));
                        for (int k = i * d; k < (i + 1) * d && lengths[i] > 0; k++) {
                            rows[k] /= lengths[i];
                        }
                    }
                }
            });
        }

        /// Turns a gradient of unit rows into one of the rows before.
        private void unNormalize(float[] gradient, boolean[] which) {
            workers.forRange(view.nodeCount, ROWS, (from, to) -> {
                for (int i = from; i < to; i++) {
                    if (which[i] && lengths[i] > 0) {
                        float along = (float) dot(gradient, rows, i);
                        for (int k = i * d; k < (i + 1) * d; k++) {
                            gradient[k] = (gradient[k] - along * rows[k]) / lengths[i];
                        }
                    }
                }
            });
        }

        /// Adds to the gradient of the terms, and returns that of the propagated warm rows.
        float[] back(float[] gradient, float[] termGradient) {
            float[] cold = only(gradient, view.isCold);
            unNormalize(cold, view.isCold);
            multiplyAdd(view.termsByColumn, cold, termGradient);
            float[] warm = only(gradient, view.isWarm);
            multiplyAdd(view.speakersByColumn, cold, warm);
            unNormalize(warm, view.isWarm);
            return warm;
        }
    }

    /// Unit rows; of items that are neither warm nor cold 0.
    float[] sources() {
        return source.rows;
    }

    float[] targets() {
        return target.rows;
    }

    /// The gradient of what is learned, from that of the unit rows and biases.
    TermTables.Gradient gradient(float[] sources, float[] targets, float[] biases) {
        float[] sourceTerms = new float[tables.sourceTerms.values.length];
        float[] targetTerms = new float[tables.targetTerms.values.length];
        // The matrix of propagation over both roles is symmetric.
        float[][] items = propagated(source.back(sources, sourceTerms),
                target.back(targets, targetTerms));
        float[] termBias = new float[tables.termBias.rows];
        float[] bias = new float[view.nodeCount];
        for (int i = 0; i < bias.length; i++) {
            if (view.isWarm[i]) {
                bias[i] += biases[i];
            } else if (view.isCold[i]) {
                addTo(view.terms, i, biases[i], termBias);
                addTo(view.speakers, i, biases[i], bias);
            }
        }
        return new TermTables.Gradient(List.of(only(items[0], view.isWarm),
                only(items[1], view.isWarm), sourceTerms, targetTerms, bias, termBias));
    }

    private float[] biases() {
        float[] biases = new float[view.nodeCount];
        for (int i = 0; i < biases.length; i++) {
            if (view.isWarm[i]) {
                biases[i] = tables.bias.values[i];
            } else if (view.isCold[i]) {
                biases[i] = dot(view.terms, i, tables.termBias.values)
                        + dot(view.speakers, i, tables.bias.values);
            }
        }
        return biases;
    }

    private static float dot(Csr matrix, int row, float[] values) {
        double sum = 0;
        for (int p = matrix.offsets[row]; p < matrix.offsets[row + 1]; p++) {
            sum += matrix.weights[p] * values[matrix.columns[p]];
        }
        return (float) sum;
    }

    private static void addTo(Csr matrix, int row, float value, float[] sums) {
        for (int p = matrix.offsets[row]; p < matrix.offsets[row + 1]; p++) {
            sums[matrix.columns[p]] += matrix.weights[p] * value;
        }
    }

    private float[][] propagated(float[] sources, float[] targets) {
        float[][] sum = {sources.clone(), targets.clone()};
        float[][] last = {sources, targets};
        for (int depth = 1; depth <= DEPTHS; depth++) {
            float[][] next = new float[2][sources.length];
            multiplyAdd(view.pairs.sources, last[1], next[0]);
            multiplyAdd(view.pairs.targets, last[0], next[1]);
            add(next[0], sum[0]);
            add(next[1], sum[1]);
            last = next;
        }
        return sum;
    }

    private void multiplyAdd(Csr matrix, float[] x, float[] y) {
        matrix.multiplyAdd(x, Rows.all(matrix.columnCount), d, y, workers);
    }

    private void add(float[] values, float[] sum) {
        workers.forRange(sum.length, ROWS * d, (from, to) -> {
            for (int k = from; k < to; k++) {
                sum[k] += values[k];
            }
        });
    }

    private double dot(float[] a, float[] b, int row) {
        double sum = 0;
        for (int k = row * d; k < (row + 1) * d; k++) {
            sum += (double) a[k] * b[k];
        }
        return sum;
    }

    /// A copy in which the other rows are 0.
    private float[] only(float[] rows, boolean[] which) {
        float[] copy = rows.clone();
        for (int i = 0; i < which.length; i++) {
            if (!which[i]) {
                Arrays.fill(copy, i * d, (i + 1) * d, 0);
            }
        }
        return copy;
    }
}
