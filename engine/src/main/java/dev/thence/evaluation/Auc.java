package dev.thence.evaluation;

import it.unimi.dsi.fastutil.doubles.DoubleArrays;

/// The area under the ROC curve.
public final class Auc {
    private Auc() {}

    /// The chance that a positive scores above a negative, ties half. NaN when either is empty.
    /// O(n log n).
    public static double of(double[] positives, double[] negatives) {
        double[] high = positives.clone();
        double[] low = negatives.clone();
        DoubleArrays.quickSort(high);
        DoubleArrays.quickSort(low);
        double sum = 0;
        int below = 0;
        int notAbove = 0;
        for (double score : high) {
            while (below < low.length && low[below] < score) {
                below++;
            }
            while (notAbove < low.length && low[notAbove] <= score) {
                notAbove++;
            }
            sum += (below + notAbove) / 2.0;
        }
        return sum / ((double) high.length * low.length);
    }
}
