package dev.thence.evaluation;

import dev.thence.graph.SplitMix64;
import java.util.Arrays;

/// Intervals for means over customers (or edges), by drawing them with replacement: 1,000
/// draws, percentiles 2.5 and 97.5. Above [#MAX_DRAWN] values the interval is the normal one, 1.96
/// standard errors either way, which differs from the drawn one by less than the draws themselves
/// vary. The draws depend on the number of values alone, so they are the same at every call.
///
/// An instance keeps the draws of the last number of values, [#MAX_DRAWN] thousand bytes at most,
/// so that many intervals over the same customers take milliseconds each. For one thread; the
/// static methods are for single intervals.
public final class Bootstrap {
    /// Above this many values nothing is drawn.
    public static final int MAX_DRAWN = 10_000;

    private static final int DRAWS = 1000;
    private static final long SEED = 0;
    private static final double NORMAL = 1.959964;

    /// How often draw d has value i, at i * DRAWS + d: below 128 for any n, since a draw has n
    /// values and P(127 or more times the same) is below 1e-200.
    private byte[] times = new byte[0];
    private int drawn;

    /// Nothing is drawn yet.
    public Bootstrap() {}

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
        return new Bootstrap().interval(values);
    }

    /// The same as [#of], with draws that are kept for the next call.
    public Interval interval(double[] values) {
        double[] kept = Arrays.stream(values).filter(x -> !Double.isNaN(x)).toArray();
        if (kept.length == 0) {
            return new Interval(Double.NaN, Double.NaN, Double.NaN);
        }
        double mean = Arrays.stream(kept).sum() / kept.length;
        if (kept.length > MAX_DRAWN) {
            return normal(mean, kept);
        }
        draw(kept.length);
        double[] means = new double[DRAWS];
        for (int i = 0; i < kept.length; i++) {
            double value = kept[i];
            for (int d = 0, at = i * DRAWS; d < DRAWS; d++) {
                means[d] += value * times[at + d];
            }
        }
        for (int d = 0; d < DRAWS; d++) {
            means[d] /= kept.length;
        }
        Arrays.sort(means);
        return new Interval(mean, percentile(means, .025), percentile(means, .975));
    }

    private static Interval normal(double mean, double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double half = NORMAL * Math.sqrt(squares) / values.length;
        return new Interval(mean, mean - half, mean + half);
    }

    private void draw(int count) {
        if (count == drawn) {
            return;
        }
        times = new byte[count * DRAWS];
        drawn = count;
        for (int d = 0; d < DRAWS; d++) {
            var random = SplitMix64.of(SEED, d);
            for (int i = 0; i < count; i++) {
                times[random.nextInt(count) * DRAWS + d]++;
            }
        }
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
