package dev.thence.bench.pages;

import dev.thence.evaluation.Bootstrap;
import java.util.Arrays;

/// A mean with its 95 % interval.
///
/// @param low NaN where one value says nothing of its spread
/// @param seeds how many runs are in it
record Estimate(double mean, double low, double high, int seeds) {
    static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN, 0);

    /// Quantiles .975 of Student's t by degrees of freedom, from 1.
    private static final double[] T = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306,
        2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080,
        2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042};
    private static final double NORMAL = 1.960;

    /// Of runs with different seeds: Student's interval of their mean. One run has none.
    static Estimate ofSeeds(double[] values) {
        int k = values.length;
        if (k == 0) {
            return NONE;
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        if (k == 1) {
            return new Estimate(mean, Double.NaN, Double.NaN, 1);
        }
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        double half = quantile(k - 1) * Math.sqrt(squares / (k - 1) / k);
        return new Estimate(mean, mean - half, mean + half, k);
    }

    /// Of customers or edges, by drawing them with replacement.
    static Estimate ofUnits(double[] values, int seeds, Bootstrap draws) {
        var interval = draws.interval(values);
        return new Estimate(interval.mean(), interval.low(), interval.high(), seeds);
    }

    private static double quantile(int freedom) {
        return freedom <= T.length ? T[freedom - 1] : NORMAL;
    }

    boolean isKnown() {
        return !Double.isNaN(mean);
    }

    boolean hasInterval() {
        return !Double.isNaN(low);
    }

    /// Whether the whole interval lies above 0.
    boolean isAboveZero() {
        return low > 0;
    }
}
