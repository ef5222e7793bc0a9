package dev.thence.app;

import dev.thence.serving.Canary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How a candidate did beside the version that is served, for people.
///
/// @param canary what was found
record CanaryPage(Canary canary) {
    List<String> lines() {
        if (canary.queries() == 0) {
            return List.of(switch (canary.verdict()) {
                case FIRST -> "Canary: none, it is the first version";
                case SKIPPED -> "Canary: none was asked for";
                case IMPOSSIBLE -> "Canary: none was possible: " + canary.note();
                case PASSED, WORSE, FOREIGN -> "Canary: the candidate " + canary.note();
            });
        }
        var lines = new ArrayList<String>();
        lines.add(String.format(Locale.ROOT, "Canary, %s (%,d questions), percent:",
                canary.note(), canary.queries()));
        var table = new Table("", "HitRate@10");
        table.row(List.of(canary.against() + ", served", percent(canary.before())));
        table.row(List.of("candidate", percent(canary.after())));
        table.row(List.of("difference", String.format(Locale.ROOT, "%+.2f [%+.2f, %+.2f]",
                100 * (canary.after() - canary.before()), 100 * canary.low(),
                100 * canary.high())));
        table.row(List.of("may fall by", percent(canary.margin())));
        lines.addAll(table.lines());
        return lines;
    }

    String refusal() {
        return canary.queries() == 0 ? "the candidate " + canary.note()
                : String.format(Locale.ROOT, "HitRate@10 fell from %s to %s percent, by more"
                        + " than the margin of %s", percent(canary.before()),
                        percent(canary.after()), percent(canary.margin()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", 100 * share);
    }
}
