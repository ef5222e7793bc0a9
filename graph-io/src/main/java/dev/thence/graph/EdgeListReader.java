package dev.thence.graph;

import static dev.thence.graph.EdgeListException.quoted;

import dev.thence.graph.DirectedGraphBuilder.Duplicates;
import dev.thence.graph.EdgeListFormat.SelfLoops;
import dev.thence.graph.EdgeListFormat.Separator;
import dev.thence.io.Dictionary;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Reads one edge list. Not thread-safe; single use.
final class EdgeListReader {
    private static final int LONGEST_ID = 4096;

    private final Path file;
    private final EdgeListFormat format;
    private final Dictionary items = new Dictionary();
    private final IntArrayList sources = new IntArrayList();
    private final IntArrayList targets = new IntArrayList();
    private final FloatArrayList weights = new FloatArrayList();
    private final LongOpenHashSet seen = new LongOpenHashSet();
    private EdgeColumns columns = EdgeColumns.BY_POSITION;
    // Most lists are sorted by source, so that the last one often comes again.
    private String lastSource = "";
    private int lastNode;
    private long comments;
    private long edges;
    private long loops;

    EdgeListReader(Path file, EdgeListFormat format, NodeIds known) {
        this.file = file;
        this.format = format;
        for (int node = 0; node < known.count(); node++) {
            items.add(known.id(node));
        }
    }

    EdgeList read() throws IOException {
        try (var lines = new EdgeLines(file, format.charset())) {
            EdgeFields fields = null;
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (isComment(line)) {
                    requireNoMatrixMarket(line);
                    comments++;
                } else if (fields == null) {
                    fields = new EdgeFields(format.separator() == Separator.GUESS
                            ? EdgeFields.guess(line) : format.separator());
                    first(cut(fields, line, lines.number()), lines.number());
                } else {
                    add(cut(fields, line, lines.number()), lines.number());
                }
            }
            return build(lines.number());
        }
    }

    private boolean isComment(String line) {
        return line.isBlank() || format.comments().indexOf(line.charAt(0)) >= 0;
    }

    /// Behind this comment the first line holds sizes, not an edge.
    private void requireNoMatrixMarket(String line) throws EdgeListException {
        if (line.startsWith("%%MatrixMarket")) {
            throw new EdgeListException(file, 1, "this is a Matrix Market file, not an edge list;"
                    + " leave out its comments and the line of sizes");
        }
    }

    private List<String> cut(EdgeFields fields, String line, long number) throws EdgeListException {
        try {
            return fields.cut(line);
        } catch (IllegalArgumentException e) {
            throw new EdgeListException(file, number, e.getMessage());
        }
    }

    /// The first line that is no comment: the header or an edge.
    private void first(List<String> fields, long number) throws EdgeListException {
        var named = EdgeColumns.find(fields, format);
        if (named.isPresent()) {
            columns = named.get();
            return;
        }
        switch (format.header()) {
            case PRESENT -> throw new EdgeListException(file, number, "the header has the columns "
                    + quoted(String.join(", ", fields)) + ", must have '" + format.source()
                    + "' and '" + format.target() + "'");
            case DETECT, ABSENT -> add(fields, number);
        }
    }

    private void add(List<String> fields, long number) throws EdgeListException {
        columns.check(fields, format, file, number);
        String source = id(fields.get(columns.source()), "source", number);
        String target = id(fields.get(columns.target()), "target", number);
        float weight = columns.hasWeight(fields, format)
                ? weight(fields.get(columns.weight()), number) : 1f;
        edges++;
        int u = source.equals(lastSource) ? lastNode : items.add(source);
        lastSource = source;
        lastNode = u;
        int v = items.add(target);
        if (u == v) {
            loops++;
            switch (format.selfLoops()) {
                case KEEP -> { }
                case REJECT -> throw new EdgeListException(file, number, "the edge leads from "
                        + quoted(source) + " to itself, which the format rejects");
                case DROP -> {
                    return;
                }
            }
        }
        if (format.duplicates() == Duplicates.REJECT && !seen.add((long) u << 32 | v)) {
            throw new EdgeListException(file, number, "the edge from " + quoted(source) + " to "
                    + quoted(target) + " has come before, which the format rejects");
        }
        sources.add(u);
        targets.add(v);
        weights.add(weight);
    }

    private String id(String field, String column, long number) throws EdgeListException {
        if (field.isEmpty() || field.length() > LONGEST_ID) {
            throw new EdgeListException(file, number, "the " + column + " is " + quoted(field)
                    + ", must be an item id of 1 to " + LONGEST_ID + " characters");
        }
        return field;
    }

    private float weight(String field, long number) throws EdgeListException {
        float weight;
        try {
            weight = Float.parseFloat(field);
        } catch (NumberFormatException e) {
            weight = Float.NaN;
        }
        if (weight > 0 && weight < Float.POSITIVE_INFINITY) {
            return weight;
        }
        throw new EdgeListException(file, number, "the weight is " + quoted(field)
                + ", must be a number above 0" + (edges == 0
                ? "; if this line is a header, name its columns of source and target" : ""));
    }

    private EdgeList build(long lines) throws EdgeListException {
        if (sources.isEmpty()) {
            throw new EdgeListException(file, loops == 0 ? "the edge list has no edge"
                    : "the edge list has no edge but " + loops + " from an item to itself");
        }
        var builder = DirectedGraph.builder(items.count()).duplicates(
                format.duplicates() == Duplicates.SUM ? Duplicates.SUM : Duplicates.KEEP_FIRST);
        for (int e = 0; e < sources.size(); e++) {
            builder.add(sources.getInt(e), targets.getInt(e), weights.getFloat(e));
        }
        DirectedGraph graph = builder.build();
        requireFinite(graph);
        return new EdgeList(NodeIds.of(items), graph, new EdgeList.Counts(lines, comments, edges,
                loops, sources.size() - graph.edgeCount()));
    }

    private void requireFinite(DirectedGraph graph) throws EdgeListException {
        for (long p = 0; p < graph.edgeCount(); p++) {
            if (graph.out().weight(p) == Float.POSITIVE_INFINITY) {
                throw new EdgeListException(file, "the weights of one edge into "
                        + quoted(items.text(graph.out().neighbor(p)))
                        + " sum to more than a float holds, " + Float.MAX_VALUE);
            }
        }
    }
}
