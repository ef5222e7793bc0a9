package dev.thence.bench.pages;

import dev.thence.bench.Method;
import dev.thence.bench.cells.Measurement;
import dev.thence.bench.cells.TaskOutcome;
import dev.thence.bench.methods.Family;
import dev.thence.evaluation.Bootstrap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/// One task over all its methods and seeds: means, intervals, paired differences. Estimates are
/// kept once they are made, which takes a while where edges are drawn. For one thread.
///
/// Where the seed moves the split, runs are independent: intervals are Student's over seeds, and
/// differences are taken seed by seed. Where it does not, the questions stay the same: values are
/// averaged over seeds for every customer, and intervals drawn over customers. A single run is
/// drawn over customers (or edges) either way.
public final class TaskSummary {
    private final TaskOutcome first;
    private final Method.Draws draws;
    private final Map<String, TreeMap<Long, TaskOutcome>> runs = new LinkedHashMap<>();
    private final Map<List<String>, Estimate> made = new HashMap<>();
    private final Bootstrap drawn = new Bootstrap();

    private TaskSummary(TaskOutcome first, Method.Draws draws) {
        this.first = first;
        this.draws = draws;
    }

    /// The tasks of the measurements, which are of one dataset, protocol and part, in the order
    /// of the protocol; methods in the order of the measurements.
    static List<TaskSummary> of(List<Measurement> cells) {
        var byTask = new LinkedHashMap<String, TaskSummary>();
        for (var cell : cells) {
            for (var task : cell.tasks()) {
                byTask.computeIfAbsent(task.id(), _ -> new TaskSummary(task, cell.draws()))
                        .runs.computeIfAbsent(cell.key().method(), _ -> new TreeMap<>())
                        .put(cell.key().seed(), task);
            }
        }
        return List.copyOf(byTask.values());
    }

    String id() {
        return first.id();
    }

    String title() {
        return first.title();
    }

    String note() {
        return first.note();
    }

    List<String> methods() {
        return List.copyOf(runs.keySet());
    }

    /// The metrics that methods are compared by.
    List<String> compared() {
        return List.copyOf(first.units().keySet());
    }

    /// All other metrics.
    List<String> plain() {
        Set<String> names = new LinkedHashSet<>();
        runs.values().forEach(seeds -> seeds.values()
                .forEach(task -> names.addAll(task.plain().keySet())));
        return List.copyOf(names);
    }

    List<String> buckets() {
        return first.buckets().stream().map(TaskOutcome.BucketValue::label).toList();
    }

    /// The metric whose value is given by bucket.
    Optional<String> bucketMetric() {
        return first.buckets().isEmpty() ? Optional.empty()
                : first.units().keySet().stream().findFirst();
    }

    /// Any metric of a method.
    Estimate value(String method, String metric) {
        var key = List.of(method, metric);
        if (!made.containsKey(key)) {
            made.put(key, estimate(method, metric));
        }
        return made.get(key);
    }

    private Estimate estimate(String method, String metric) {
        var seeds = runs.get(method).values();
        if (first.units().containsKey(metric)) {
            var units = seeds.stream().filter(task -> task.units().containsKey(metric))
                    .map(task -> task.units().get(metric)).toList();
            return ofUnits(units);
        }
        var values = seeds.stream().filter(task -> task.plain().containsKey(metric))
                .map(task -> task.plain().get(metric))
                .filter(value -> !Double.isNaN(value.mean())).toList();
        if (values.size() == 1) {
            var only = values.getFirst();
            return new Estimate(only.mean(), only.low(), only.high(), 1);
        }
        return Estimate.ofSeeds(values.stream().mapToDouble(TaskOutcome.Value::mean).toArray());
    }

    private Estimate ofUnits(List<float[]> units) {
        if (units.isEmpty()) {
            return Estimate.NONE;
        }
        return units.size() == 1 || draws == Method.Draws.NONE
                ? Estimate.ofUnits(average(units), units.size(), drawn)
                : Estimate.ofSeeds(units.stream().mapToDouble(TaskSummary::mean).toArray());
    }

    /// The paired difference of two methods by a compared metric, over the seeds both have.
    Estimate difference(String method, String other, String metric) {
        var key = List.of(method, other, metric);
        if (!made.containsKey(key)) {
            made.put(key, estimate(method, other, metric));
        }
        return made.get(key);
    }

    private Estimate estimate(String method, String other, String metric) {
        var mine = runs.get(method);
        var theirs = runs.get(other);
        if (draws == Method.Draws.NONE) {
            return difference(average(units(mine, metric)), average(units(theirs, metric)),
                    mine.size());
        }
        var seeds = mine.keySet().stream().filter(theirs::containsKey).toList();
        if (seeds.isEmpty()) {
            return Estimate.NONE;
        }
        if (seeds.size() == 1) {
            long seed = seeds.getFirst();
            return difference(doubles(mine.get(seed).units().get(metric)),
                    doubles(theirs.get(seed).units().get(metric)), 1);
        }
        return Estimate.ofSeeds(seeds.stream().mapToDouble(seed ->
                meanDifference(mine.get(seed).units().get(metric),
                        theirs.get(seed).units().get(metric))).toArray());
    }

    private Estimate difference(double[] mine, double[] theirs, int seeds) {
        if (mine.length != theirs.length) {
            return Estimate.NONE;
        }
        double[] difference = new double[mine.length];
        for (int i = 0; i < mine.length; i++) {
            difference[i] = mine[i] - theirs[i];
        }
        return Estimate.ofUnits(difference, seeds, drawn);
    }

    private static double meanDifference(float[] mine, float[] theirs) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < Math.min(mine.length, theirs.length); i++) {
            double difference = (double) mine[i] - theirs[i];
            if (!Double.isNaN(difference)) {
                sum += difference;
                count++;
            }
        }
        return sum / count;
    }

    /// The best method by a compared metric that is neither this one nor of the model's family,
    /// and was measured on every split that this one was: the hardest to beat.
    Optional<String> bestOther(String method, String metric) {
        return runs.keySet().stream()
                .filter(other -> !other.equals(method) && !Family.has(other))
                .filter(other -> draws == Method.Draws.NONE
                        || runs.get(other).keySet().containsAll(runs.get(method).keySet()))
                .filter(other -> !Double.isNaN(mean(other, metric)))
                .max(Comparator.comparingDouble(other -> mean(other, metric)));
    }

    /// The mean of a compared metric over seeds, without an interval.
    private double mean(String method, String metric) {
        return units(runs.get(method), metric).stream().mapToDouble(TaskSummary::mean).average()
                .orElse(Double.NaN);
    }

    /// The value of the first compared metric for a bucket, over seeds.
    OptionalDouble bucket(String method, String label) {
        return runs.get(method).values().stream().flatMap(task -> task.buckets().stream())
                .filter(bucket -> bucket.label().equals(label))
                .mapToDouble(TaskOutcome.BucketValue::value)
                .filter(value -> !Double.isNaN(value)).average();
    }

    private static List<float[]> units(TreeMap<Long, TaskOutcome> seeds, String metric) {
        return seeds.values().stream().filter(task -> task.units().containsKey(metric))
                .map(task -> task.units().get(metric)).toList();
    }

    private static double[] average(List<float[]> runs) {
        if (runs.isEmpty()) {
            return new double[0];
        }
        double[] sum = new double[runs.getFirst().length];
        var kept = new ArrayList<float[]>();
        for (float[] run : runs) {
            if (run.length == sum.length) {
                kept.add(run);
            }
        }
        for (float[] run : kept) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += run[i] / (double) kept.size();
            }
        }
        return sum;
    }

    private static double[] doubles(float[] values) {
        return average(List.of(values));
    }

    /// The mean of the values that are not NaN.
    public static double mean(float[] values) {
        double sum = 0;
        int count = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        return sum / count;
    }
}
