package dev.thence.bench.cells;

import dev.thence.evaluation.Bootstrap;
import dev.thence.evaluation.Bucket;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.TaskResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// How one method did one task with one seed: what tables, intervals and paired differences are
/// made of. Immutable but for its arrays, which are read only.
///
/// @param id the task within its protocol; empty for the main one
/// @param title a heading
/// @param note what is asked, and of how many
/// @param units per compared metric its value for every customer (or edge), NaN where it has
///     none: what paired differences are drawn from
/// @param plain further metrics
/// @param buckets values of the first compared metric for parts of the queries
public record TaskOutcome(String id, String title, String note, SequencedMap<String, float[]> units,
        SequencedMap<String, Value> plain, List<BucketValue> buckets) {
    static final String COVERAGE = "coverage@10";
    public static final String LIFT = "popularity-lift@10";
    /// The mean over all queries alike.
    static final String MICRO = "micro ";

    /// A value, with its interval where one can be had from a single run.
    public record Value(double mean, double low, double high) {
        public static Value of(double mean) {
            return new Value(mean, Double.NaN, Double.NaN);
        }
    }

    /// A value for a part of the queries.
    public record BucketValue(String label, double value) {}

    public TaskOutcome {
        buckets = List.copyOf(buckets);
    }

    /// Of a ranking task.
    ///
    /// @param compared metrics that methods are compared by, the first one also by bucket
    /// @param further metrics to be printed beside them
    public static TaskOutcome of(String id, String title, String note, TaskResult result,
            List<Metric> compared, List<Metric> further, List<Bucket> buckets) {
        var units = new LinkedHashMap<String, float[]>();
        for (var metric : compared) {
            units.put(metric.label(), floats(result.customerValues(metric)));
        }
        var plain = new LinkedHashMap<String, Value>();
        var drawn = new Bootstrap();
        for (var metric : further) {
            var interval = drawn.interval(result.customerValues(metric));
            plain.put(metric.label(),
                    new Value(interval.mean(), interval.low(), interval.high()));
        }
        if (!Double.isNaN(result.coverage10())) {
            plain.put(COVERAGE, Value.of(result.coverage10()));
            plain.put(LIFT, Value.of(result.popularityLift10()));
        }
        var parts = new ArrayList<BucketValue>();
        for (var bucket : buckets) {
            parts.add(new BucketValue(bucket.label(),
                    result.macro(compared.getFirst(), bucket.which())));
        }
        return new TaskOutcome(id, title, note, units, plain, parts);
    }

    /// The same with the first compared metric over all queries alike, beside its mean over
    /// customers (or sources).
    public TaskOutcome withMicro(TaskResult result, Metric metric) {
        var more = new LinkedHashMap<>(plain);
        more.putFirst(MICRO + metric.label(), Value.of(result.micro(metric)));
        return new TaskOutcome(id, title, note, units, more, buckets);
    }

    /// The same with one more value that methods are not compared by.
    public TaskOutcome with(String metric, double value) {
        var more = new LinkedHashMap<>(plain);
        more.put(metric, Value.of(value));
        return new TaskOutcome(id, title, note, units, more, buckets);
    }

    /// Of a task that gives single values.
    public static TaskOutcome of(String id, String title, String note, Map<String, Double> values) {
        var plain = new LinkedHashMap<String, Value>();
        values.forEach((metric, value) -> plain.put(metric, Value.of(value)));
        return new TaskOutcome(id, title, note, new LinkedHashMap<>(), plain, List.of());
    }

    public static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
