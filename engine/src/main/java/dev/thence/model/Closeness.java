package dev.thence.model;

import dev.thence.evaluation.BlockScorer;
import dev.thence.evaluation.Proximity;
import dev.thence.evaluation.Undirected;
import dev.thence.graph.Adjacency;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.DirectedGraphBuilder.Duplicates;
import dev.thence.graph.Workers;
import dev.thence.terms.ItemTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// What the existence head sees of pairs beside the evidences: whole walks, which tell a pair far
/// apart from one that is not connected where a list that is cut cannot, and likeness of texts.
/// Nothing is stored: a row is computed when it is asked for, O(steps x edges) per source.
///
/// Immutable, any number of threads.
public final class Closeness {
    /// The names of what texts tell.
    public static final Set<String> TEXT = Set.of("words", "wordWalk");
    private static final int WORD_NEIGHBORS = 5;
    private static final int BLOCK = 32;

    private final int nodeCount;
    private final List<Column> columns;

    /// A value for every target of a source.
    private record Column(String name, BlockScorer rows) {}

    private Closeness(int nodeCount, List<Column> columns) {
        this.nodeCount = nodeCount;
        this.columns = columns;
    }

    public static Closeness of(DirectedGraph graph, Catalogue catalogue, Workers workers) {
        int n = graph.nodeCount();
        var columns = new ArrayList<Column>();
        columns.add(walk("walk", Proximity.undirectedPageRank(Undirected.plain(graph), .85, 20)));
        columns.add(walk("roleWalk", Proximity.bipartitePageRank(graph, .95, 41)));
        columns.add(walk("nearWalk", Proximity.bipartitePageRank(graph, .5, 9)));
        float[] out = logDegrees(graph.out());
        float[] in = logDegrees(graph.in());
        columns.add(new Column("sourceOutDegree", (sources, count, rows) -> {
            for (int i = 0; i < count; i++) {
                Arrays.fill(rows[i], out[sources[i]]);
            }
        }));
        columns.add(new Column("sourceInDegree", (sources, count, rows) -> {
            for (int i = 0; i < count; i++) {
                Arrays.fill(rows[i], in[sources[i]]);
            }
        }));
        columns.add(new Column("targetOutDegree", (_, count, rows) -> {
            for (int i = 0; i < count; i++) {
                System.arraycopy(out, 0, rows[i], 0, n);
            }
        }));
        var terms = ItemTerms.ofValues(catalogue, n);
        if (!terms.isEmpty()) {
            columns.add(new Column("words", (sources, count, rows) -> {
                for (int i = 0; i < count; i++) {
                    terms.cosines(sources[i], rows[i]);
                }
            }));
            columns.add(walk("wordWalk", Proximity.halvingWalk(
                    union(graph, terms.nearest(WORD_NEIGHBORS, workers)))));
        }
        return new Closeness(n, columns);
    }

    public static Closeness of(DirectedGraph graph, Catalogue catalogue) {
        try (var one = Workers.of(1)) {
            return of(graph, catalogue, one);
        }
    }

    private static float[] logDegrees(Adjacency edges) {
        float[] logs = new float[edges.nodeCount()];
        for (int v = 0; v < logs.length; v++) {
            logs[v] = (float) Math.log1p(edges.degree(v));
        }
        return logs;
    }

    private static DirectedGraph union(DirectedGraph graph, DirectedGraph other) {
        var builder = DirectedGraph.builder(graph.nodeCount()).duplicates(Duplicates.KEEP_FIRST);
        for (var each : List.of(graph, other)) {
            for (int u = 0; u < each.nodeCount(); u++) {
                for (long p = each.out().offset(u); p < each.out().offset(u + 1); p++) {
                    builder.add(u, each.out().neighbor(p));
                }
            }
        }
        return builder.build();
    }

    private static Column walk(String name, Proximity walk) {
        return new Column(name, (sources, count, rows) -> {
            walk.scoreBlock(sources, count, rows);
            for (int i = 0; i < count; i++) {
                for (int v = 0; v < rows[i].length; v++) {
                    rows[i][v] = (float) Math.log1p(rows[i][v] / walk.scale());
                }
            }
        });
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /// The values of pairs, in the order of the names. The same at any number of threads.
    public double[][] of(int[] sources, int[] targets, Workers workers) {
        double[][] values = new double[sources.length][columns.size()];
        int[] order = IntStream.range(0, sources.length).boxed()
                .sorted((a, b) -> Integer.compare(sources[a], sources[b]))
                .mapToInt(Integer::intValue).toArray();
        int[] begin = IntStream.range(0, order.length).filter(i -> i == 0
                || sources[order[i]] != sources[order[i - 1]]).toArray();
        workers.forRange(begin.length, BLOCK, (from, to) -> {
            int[] block = new int[to - from];
            for (int i = 0; i < block.length; i++) {
                block[i] = sources[order[begin[from + i]]];
            }
            float[][] rows = new float[block.length][nodeCount];
            for (int k = 0; k < columns.size(); k++) {
                columns.get(k).rows().scoreBlock(block, block.length, rows);
                for (int i = 0; i < block.length; i++) {
                    int end = from + i + 1 < begin.length ? begin[from + i + 1] : order.length;
                    for (int p = begin[from + i]; p < end; p++) {
                        values[order[p]][k] = rows[i][targets[order[p]]];
                    }
                }
            }
        });
        return values;
    }

    /// The values of one pair.
    public double[] of(int source, int target) {
        double[] values = new double[columns.size()];
        float[][] row = new float[1][nodeCount];
        int[] sources = {source};
        for (int k = 0; k < values.length; k++) {
            columns.get(k).rows().scoreBlock(sources, 1, row);
            values[k] = row[0][target];
        }
        return values;
    }
}
