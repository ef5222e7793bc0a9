package dev.thence.bench.methods;

import dev.thence.graph.Workers;

/// Binary cross-entropy of pairs, each an edge or none, over their inner products:
/// the mean of $-\log \sigma(x)$ and $-\log \sigma(-x)$. The same bits at any number of threads:
/// a row of the gradient is summed by one of them, in the order of the pairs.
final class PairLoss {
    private static final int CHUNK = 256;

    private final int[] sources;
    private final int[] targets;
    private final int positives;
    private final int[][] bySource;
    private final int[][] byTarget;
    private final float[] slope;

    /// @param positives how many pairs from the first are edges
    PairLoss(int nodeCount, int[] sources, int[] targets, int positives) {
        this.sources = sources;
        this.targets = targets;
        this.positives = positives;
        bySource = grouped(sources, nodeCount);
        byTarget = grouped(targets, nodeCount);
        slope = new float[sources.length];
    }

    /// Where each node's pairs begin, and the pairs.
    private static int[][] grouped(int[] key, int nodeCount) {
        int[] begin = new int[nodeCount + 1];
        for (int node : key) {
            begin[node + 1]++;
        }
        for (int u = 0; u < nodeCount; u++) {
            begin[u + 1] += begin[u];
        }
        int[] next = begin.clone();
        int[] pairs = new int[key.length];
        for (int i = 0; i < key.length; i++) {
            pairs[next[key[i]]++] = i;
        }
        return new int[][] {begin, pairs};
    }

    /// Writes the gradient of both tables and returns the loss.
    double gradient(float[] sourceRows, float[] targetRows, int d, float[] sourceGradient,
            float[] targetGradient, Workers workers) {
        double[] losses = new double[(sources.length + CHUNK - 1) / CHUNK];
        workers.forRange(sources.length, CHUNK, (from, to) -> {
            for (int i = from; i < to; i++) {
                double x = 0;
                for (int k = 0; k < d; k++) {
                    x += sourceRows[sources[i] * d + k] * targetRows[targets[i] * d + k];
                }
                double away = Math.exp(-Math.abs(x));
                double sigmoid = x >= 0 ? 1 / (1 + away) : away / (1 + away);
                int label = i < positives ? 1 : 0;
                losses[from / CHUNK] += Math.log1p(away) + Math.max(0, label == 1 ? -x : x);
                slope[i] = (float) ((sigmoid - label) / sources.length);
            }
        });
        add(bySource, targets, targetRows, d, sourceGradient, workers);
        add(byTarget, sources, sourceRows, d, targetGradient, workers);
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        return sum / sources.length;
    }

    private void add(int[][] groups, int[] other, float[] rows, int d, float[] gradient,
            Workers workers) {
        workers.forRange(groups[0].length - 1, CHUNK, (from, to) -> {
            java.util.Arrays.fill(gradient, from * d, to * d, 0);
            for (int u = from; u < to; u++) {
                for (int g = groups[0][u]; g < groups[0][u + 1]; g++) {
                    int pair = groups[1][g];
                    for (int k = 0; k < d; k++) {
                        gradient[u * d + k] += slope[pair] * rows[other[pair] * d + k];
                    }
                }
            }
        });
    }
}
