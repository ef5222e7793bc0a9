package dev.thence.bench.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thence.bench.pages.Provenance;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a benchmark of serving measured, as a page and for programs. Figures of a machine that did
/// other work at the same time say little: the load is among the notes.
///
/// @param title of the page
/// @param seed of everything that was made up
/// @param notes paragraphs above the tables
public record ServingReport(String title, Provenance provenance, long seed, List<String> notes,
        List<Section> sections) {
    private static final JsonMapper JSON = new JsonMapper();

    public ServingReport {
        notes = List.copyOf(notes);
        sections = List.copyOf(sections);
    }

    /// A table.
    ///
    /// @param notes sentences above it, such as why a row is left out
    public record Section(String title, List<String> notes, List<Row> rows) {
        public Section {
            notes = List.copyOf(notes);
            rows = List.copyOf(rows);
        }
    }

    /// A line of a table.
    ///
    /// @param what was measured
    /// @param figures what came out
    /// @param how on what, and how it was checked
    public record Row(String what, List<Figure> figures, String how) {
        public Row {
            figures = List.copyOf(figures);
        }

        /// The value of a column, if the row has it.
        public Optional<Double> value(String name) {
            return figures.stream().filter(f -> f.name().equals(name)).map(Figure::value)
                    .findFirst();
        }
    }

    /// One figure.
    ///
    /// @param name with its unit; the column it stands in
    public record Figure(String name, double value) {}

    /// The page.
    public String markdown() {
        var text = new StringBuilder("# ").append(title).append("\n\n")
                .append(provenance.markdown()).append(" Seed ").append(seed).append(".\n");
        for (String note : notes) {
            text.append('\n').append(note).append('\n');
        }
        for (Section section : sections) {
            text.append("\n## ").append(section.title()).append('\n');
            for (String note : section.notes()) {
                text.append('\n').append(note).append('\n');
            }
            table(section, text);
        }
        return text.toString();
    }

    private static void table(Section section, StringBuilder text) {
        if (section.rows().isEmpty()) {
            return;
        }
        var columns = new LinkedHashSet<String>();
        section.rows().forEach(row -> row.figures().forEach(f -> columns.add(f.name())));
        text.append("\n| what |");
        columns.forEach(column -> text.append(' ').append(column).append(" |"));
        text.append(" how |\n|---|").append("--:|".repeat(columns.size())).append("---|\n");
        for (Row row : section.rows()) {
            text.append("| ").append(row.what()).append(" |");
            for (String column : columns) {
                text.append(' ').append(row.value(column).map(ServingReport::number).orElse(""))
                        .append(" |");
            }
            text.append(' ').append(row.how()).append(" |\n");
        }
    }

    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 1 || size == 0 ? "%.2f"
                : size >= .01 ? "%.3f" : "%.5f", value);
    }

    /// The same for programs: provenance, seed, and a list of sections of rows of figures.
    public String json() {
        ObjectNode root = JSON.createObjectNode().put("title", title)
                .put("date", provenance.date().toString()).put("machine", provenance.machine())
                .put("commit", provenance.commit()).put("command", provenance.command())
                .put("seed", seed);
        notes.forEach(root.putArray("notes")::add);
        var list = root.putArray("sections");
        for (Section section : sections) {
            ObjectNode one = list.addObject().put("title", section.title());
            section.notes().forEach(one.putArray("notes")::add);
            var rows = one.putArray("rows");
            for (Row row : section.rows()) {
                ObjectNode figures = rows.addObject().put("what", row.what()).put("how", row.how())
                        .putObject("figures");
                row.figures().forEach(f -> figures.put(f.name(), f.value()));
            }
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that cannot be written: " + title, e);
        }
    }
}
