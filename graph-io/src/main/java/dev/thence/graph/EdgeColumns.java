package dev.thence.graph;

import static dev.thence.graph.EdgeListException.quoted;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where an edge list has its columns.
///
/// @param source the position of the source
/// @param target the position of the target
/// @param weight the position of the weight, -1 for none
/// @param count how many columns each line must have, 0 for any number
record EdgeColumns(int source, int target, int weight, int count) {
    static final EdgeColumns BY_POSITION = new EdgeColumns(0, 1, 2, 0);
    private static final List<List<String>> COMMON = List.of(List.of("source", "target"),
            List.of("src", "dst"), List.of("from", "to"));

    /// The columns by a header, if this line is one.
    static Optional<EdgeColumns> find(List<String> fields, EdgeListFormat format) {
        return switch (format.header()) {
            case ABSENT -> Optional.empty();
            case PRESENT -> named(fields, format, format.source(), format.target());
            case DETECT -> named(fields, format, format.source(), format.target())
                    .or(() -> COMMON.stream()
                            .map(pair -> named(fields, format, pair.get(0), pair.get(1)))
                            .flatMap(Optional::stream).findFirst());
        };
    }

    private static Optional<EdgeColumns> named(List<String> fields, EdgeListFormat format,
            String source, String target) {
        int s = position(fields, source);
        int t = position(fields, target);
        int w = format.weight().map(name -> position(fields, name)).orElse(-1);
        return s < 0 || t < 0 ? Optional.empty()
                : Optional.of(new EdgeColumns(s, t, w, fields.size()));
    }

    private static int position(List<String> fields, String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /// True when this line has a weight.
    boolean hasWeight(List<String> fields, EdgeListFormat format) {
        return weight >= 0 && weight < fields.size() && format.weight().isPresent();
    }

    /// @throws EdgeListException when the line has not as many columns as it must
    void check(List<String> fields, EdgeListFormat format, Path file, long line)
            throws EdgeListException {
        int found = fields.size();
        boolean fits = count > 0 ? found == count
                : found >= 2 && (found <= 3 || format.weight().isEmpty());
        if (!fits) {
            String wanted = count > 0 ? String.valueOf(count) + " like the header"
                    : format.weight().isEmpty() ? "2 or more" : "2 or 3";
            throw new EdgeListException(file, line, quoted(String.join(" | ", fields)) + " has "
                    + found + (found == 1 ? " column" : " columns") + ", must have " + wanted);
        }
    }
}
