package dev.thence.datasets;

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
        return at(cumulative, uniform * cumulative[cumulative.length - 1]);
    }

    /// The first place whose running sum exceeds the value, at most the last. O(log n).
    static int at(double[] cumulative, double value) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
