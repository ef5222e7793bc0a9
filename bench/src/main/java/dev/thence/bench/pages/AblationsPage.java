package dev.thence.bench.pages;

import dev.thence.bench.methods.Ablation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// What the parts of the model are worth on a dataset, as a page of Markdown: every row is the
/// model, or its vectors, with one thing changed, beside the paired difference to the unchanged
/// one. A function of the measurements.
///
/// @param dataset its name in the registry
/// @param title what the dataset is
/// @param groups the measurements by protocol and part, ablations among them
/// @param ablations in the order of the page
record AblationsPage(String dataset, String title, Provenance provenance,
        List<DatasetPage.Group> groups, List<Ablation> ablations) {

    String markdown() {
        var text = new StringBuilder("# What the parts are worth on ").append(dataset)
                .append("\n\n").append(title).append(". ").append(provenance.markdown())
                .append("""


                        Every row changes one thing and leaves the rest as it is; the difference \
                        to the row it is compared with is paired, in points of percent, with its \
                        95 % interval (Student's over seeds, or drawn over edges or customers with \
                        one). Above 0 the change is better, below 0 what it took away was worth \
                        something. The last columns are the difference of the first metric by \
                        degree, without interval. *vectors* are the learned vectors alone, *model* \
                        is everything that is served.

                        Not compared: DJL against an encoder in plain Java with the Vector API, \
                        since there is no second encoder yet.
                        """);
        for (var group : groups) {
            var tasks = group.tasks().stream().filter(task -> !task.compared().isEmpty())
                    .filter(task -> ablations.stream().anyMatch(each -> has(task, each))).toList();
            if (!tasks.isEmpty()) {
                text.append("\n## Protocol ").append(group.title()).append("\n\n")
                        .append(group.cells().getFirst().splitNote()).append('\n');
            }
            tasks.forEach(task -> text.append(section(task)));
            text.append(notes(group));
        }
        return text.toString();
    }

    private static boolean has(TaskSummary task, Ablation ablation) {
        return task.methods().contains(ablation.row()) && task.methods().contains(ablation.base());
    }

    private String section(TaskSummary task) {
        var text = new StringBuilder("\n### ").append(task.title()).append('\n');
        var byStudy = new LinkedHashMap<String, List<Ablation>>();
        for (var each : ablations) {
            if (has(task, each)) {
                byStudy.computeIfAbsent(each.study(), _ -> new ArrayList<>()).add(each);
            }
        }
        byStudy.forEach((study, rows) -> text.append("\n**").append(study).append("**\n\n")
                .append(table(task, rows)));
        return text.toString();
    }

    private static String table(TaskSummary task, List<Ablation> rows) {
        List<String> buckets = task.buckets();
        var head = new StringJoiner(" | ", "| ", " |\n").add("change").add("compared with");
        for (String metric : task.compared()) {
            head.add(metric).add("difference");
        }
        buckets.forEach(head::add);
        var text = new StringBuilder(head.toString()).append("|---|---|")
                .append("--:|".repeat(2 * task.compared().size() + buckets.size())).append('\n');
        var bases = rows.stream().map(Ablation::base).distinct().toList();
        for (String base : bases) {
            text.append(row(task, "(nothing)", base, base));
            rows.stream().filter(each -> each.base().equals(base)).forEach(each ->
                    text.append(row(task, each.changed(), each.row(), base)));
        }
        return text.toString();
    }

    private static String row(TaskSummary task, String changed, String method, String base) {
        var row = new StringJoiner(" | ", "| ", " |\n").add(changed).add(base);
        boolean same = method.equals(base);
        for (String metric : task.compared()) {
            row.add(String.format(Locale.ROOT, "%.2f", 100 * task.value(method, metric).mean()));
            row.add(same ? "" : TaskSection.signed(task.difference(method, base, metric)));
        }
        for (String bucket : task.buckets()) {
            double value = task.bucket(method, bucket).orElse(Double.NaN);
            double plain = task.bucket(base, bucket).orElse(Double.NaN);
            row.add(Double.isNaN(value - plain) ? "-" : String.format(Locale.ROOT,
                    same ? "%.2f" : "%+.2f", 100 * (same ? value : value - plain)));
        }
        return row.toString();
    }

    /// What the fits say, and what could not be done.
    private String notes(DatasetPage.Group group) {
        var rows = ablations.stream().map(Ablation::row).toList();
        var text = new StringBuilder();
        for (var cell : group.cells()) {
            if (rows.contains(cell.key().method())) {
                var said = cell.isDone() ? cell.notes() : List.of("without values: "
                        + cell.reason());
                said.forEach(note -> text.append("\n- ").append(cell.key().method())
                        .append(", seed ").append(cell.key().seed()).append(": ").append(note));
            }
        }
        return text.isEmpty() ? "" : text.append('\n').toString();
    }
}
