package dev.thence.graph;

import static dev.thence.graph.EdgeListException.quoted;

import dev.thence.graph.EdgeListFormat.Header;
import dev.thence.graph.EdgeListFormat.Separator;
import dev.thence.io.TextOutput;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Path;

/// Writes one edge list. Not thread-safe; single use.
final class EdgeListWriter {
    private final Path file;
    private final NodeIds ids;
    private final EdgeListFormat format;
    private final String separator;
    private final CharsetEncoder encoder;

    EdgeListWriter(Path file, NodeIds ids, EdgeListFormat format) {
        this.file = file;
        this.ids = ids;
        this.format = format;
        this.encoder = format.charset().newEncoder();
        this.separator = switch (format.separator()) {
            case GUESS, TAB -> "\t";
            case COMMA -> ",";
            case BLANK -> " ";
        };
    }

    void write(DirectedGraph graph) throws IOException {
        if (graph.nodeCount() != ids.count()) {
            throw new IllegalArgumentException("the graph has " + graph.nodeCount()
                    + " nodes, there are " + ids.count() + " items");
        }
        try (var output = TextOutput.create(file, format.charset())) {
            Writer text = output.writer();
            if (format.header() != Header.ABSENT) {
                text.write(field(format.source()) + separator + field(format.target())
                        + (format.weight().isPresent()
                                ? separator + field(format.weight().get()) : "") + '\n');
            }
            Adjacency out = graph.out();
            for (int u = 0; u < graph.nodeCount(); u++) {
                if (out.degree(u) == 0) {
                    continue;
                }
                String source = field(ids.id(u));
                for (long p = out.offset(u), end = out.offset(u + 1); p < end; p++) {
                    text.write(source);
                    text.write(separator);
                    text.write(field(ids.id(out.neighbor(p))));
                    if (format.weight().isPresent()) {
                        text.write(separator);
                        text.write(Float.toString(out.weight(p)));
                    }
                    text.write('\n');
                }
            }
            output.commit();
        }
    }

    /// The field as the reader will take it for the same.
    private String field(String value) throws EdgeListException {
        boolean comma = format.separator() == Separator.COMMA;
        boolean plain = !value.isEmpty() && !Character.isWhitespace(value.charAt(0))
                && !Character.isWhitespace(value.charAt(value.length() - 1))
                && format.comments().indexOf(value.charAt(0)) < 0;
        boolean oneLine = true;
        boolean quotable = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            plain &= !Character.isISOControl(c)
                    && (c != ' ' || format.separator() != Separator.BLANK);
            oneLine &= c != '\n' && c != '\r';
            quotable |= c == ',' || c == '"';
        }
        boolean fits = comma ? !value.isEmpty() && oneLine : plain;
        if (!fits || !encoder.canEncode(value)) {
            throw new EdgeListException(file, "the id " + quoted(value)
                    + " cannot be written with the separator " + format.separator() + " in " + format.charset()
                    + (comma ? "" : "; commas allow more"));
        }
        return comma && (!plain || quotable) ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
