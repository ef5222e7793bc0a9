package dev.thence.datasets;

import java.util.Arrays;

/// Draws ranks `[0, n)` with chances proportional to `(rank + 1)^-exponent`. Immutable.
final class RankLaw {
    private final double[] cumulative;

    RankLaw(int n, double exponent) {
        cumulative = new double[n];
        double sum = 0;
        for (int r = 0; r < n; r++) {
            sum += weight(r, exponent);
            cumulative[r] = sum;
        }
    }

    static double weight(int rank, double exponent) {
        return StrictMath.pow(rank + 1.0, -exponent);
    }

    /// The rank at a uniform number of `[0, 1)`. O(log n).
    int draw(double uniform) {
        double at = uniform * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, at);
        int rank = found >= 0 ? found + 1 : -found - 1;
        return Math.min(rank, cumulative.length - 1);
    }
}
