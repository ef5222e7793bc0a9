package dev.thence.bench;

import dev.thence.bench.MethodResult.Role;
import dev.thence.evaluation.Bootstrap;
import dev.thence.evaluation.Bucket;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.TaskResult;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/// The results of all methods on one task, as Markdown: values in percent with 95 % intervals,
/// the model's paired differences, values by bucket. Immutable.
///
/// @param title a heading
/// @param note what is asked and how many queries there are
/// @param methods in the order of the rows
/// @param intervals the metrics that get an interval and a difference, in the order of columns
/// @param plain further metrics, without
/// @param buckets parts of the queries, may be empty
public record TaskTable(String title, String note, List<MethodResult> methods,
        List<Metric> intervals, List<Metric> plain, List<Bucket> buckets) {

    public TaskTable {
        methods = List.copyOf(methods);
        intervals = List.copyOf(intervals);
        plain = List.copyOf(plain);
        buckets = List.copyOf(buckets);
        if (methods.isEmpty() || intervals.isEmpty()) {
            throw new IllegalArgumentException(
                    title + ": a table needs a method and a metric, has " + methods.size() + " and "
                            + intervals.size());
        }
    }

    /// The result of the method with this role, when there is one.
    public Optional<MethodResult> of(Role role) {
        return methods.stream().filter(method -> method.role() == role).findFirst();
    }

    /// The baseline that does best by this metric on these very queries: the hardest to beat.
    public Optional<MethodResult> bestBaseline(Metric metric) {
        return methods.stream().filter(method -> method.role() == Role.BASELINE)
                .max(Comparator.comparingDouble(method -> method.result().macro(metric)));
    }

    /// Title, note, values, differences, buckets.
    public String markdown() {
        var text = new StringBuilder("### ").append(title).append("\n\n").append(note)
                .append("\n\n");
        text.append(values());
        of(Role.MODEL).ifPresent(model -> text.append('\n').append(differences(model)));
        if (!buckets.isEmpty()) {
            text.append('\n').append(byBucket(intervals.getFirst()));
        }
        return text.toString();
    }

    private String values() {
        var head = new StringJoiner(" | ", "| ", " |\n");
        head.add("method");
        intervals.forEach(metric -> head.add(metric.label()));
        plain.forEach(metric -> head.add(metric.label()));
        head.add("coverage@10");
        int columns = intervals.size() + plain.size() + 1;
        var text = new StringBuilder(head.toString()).append(rule(columns));
        for (var method : methods) {
            var row = new StringJoiner(" | ", "| ", " |\n");
            row.add(label(method));
            intervals.forEach(metric -> row.add(interval(method.result(), metric)));
            plain.forEach(metric -> row.add(percent(method.result().macro(metric))));
            row.add(percent(method.result().coverage10()));
            text.append(row);
        }
        return text.toString();
    }

    private static String rule(int columns) {
        return "|---" + "|--:".repeat(columns) + "|\n";
    }

    private static String label(MethodResult method) {
        return method.role() == Role.MODEL ? "**" + method.name() + "**" : method.name();
    }

    private static String interval(TaskResult result, Metric metric) {
        var interval = Bootstrap.of(result.customerValues(metric));
        return percent(interval.mean()) + " [" + percent(interval.low()) + ", "
                + percent(interval.high()) + "]";
    }

    private String differences(MethodResult model) {
        var head = new StringJoiner(" | ", "| ", " |\n");
        head.add(model.name() + " minus");
        intervals.forEach(metric -> head.add(metric.label()));
        var text = new StringBuilder(head.toString()).append(rule(intervals.size()));
        of(Role.WITHOUT_MATCH).ifPresent(other -> {
            var row = new StringJoiner(" | ", "| ", " |\n");
            row.add(other.name());
            intervals.forEach(metric -> row.add(difference(model, other, metric)));
            text.append(row);
        });
        if (bestBaseline(intervals.getFirst()).isPresent()) {
            var row = new StringJoiner(" | ", "| ", " |\n");
            row.add("best baseline of each column");
            intervals.forEach(metric -> {
                var best = bestBaseline(metric).orElseThrow();
                row.add(difference(model, best, metric) + " (" + best.name() + ")");
            });
            text.append(row);
        }
        return text.append(verdict(model)).toString();
    }

    private static String difference(MethodResult a, MethodResult b, Metric metric) {
        var interval = Bootstrap.difference(a.result(), b.result(), metric);
        return signed(interval.mean()) + " [" + signed(interval.low()) + ", "
                + signed(interval.high()) + "]";
    }

    /// Says it in words where learning, or the whole model, gains nothing that is certain.
    private String verdict(MethodResult model) {
        var text = new StringBuilder();
        for (var metric : intervals) {
            of(Role.WITHOUT_MATCH).filter(other -> !isBetter(model, other, metric))
                    .ifPresent(_ -> text.append(nothing(metric, "by learning")));
            bestBaseline(metric).filter(other -> !isBetter(model, other, metric))
                    .ifPresent(other -> text.append(nothing(metric, "over " + other.name())));
        }
        return text.toString();
    }

    private static String nothing(Metric metric, String where) {
        return "\nBy " + metric.label() + " nothing certain is gained " + where + " here.\n";
    }

    private static boolean isBetter(MethodResult model, MethodResult other, Metric metric) {
        return Bootstrap.difference(model.result(), other.result(), metric).isAboveZero();
    }

    private String byBucket(Metric metric) {
        var head = new StringJoiner(" | ", "| ", " |\n");
        head.add(metric.label() + " by");
        buckets.forEach(bucket -> head.add(bucket.label()));
        var text = new StringBuilder(head.toString()).append(rule(buckets.size()));
        for (var method : methods) {
            var row = new StringJoiner(" | ", "| ", " |\n");
            row.add(label(method));
            for (var bucket : buckets) {
                row.add(percent(method.result().macro(metric, bucket.which())));
            }
            text.append(row);
        }
        return text.toString();
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f", 100 * share);
    }

    private static String signed(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%+.2f", 100 * share);
    }
}
