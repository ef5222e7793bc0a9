package dev.thence.bench.pages;

import dev.thence.bench.methods.Family;
import java.util.List;
import java.util.Locale;

/// One table over all datasets: the model, the best other method, and the paired difference, by
/// the first metric of every task.
final class IndexPage {
    private IndexPage() {}

    static String markdown(List<DatasetPage> pages) {
        var text = new StringBuilder("""
                # Quality

                How the model does beside the best of all other methods, and what learning adds to \
                the same evidences without the learned vectors, on every dataset that was measured. \
                Percent, paired differences with 95 % intervals; a row in bold is won for certain. \
                All figures are in [quality.json](quality.json), how they are made in \
                [benchmarks.md](../benchmarks.md).

                | dataset | protocol | task | metric | model | best other | difference | \
                over without-match |
                |---|---|---|---|--:|---|--:|--:|
                """);
        for (var page : pages) {
            for (var group : page.groups()) {
                for (var task : group.tasks()) {
                    for (String metric : task.compared().stream().limit(2).toList()) {
                        text.append(row(page.dataset(), group, task, metric));
                    }
                }
            }
        }
        return text.toString();
    }

    private static String row(String dataset, DatasetPage.Group group, TaskSummary task,
            String metric) {
        if (!task.methods().contains(Family.MODEL)) {
            return "";
        }
        var best = task.bestOther(Family.MODEL, metric);
        var gain = best.map(other -> task.difference(Family.MODEL, other, metric))
                .orElse(Estimate.NONE);
        String without = task.methods().contains(Family.WITHOUT_MATCH) ? TaskSection.signed(
                task.difference(Family.MODEL, Family.WITHOUT_MATCH, metric)) : "-";
        String model = String.format(Locale.ROOT, "%.2f",
                100 * task.value(Family.MODEL, metric).mean());
        return "| [" + dataset + "](" + dataset + ".md) | " + group.title() + " | "
                + (task.id().isEmpty() ? "targets" : task.id()) + " | " + metric + " | "
                + (gain.isAboveZero() ? "**" + model + "**" : model) + " | "
                + best.map(other -> other + String.format(Locale.ROOT, " %.2f",
                        100 * task.value(other, metric).mean())).orElse("-")
                + " | " + TaskSection.signed(gain) + " | " + without + " |\n";
    }
}
