package dev.thence.app;

import dev.thence.evaluation.Bootstrap;
import dev.thence.evaluation.CalendarTest;
import dev.thence.evaluation.Comparison;
import dev.thence.evaluation.Metric;
import dev.thence.pipeline.TrialReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The judgement of a trial, for people: a table per task, what learning adds, and direction.
///
/// @param report what was found
record TrialPage(TrialReport report) {
    private static final List<Metric> METRICS = List.of(Metric.HIT_RATE_10, Metric.NDCG_10,
            Metric.MRR, Metric.WRONG_WAY_10);

    private static final Set<String> OURS = Set.of(TrialReport.MODEL, TrialReport.WITHOUT_MATCH,
            TrialReport.LEARNED_ALONE);

    List<String> lines() {
        var lines = new ArrayList<String>();
        for (Comparison task : report.tasks()) {
            lines.add(String.format(Locale.ROOT, "%s (%,d queries of %,d %s), percent:",
                    title(task.task().name()), task.task().queryCount(), task.task().customerCount(),
                    report.calendar().isPresent() ? "customers" : "sources"));
            lines.addAll(table(task).lines());
            inWords(task).ifPresent(lines::add);
            lines.add(learning(task));
            lines.add("");
        }
        lines.addAll(direction());
        return lines;
    }

    /// What is asked, in words.
    static String title(String task) {
        return switch (task) {
            case "T1n" -> "The next order, items new to the customer";
            case "T1a" -> "The next order, all items";
            case "T3" -> "The same order";
            case "test edges" -> "Edges held back";
            default -> task;
        };
    }

    private Table table(Comparison task) {
        var table = new Table("", "HitRate@10", "NDCG@10", "MRR", "wrong way@10");
        for (var row : task.rows()) {
            var cells = new ArrayList<>(List.of(row.method()));
            METRICS.forEach(metric -> cells.add(percent(row.result().macro(metric))));
            table.row(cells);
        }
        return table;
    }

    /// What the table means to someone who shows the lists: the model beside the best simple rule.
    private static Optional<String> inWords(Comparison task) {
        String found = switch (task.task().name()) {
            case "T1n", "T1a" -> "something the customer goes on to buy";
            case "T3" -> "something else of the same order";
            default -> "the target that was held back";
        };
        return task.rows().stream().filter(row -> !OURS.contains(row.method()))
                .max(Comparator.comparingDouble(row -> row.result().macro(Metric.HIT_RATE_10)))
                .map(best -> String.format(Locale.ROOT, "In words: of 100 lists of ten items, %.0f"
                        + " of the model's hold %s; of the best simple rule's (%s), %.0f.",
                        100 * task.result(TrialReport.MODEL).macro(Metric.HIT_RATE_10), found,
                        best.method(), 100 * best.result().macro(Metric.HIT_RATE_10)));
    }

    /// What the vectors add to everything that needs no training.
    private String learning(Comparison task) {
        Bootstrap.Interval gain = task.difference(TrialReport.MODEL, TrialReport.WITHOUT_MATCH,
                Metric.NDCG_10);
        String interval = String.format(Locale.ROOT, "%+.2f [%+.2f, %+.2f] NDCG@10",
                100 * gain.mean(), 100 * gain.low(), 100 * gain.high());
        String verdict = gain.isAboveZero() ? "Learning adds " + interval
                : gain.high() < 0 ? "Learning does harm here: " + interval
                : "Learning adds nothing that can be told from chance here: " + interval;
        return verdict + " to the same evidences without it.";
    }

    private List<String> direction() {
        var lines = new ArrayList<String>();
        boolean measurable = report.calendar().map(CalendarTest::isMeasurable).orElse(true);
        report.calendar().ifPresent(calendar -> lines.add(String.format(Locale.ROOT,
                "Direction: of %,d pairs of items that %d or more customers bought on different days, "
                + "%,d look one-way, %,d beyond what launch dates and seasons explain.",
                calendar.pairs(), CalendarTest.CUSTOMERS, calendar.againstHalf(),
                calendar.beyondCalendar())));
        if (!measurable) {
            lines.add("Direction cannot be measured on this log: nearly all of what looks like it "
                    + "comes from launch dates and seasons.");
        } else if (report.oneWayPairs() == 0) {
            lines.add("Direction: no one-way pair among the later orders to measure it on.");
        } else {
            lines.add(String.format(Locale.ROOT,
                    "Direction (of %,d later one-way pairs, percent in the right order):",
                    report.oneWayPairs()));
            var table = new Table("", "direction");
            for (Map.Entry<String, Double> row : report.directions().entrySet()) {
                table.row(List.of(row.getKey(), percent(row.getValue())));
            }
            lines.addAll(table.lines());
        }
        return lines;
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
