package dev.thence.evaluation;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;

/// How well a method did a task: every metric of every query, and their means.
///
/// Immutable. 8 metrics x 4 bytes per query.
public final class TaskResult {
    /// Less than half of what lies between two ranks; ranks that are shared end in .5.
    private static final double ROUNDING = .1;

    private final QuerySet queries;
    private final float[][] values;
    private final Shown shown;

    TaskResult(QuerySet queries, float[][] values, Shown shown) {
        this.queries = queries;
        this.values = values;
        this.shown = shown;
    }

    public QuerySet queries() {
        return queries;
    }

    /// The metric of one query, by its number in [QuerySet#queries()].
    public float value(Metric metric, int query) {
        return values[metric.ordinal()][query];
    }

    /// The mean over the queries of a transition, over the transitions of a customer, over the
    /// customers. NaN without queries.
    public double macro(Metric metric) {
        return macro(metric, _ -> true);
    }

    /// The same over the queries that the predicate keeps: a bucket of sources, say.
    public double macro(Metric metric, Predicate<Query> which) {
        return mean(customerValues(metric, which));
    }

    /// The mean over all queries.
    public double micro(Metric metric) {
        return micro(metric, _ -> true);
    }

    /// The mean over the queries that the predicate keeps.
    public double micro(Metric metric, Predicate<Query> which) {
        double sum = 0;
        long count = 0;
        for (int q = 0; q < queries.queryCount(); q++) {
            if (which.test(queries.queries().get(q))) {
                sum += value(metric, q);
                count++;
            }
        }
        return sum / count;
    }

    /// Per customer the mean over its transitions, each the mean over its queries; NaN for a
    /// customer without any. What a paired bootstrap draws from.
    public double[] customerValues(Metric metric) {
        return customerValues(metric, _ -> true);
    }

    /// The share of lists whose first so many places hold a relevant target, macro as
    /// [#macro(Metric)]: HitRate at any depth. By [Metric#MRR], which knows the rank of the first
    /// relevant target exactly up to a few thousand.
    ///
    /// @throws IllegalArgumentException when the depth is not 1 to 1,000
    public double hitRate(int depth) {
        if (depth < 1 || depth > 1_000) {
            throw new IllegalArgumentException("depth is " + depth + ", must be 1 to 1000");
        }
        double least = 1 / (depth + ROUNDING);
        return mean(customerValues(query -> value(Metric.MRR, query) >= least ? 1 : 0, _ -> true));
    }

    /// The same over the queries that the predicate keeps.
    public double[] customerValues(Metric metric, Predicate<Query> which) {
        return customerValues(query -> value(metric, query), which);
    }

    private double[] customerValues(IntToDoubleFunction value, Predicate<Query> which) {
        double[] sum = new double[queries.transitionCount()];
        int[] count = new int[sum.length];
        int[] customer = new int[sum.length];
        for (int q = 0; q < queries.queryCount(); q++) {
            var query = queries.queries().get(q);
            if (which.test(query)) {
                int t = query.transition();
                sum[t] += value.applyAsDouble(q);
                count[t]++;
                customer[t] = query.customer();
            }
        }
        double[] customerSum = new double[queries.customerCount()];
        int[] transitions = new int[customerSum.length];
        for (int t = 0; t < sum.length; t++) {
            if (count[t] > 0) {
                customerSum[customer[t]] += sum[t] / count[t];
                transitions[customer[t]]++;
            }
        }
        for (int c = 0; c < customerSum.length; c++) {
            customerSum[c] /= transitions[c];
        }
        return customerSum;
    }

    /// The share of the catalogue that is in the first 10 of any query. NaN where only ranks were
    /// taken.
    public double coverage10() {
        return shown.isKnown() ? (double) shown.nodes() / queries.nodeCount() : Double.NaN;
    }

    /// How much more popular in training the holders of the first 10 places are than the mean of
    /// the catalogue: 1 where popularity plays no part. NaN where only ranks were taken.
    public double popularityLift10() {
        return shown.isKnown() ? (double) shown.popularity() / shown.places()
                / queries.order().meanPopularity() : Double.NaN;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).filter(x -> !Double.isNaN(x)).average().orElse(Double.NaN);
    }
}
