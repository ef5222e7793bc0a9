package dev.thence.datasets;

import dev.thence.graph.Relation;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.nio.file.Path;

/// Edges between numbered nodes, and the way from an original graph to its largest weakly
/// connected part without loops, numbered anew in the order of the nodes: the form in which
/// link prediction uses such graphs.
final class NumberedEdges {
    private final IntArrayList sources = new IntArrayList();
    private final IntArrayList targets = new IntArrayList();
    private int nodes;

    void add(int source, int target) {
        sources.add(source);
        targets.add(target);
        nodes = Math.max(nodes, Math.max(source, target) + 1);
    }

    int size() {
        return sources.size();
    }

    /// Two numbers a line, by tabs, commas or blanks; a first line that is none is a header, one
    /// that begins with `#` or `%` a comment.
    static NumberedEdges read(Path file) throws IOException {
        var edges = new NumberedEdges();
        TextLines.forEach(file, (line, number) -> edges.addLine(line, file.toString(), number));
        return edges;
    }

    void addLine(String line, String where, int number) throws DatasetException {
        if (line.startsWith("#") || line.startsWith("%")) {
            return;
        }
        String[] fields = line.strip().split("[\\t, ]+");
        boolean good = fields.length >= 2 && isNumber(fields[0]) && isNumber(fields[1]);
        if (good) {
            add(Integer.parseInt(fields[0]), Integer.parseInt(fields[1]));
        } else if (number > 1 && !line.isBlank()) {
            throw new DatasetException(where + ":" + number + ": '" + line
                    + "' must be two node numbers");
        }
    }

    private static boolean isNumber(String field) {
        return !field.isEmpty() && field.length() <= 9
                && field.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    NodePairs toPairs() {
        return new NodePairs(sources.toIntArray(), targets.toIntArray());
    }

    /// All nodes with an edge to another, under the numbers they have here.
    RawGraph allNodes() {
        var raw = new RawGraph();
        for (int e = 0; e < size(); e++) {
            raw.edge(Relation.CO_PURCHASE, String.valueOf(sources.getInt(e)),
                    String.valueOf(targets.getInt(e)));
        }
        return raw;
    }

    RawGraph largestComponent() {
        return largestComponent(numbers());
    }

    /// The number of each node in the largest weakly connected part, -1 outside.
    int[] numbers() {
        return LargestComponent.numbers(nodes, sources.toIntArray(), targets.toIntArray());
    }

    RawGraph largestComponent(int[] numbers) {
        var raw = new RawGraph();
        for (int e = 0; e < size(); e++) {
            int u = numbers[sources.getInt(e)];
            if (u >= 0) {
                raw.edge(Relation.CO_PURCHASE, String.valueOf(u),
                        String.valueOf(numbers[targets.getInt(e)]));
            }
        }
        return raw;
    }
}
