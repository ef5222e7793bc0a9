package dev.thence.graph;

import java.util.EnumMap;
import java.util.Map;

/// Counts what the rules of cleaning do while they do it.
final class Tally {
    private final Map<CleaningReport.Count, Long> counts =
            new EnumMap<>(CleaningReport.Count.class);

    void add(CleaningReport.Count count) {
        add(count, 1);
    }

    void add(CleaningReport.Count count, long number) {
        counts.merge(count, number, Long::sum);
    }

    CleaningReport report() {
        return new CleaningReport(counts);
    }
}
