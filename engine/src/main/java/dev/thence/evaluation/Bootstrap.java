package dev.thence.evaluation;

import dev.thence.graph.SplitMix64;
import java.util.Arrays;

/// Intervals for means over customers (or edges), by drawing them with replacement: 1,000
/// draws, percentiles 2.5 and 97.5. The draws are the same at every call.
public final class Bootstrap {
    private static final int DRAWS = 1000;
    private static final long SEED = 0;

    private Bootstrap() {}

    /// A mean and its 95 % interval.
    public record Interval(double mean, double low, double high) {
        /// Whether the whole interval lies above 0.
        public boolean isAboveZero() {
            return low > 0;
        }

        /// Whether the interval includes 0: no difference was shown.
        public boolean includesZero() {
            return low <= 0 && high >= 0;
        }
    }

    /// The mean of the values that are not NaN. All three are NaN when there is none.
    public static Interval of(double[] values) {
        double[] kept = Arrays.stream(values).filter(x -> !Double.isNaN(x)).toArray();
        if (kept.length == 0) {
            return new Interval(Double.NaN, Double.NaN, Double.NaN);
        }
        double[] means = new double[DRAWS];
        for (int d = 0; d < DRAWS; d++) {
            var random = SplitMix64.of(SEED, d);
            double sum = 0;
            for (int i = 0; i < kept.length; i++) {
                sum += kept[random.nextInt(kept.length)];
            }
            means[d] = sum / kept.length;
        }
        Arrays.sort(means);
        double mean = Arrays.stream(kept).sum() / kept.length;
        return new Interval(mean, percentile(means, .025), percentile(means, .975));
    }

    /// The difference a - b, customer by customer; pairs with a NaN are left out.
    ///
    /// @throws IllegalArgumentException when the lengths differ
    public static Interval difference(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("paired values have lengths " + a.length + " and "
                    + b.length + ", must be equal");
        }
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return of(difference);
    }

    /// The macro difference a - b of a metric, customer by customer, of two methods on one
    /// task.
    ///
    /// @throws IllegalArgumentException when the results are of different query sets
    public static Interval difference(TaskResult a, TaskResult b, Metric metric) {
        if (a.queries() != b.queries()) {
            throw new IllegalArgumentException("the results are of two query sets, "
                    + a.queries().name() + " and " + b.queries().name() + ", must be of one");
        }
        return difference(a.customerValues(metric), b.customerValues(metric));
    }

    /// Linear between the two nearest values of the sorted array.
    private static double percentile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
