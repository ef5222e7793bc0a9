package dev.thence.kernels;

import dev.thence.graph.Workers;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The masked softmax per source, streamed over tiles of the catalogue.
///
/// For source row u with masked set K the loss of a positive v is
/// `log(e^x(u,v) + sum over z not in K of e^x(u,z)) - x(u,v)`, `x = s . t / temperature + bias`.
///
/// Two sweeps, both recomputing the logits tile by tile so that memory does not grow with the
/// catalogue times the batch. The first runs over sources: it finds the sum Z(u), shifted by a
/// running maximum, and the sum over z of e^x t(z), which becomes the gradient of s(u) once Z(u) is
/// known. The second runs over targets and gathers the gradient of t(z) from all sources. A worker
/// owns the rows that it writes, and every value is summed in an order that does not depend on who
/// computes it: the same bits at any number of threads.
public final class SoftmaxKernel {
    /// Rows that a task owns: a multiple of the six rows of a product.
    private static final int ROWS = 48;
    /// Columns of a tile: whole strips.
    private static final int TILE = 96;
    private static final float ABSENT = -3e38f;

    private final LossBatch batch;
    private final LossPairs pairs;
    /// Source rows whose targets are predicted.
    private final int sourceRows;
    private final Workers workers;
    private final int d;
    private final int stride;
    private final float inverse;
    /// Sources over the temperature, padded to whole strips.
    private final float[] scaled;
    private final float[] targets;
    private final float[] shift;
    private final float[] share;
    private final float[] pull;
    private final double[] lossOfRow;

    private SoftmaxKernel(LossBatch batch, double temperature, Workers workers) {
        this.batch = batch;
        pairs = batch.pairs;
        sourceRows = pairs.positives().rows();
        this.workers = workers;
        d = batch.dimension;
        stride = Products.padded(d);
        inverse = (float) (1 / temperature);
        scaled = padded(batch.sources, sourceRows, inverse);
        targets = stride == d ? batch.targets : padded(batch.targets, batch.targetRows, 1);
        shift = new float[Products.padded(sourceRows)];
        share = new float[Products.padded(sourceRows)];
        pull = new float[pairs.positives().count()];
        lossOfRow = new double[sourceRows];
    }

    /// Adds the gradient of the weighted mean loss to the batch's and returns that mean.
    public static double add(LossBatch batch, double temperature, Workers workers) {
        if (batch.pairs.positives().count() == 0) {
            return 0;
        }
        var kernel = new SoftmaxKernel(batch, temperature, workers);
        double weight = batch.pairs.positives().weightSum();
        kernel.sweepSources((float) (1 / weight));
        kernel.sweepTargets();
        kernel.pullTargets();
        double loss = 0;
        for (double row : kernel.lossOfRow) {
            loss += row;
        }
        return loss / weight;
    }

    private float[] padded(float[] rows, int count, float scale) {
        float[] copy = new float[count * stride];
        workers.forRange(count, 256, (from, to) -> {
            for (int i = from; i < to; i++) {
                for (int k = 0; k < d; k++) {
                    copy[i * stride + k] = rows[i * d + k] * scale;
                }
            }
        });
        return copy;
    }

    private float[] panels(float[] rows, int count) {
        float[] into = new float[Products.padded(count) * d];
        workers.forRange(count, 8 * Products.STRIP,
                (from, to) -> Products.panels(rows, stride, from, to, d, into));
        return into;
    }

    private void sweepSources(float scale) {
        float[] panels = panels(targets, pairs.candidates());
        workers.forRange(sourceRows, ROWS, (from, to) -> {
            var rows = new Sources(from, to - from);
            for (int first = 0; first < pairs.candidates(); first += TILE) {
                rows.addTile(panels, first, Math.min(TILE, pairs.candidates() - first));
            }
            for (int u = from; u < to; u++) {
                rows.finish(u, scale);
            }
        });
    }

    /// The first sweep's state for some source rows.
    private final class Sources {
        private final int from;
        private final int count;
        private final float[] logits = new float[ROWS * TILE];
        private final float[] numerator;
        private final float[] highest;
        private final double[] sum;
        private final int[] mask;

        Sources(int from, int count) {
            this.from = from;
            this.count = count;
            numerator = new float[count * stride];
            highest = new float[count];
            Arrays.fill(highest, ABSENT);
            sum = new double[count];
            mask = Arrays.copyOfRange(pairs.masked().begin, from, from + count);
        }

        void addTile(float[] panels, int first, int width) {
            int whole = Products.padded(width);
            for (int i = 0; i < count; i++) {
                System.arraycopy(batch.bias, first, logits, i * TILE, width);
                Arrays.fill(logits, i * TILE + width, i * TILE + whole, 0);
            }
            for (int c = 0; c < whole; c += Products.STRIP) {
                Products.add(scaled, from * stride, stride, count, d,
                        panels, (first + c) * d, Products.STRIP, logits, c, TILE);
            }
            for (int i = 0; i < count; i++) {
                exponentials(i, first, width, whole);
            }
            for (int k = 0; k < stride; k += Products.STRIP) {
                Products.add(logits, 0, TILE, count, width,
                        targets, first * stride + k, stride, numerator, k, stride);
            }
        }

        /// Turns the row's logits into exponentials below the running maximum.
        private void exponentials(int i, int first, int width, int whole) {
            int row = i * TILE;
            int maskBegin = mask[i];
            int maskEnd = pairs.masked().begin[from + i + 1];
            int p = maskBegin;
            for (; p < maskEnd && pairs.masked().second[p] < first + width; p++) {
                logits[row + pairs.masked().second[p] - first] = ABSENT;
            }
            mask[i] = p;
            Arrays.fill(logits, row + width, row + whole, ABSENT);
            var most = FloatVector.broadcast(Products.S, ABSENT);
            for (int c = 0; c < whole; c += Products.L) {
                most = most.max(Products.load(logits, row + c));
            }
            raise(i, most.reduceLanes(VectorOperators.MAX));
            for (int c = 0; c < whole; c += Products.L) {
                Exp.of(Products.load(logits, row + c).sub(highest[i])).intoArray(logits, row + c);
            }
            for (int q = maskBegin; q < p; q++) {
                logits[row + pairs.masked().second[q] - first] = 0;
            }
            Arrays.fill(logits, row + width, row + whole, 0);
            sum[i] += Lanes.sum(logits, row, whole);
        }

        private void raise(int i, float tileHighest) {
            if (tileHighest > highest[i]) {
                float factor = highest[i] == ABSENT ? 0 : Exp.of(highest[i] - tileHighest);
                highest[i] = tileHighest;
                sum[i] *= factor;
                for (int k = i * stride; k < (i + 1) * stride; k++) {
                    numerator[k] *= factor;
                }
            }
        }

        /// The row's loss, its own gradient, and what the second sweep needs of it.
        void finish(int u, float scale) {
            int i = u - from;
            double m = highest[i] == ABSENT ? 0 : highest[i];
            double z = sum[i];
            double coefficient = 0;
            float[] gradient = new float[d];
            for (int p = pairs.positives().begin[u]; p < pairs.positives().begin[u + 1]; p++) {
                int v = pairs.positives().second[p];
                double weight = pairs.positives().weight[p];
                double x = dot(u, v) + batch.bias[v];
                double top = z == 0 ? x : Math.max(x, m);
                double logSum = top + StrictMath.log(
                        StrictMath.exp(x - top) + z * StrictMath.exp(m - top));
                lossOfRow[u] += weight * (logSum - x);
                coefficient += weight * scale * StrictMath.exp(m - logSum);
                pull[p] = (float) (weight * scale * (StrictMath.exp(x - logSum) - 1));
                for (int k = 0; k < d; k++) {
                    gradient[k] += pull[p] * targets[v * stride + k];
                }
            }
            shift[u] = (float) m;
            share[u] = z == 0 ? 0 : (float) coefficient;
            for (int k = 0; k < d; k++) {
                gradient[k] += share[u] * numerator[i * stride + k];
                batch.sourceGradient[u * d + k] += inverse * gradient[k];
            }
        }
    }

    private double dot(int u, int v) {
        double sum = 0;
        for (int k = 0; k < d; k++) {
            sum += (double) scaled[u * stride + k] * targets[v * stride + k];
        }
        return sum;
    }

    private void sweepTargets() {
        float[] panels = panels(scaled, sourceRows);
        var masked = pairs.masked().transposed(batch.targetRows, pairs.masked().weight);
        workers.forRange(pairs.candidates(), ROWS, (from, to) -> {
            int count = to - from;
            float[] gradient = new float[count * stride];
            float[] probabilities = new float[ROWS * TILE];
            int[] mask = Arrays.copyOfRange(masked.begin, from, to);
            for (int first = 0; first < sourceRows; first += TILE) {
                int width = Math.min(TILE, sourceRows - first);
                int whole = Products.padded(width);
                for (int i = 0; i < count; i++) {
                    Arrays.fill(probabilities, i * TILE, i * TILE + whole, batch.bias[from + i]);
                }
                for (int c = 0; c < whole; c += Products.STRIP) {
                    Products.add(targets, from * stride, stride, count, d,
                            panels, (first + c) * d, Products.STRIP, probabilities, c, TILE);
                }
                for (int i = 0; i < count; i++) {
                    mask[i] = probabilities(probabilities, i * TILE, first, whole,
                            masked, mask[i], masked.begin[from + i + 1]);
                    batch.biasGradient[from + i] += Lanes.sum(probabilities, i * TILE, whole);
                }
                for (int k = 0; k < stride; k += Products.STRIP) {
                    Products.add(probabilities, 0, TILE, count, width,
                            scaled, first * stride + k, stride, gradient, k, stride);
                }
            }
            for (int i = 0; i < count; i++) {
                for (int k = 0; k < d; k++) {
                    batch.targetGradient[(from + i) * d + k] += gradient[i * stride + k];
                }
            }
        });
    }

    /// Turns a target's logits under some sources into their gradients; returns where the mask of
    /// the next sources begins.
    private int probabilities(float[] values, int row, int first, int whole,
            Pairs masked, int maskBegin, int maskEnd) {
        for (int c = 0; c < whole; c += Products.L) {
            Exp.of(Products.load(values, row + c).sub(Products.load(shift, first + c)))
                    .mul(Products.load(share, first + c)).intoArray(values, row + c);
        }
        int p = maskBegin;
        for (; p < maskEnd && masked.second[p] < first + whole; p++) {
            values[row + masked.second[p] - first] = 0;
        }
        return p;
    }

    /// The positives' own part of the gradient of targets and biases.
    private void pullTargets() {
        var byTarget = pairs.positives().transposed(batch.targetRows, pull);
        workers.forRange(batch.targetRows, 256, (from, to) -> {
            for (int v = from; v < to; v++) {
                for (int p = byTarget.begin[v]; p < byTarget.begin[v + 1]; p++) {
                    int u = byTarget.second[p];
                    batch.biasGradient[v] += byTarget.weight[p];
                    for (int k = 0; k < d; k++) {
                        batch.targetGradient[v * d + k] +=
                                byTarget.weight[p] * scaled[u * stride + k];
                    }
                }
            }
        });
    }
}
