package dev.thence.bench.pages;

import dev.thence.bench.Method;
import dev.thence.bench.cells.CellKey;
import dev.thence.bench.cells.Measurement;
import dev.thence.bench.cells.Measurement.State;
import dev.thence.bench.cells.TaskOutcome;
import dev.thence.evaluation.Comparison;
import dev.thence.evaluation.Metric;
import dev.thence.pipeline.TrialReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Methods side by side on one task, as a picture: a bar per method with its interval, the
/// highest first.
public final class ComparisonPicture {
    private static final Set<String> OURS = Set.of(TrialReport.MODEL, TrialReport.WITHOUT_MATCH,
            TrialReport.LEARNED_ALONE);

    private ComparisonPicture() {}

    /// Scalable vector graphics of HitRate@10.
    ///
    /// @param title stands above it
    public static String svg(Comparison comparison, String title) {
        var cells = new ArrayList<Measurement>();
        for (var row : comparison.rows()) {
            var task = TaskOutcome.of("", title, "", row.result(), List.of(Metric.HIT_RATE_10),
                    List.of(), List.of());
            cells.add(new Measurement(new CellKey(comparison.task().name(), "", "", row.method(), 0),
                    "", "", State.DONE, "", Double.NaN, 0, 0, Method.Draws.NONE, "", List.of(),
                    List.of(task)));
        }
        return Picture.svg(TaskSummary.of(cells).getFirst(), title, OURS::contains);
    }
}
