package dev.thence.graph;

import dev.thence.graph.EdgeListFormat.Separator;
import java.util.ArrayList;
import java.util.List;

/// Cuts a line of an edge list into its columns.
final class EdgeFields {
    private final Separator separator;
    private final List<String> fields = new ArrayList<>();

    EdgeFields(Separator separator) {
        this.separator = separator;
    }

    /// The first of tab, comma and blank that the line has.
    static Separator guess(String line) {
        return line.indexOf('\t') >= 0 ? Separator.TAB
                : line.indexOf(',') >= 0 ? Separator.COMMA : Separator.BLANK;
    }

    /// The columns, without the blanks around them; the list is used again for the next line.
    ///
    /// @throws IllegalArgumentException when a quote is not closed, or text follows one
    List<String> cut(String line) {
        fields.clear();
        switch (separator) {
            case TAB -> cutAt('\t', line);
            case COMMA -> cutAtCommas(line);
            case BLANK -> cutAtBlanks(line);
            case GUESS -> throw new IllegalStateException("the separator must be known by now");
        }
        return fields;
    }

    private void cutAt(char mark, String line) {
        int from = 0;
        for (int to = line.indexOf(mark); to >= 0; to = line.indexOf(mark, from)) {
            fields.add(line.substring(from, to).strip());
            from = to + 1;
        }
        fields.add(line.substring(from).strip());
    }

    private void cutAtBlanks(String line) {
        int at = 0;
        while (at < line.length()) {
            int from = at;
            while (at < line.length() && !isBlank(line.charAt(at))) {
                at++;
            }
            if (at > from) {
                fields.add(line.substring(from, at));
            }
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private void cutAtCommas(String line) {
        if (line.indexOf('"') < 0) {
            cutAt(',', line);
            return;
        }
        int at = 0;
        while (at <= line.length()) {
            int from = at;
            while (from < line.length() && isBlank(line.charAt(from))) {
                from++;
            }
            at = from < line.length() && line.charAt(from) == '"' ? quoted(line, from)
                    : plain(line, at);
        }
    }

    private int plain(String line, int from) {
        int comma = line.indexOf(',', from);
        int to = comma < 0 ? line.length() : comma;
        fields.add(line.substring(from, to).strip());
        return to + 1;
    }

    private int quoted(String line, int quote) {
        var field = new StringBuilder();
        int at = quote + 1;
        while (true) {
            int closing = line.indexOf('"', at);
            if (closing < 0) {
                throw new IllegalArgumentException("the quote in column " + (fields.size() + 1)
                        + " is not closed on its line");
            }
            field.append(line, at, closing);
            if (closing + 1 == line.length() || line.charAt(closing + 1) != '"') {
                at = closing + 1;
                break;
            }
            field.append('"');
            at = closing + 2;
        }
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        if (at < line.length() && line.charAt(at) != ',') {
            throw new IllegalArgumentException("the quote in column " + (fields.size() + 1)
                    + " is followed by " + EdgeListException.quoted(line.substring(at))
                    + ", must be by a comma");
        }
        fields.add(field.toString());
        return at + 1;
    }
}
