package dev.thence.bench.pages;

import dev.thence.bench.cells.TaskOutcome;
import dev.thence.bench.methods.Family;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/// A task as Markdown: values with intervals and paired differences, what learning adds in
/// words, values by bucket.
///
/// @param task what was found
/// @param costs seconds and memory per method
record TaskSection(TaskSummary task, Map<String, Cost> costs) {

    /// What a method cost.
    ///
    /// @param seconds mean over seeds; NaN where unknown
    /// @param peakBytes most over seeds; 0 where unknown
    record Cost(double seconds, long peakBytes) {}

    String markdown() {
        var text = new StringBuilder("### ").append(task.title()).append("\n\n")
                .append(task.note()).append("\n\n").append(values());
        if (task.methods().contains(Family.MODEL) && !task.compared().isEmpty()) {
            text.append('\n').append(differences()).append(verdict());
        }
        if (task.bucketMetric().isPresent()) {
            text.append('\n').append(byBucket());
        }
        return text.toString();
    }

    private String values() {
        var head = new StringJoiner(" | ", "| ", " |\n");
        head.add("method");
        for (String metric : task.compared()) {
            head.add(metric);
            head.add("minus best other");
        }
        task.plain().forEach(head::add);
        head.add("seconds").add("MiB");
        int columns = 2 * task.compared().size() + task.plain().size() + 2;
        var text = new StringBuilder(head.toString()).append(rule(columns));
        for (String method : task.methods()) {
            var row = new StringJoiner(" | ", "| ", " |\n");
            row.add(label(method));
            for (String metric : task.compared()) {
                row.add(withInterval(task.value(method, metric)));
                row.add(task.bestOther(method, metric)
                        .map(best -> signed(task.difference(method, best, metric))).orElse("-"));
            }
            for (String metric : task.plain()) {
                row.add(number(metric, task.value(method, metric).mean()));
            }
            var cost = costs.get(method);
            row.add(Double.isNaN(cost.seconds()) ? "-"
                    : String.format(Locale.ROOT, "%.1f", cost.seconds()));
            row.add(cost.peakBytes() == 0 ? "-" : Long.toString(cost.peakBytes() >> 20));
            text.append(row);
        }
        return text.toString();
    }

    private String differences() {
        var head = new StringJoiner(" | ", "| ", " |\n");
        head.add(Family.MODEL + " minus");
        task.compared().forEach(head::add);
        var text = new StringBuilder(head.toString()).append(rule(task.compared().size()));
        if (task.methods().contains(Family.WITHOUT_MATCH)) {
            var row = new StringJoiner(" | ", "| ", " |\n");
            row.add(Family.WITHOUT_MATCH);
            task.compared().forEach(metric -> row.add(signed(
                    task.difference(Family.MODEL, Family.WITHOUT_MATCH, metric))));
            text.append(row);
        }
        var row = new StringJoiner(" | ", "| ", " |\n");
        row.add("best other of each column");
        task.compared().forEach(metric -> row.add(task.bestOther(Family.MODEL, metric)
                .map(best -> signed(task.difference(Family.MODEL, best, metric)) + " (" + best + ")")
                .orElse("-")));
        return text.append(row).toString();
    }

    /// Says it where learning, or the whole model, gains nothing that is certain.
    private String verdict() {
        var text = new StringBuilder();
        for (String metric : task.compared()) {
            if (task.methods().contains(Family.WITHOUT_MATCH)
                    && !task.difference(Family.MODEL, Family.WITHOUT_MATCH, metric).isAboveZero()) {
                text.append(nothing(metric, "by learning"));
            }
            task.bestOther(Family.MODEL, metric)
                    .filter(best -> !task.difference(Family.MODEL, best, metric).isAboveZero())
                    .ifPresent(best -> text.append(nothing(metric, "over " + best)));
        }
        return text.toString();
    }

    private static String nothing(String metric, String where) {
        return "\nBy " + metric + " nothing certain is gained " + where + " here.\n";
    }

    private String byBucket() {
        List<String> labels = task.buckets();
        var head = new StringJoiner(" | ", "| ", " |\n");
        head.add(task.bucketMetric().orElseThrow() + " by");
        labels.forEach(head::add);
        var text = new StringBuilder(head.toString()).append(rule(labels.size()));
        for (String method : task.methods()) {
            var row = new StringJoiner(" | ", "| ", " |\n");
            row.add(label(method));
            labels.forEach(label -> row.add(percent(
                    task.bucket(method, label).orElse(Double.NaN))));
            text.append(row);
        }
        return text.toString();
    }

    private static String label(String method) {
        return method.equals(Family.MODEL) ? "**" + method + "**" : method;
    }

    private static String rule(int columns) {
        return "|---" + "|--:".repeat(columns) + "|\n";
    }

    private static String withInterval(Estimate value) {
        return value.hasInterval() ? percent(value.mean()) + " [" + percent(value.low()) + ", "
                + percent(value.high()) + "]" : percent(value.mean());
    }

    static String signed(Estimate value) {
        if (!value.isKnown()) {
            return "-";
        }
        String mean = String.format(Locale.ROOT, "%+.2f", 100 * value.mean());
        return value.hasInterval() ? String.format(Locale.ROOT, "%s [%+.2f, %+.2f]", mean,
                100 * value.low(), 100 * value.high()) : mean;
    }

    /// A ratio as it is, everything else in percent.
    private static String number(String metric, double value) {
        return metric.equals(TaskOutcome.LIFT) && !Double.isNaN(value)
                ? String.format(Locale.ROOT, "%.2f", value) : percent(value);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f", 100 * share);
    }
}
