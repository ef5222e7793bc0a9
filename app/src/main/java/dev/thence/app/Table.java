package dev.thence.app;

import java.util.ArrayList;
import java.util.List;

/// A table for a terminal: the first column to the left, the others to the right, as wide as what is
/// in them.
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    /// @throws IllegalArgumentException when the row has another number of cells than the headings
    Table row(List<String> cells) {
        if (cells.size() != rows.getFirst().size()) {
            throw new IllegalArgumentException("a row has " + cells.size() + " cells, must have "
                    + rows.getFirst().size());
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    List<String> lines() {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (var row : rows) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], row.get(c).codePointCount(0, row.get(c).length()));
            }
        }
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var line = new StringBuilder("  ");
            for (int c = 0; c < columns; c++) {
                String cell = row.get(c);
                String gap = " ".repeat(widths[c] - cell.codePointCount(0, cell.length()));
                line.append(c == 0 ? cell + gap : "  " + gap + cell);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    void print(Console console) {
        lines().forEach(line -> console.print("%s", line));
    }
}
