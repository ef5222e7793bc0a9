package dev.thence.bench.speed;

import dev.thence.bench.pages.Provenance;
import java.util.List;
import java.util.Locale;

/// What a speed benchmark measured. Figures of a machine that did other work at the same time
/// say little: the load is among the notes.
///
/// @param title of the page
/// @param notes paragraphs above the table
public record SpeedReport(String title, Provenance provenance, List<String> notes,
        List<Line> lines) {
    public SpeedReport {
        notes = List.copyOf(notes);
        lines = List.copyOf(lines);
    }

    /// One figure.
    ///
    /// @param what was measured
    /// @param value in the unit
    /// @param how on what, and what counts
    public record Line(String what, double value, String unit, String how) {}

    /// The whole report as a page.
    public String markdown() {
        var text = new StringBuilder("# ").append(title).append("\n\n")
                .append(provenance.markdown()).append('\n');
        for (String note : notes) {
            text.append('\n').append(note).append('\n');
        }
        text.append("\n| what | value | how |\n|---|--:|---|\n");
        for (var line : lines) {
            text.append(String.format(Locale.ROOT, "| %s | %s %s | %s |\n", line.what(),
                    number(line.value()), line.unit(), line.how()));
        }
        return text.toString();
    }

    private static String number(double value) {
        return Math.abs(value) >= 100 ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
