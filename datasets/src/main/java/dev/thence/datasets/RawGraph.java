package dev.thence.datasets;

import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.DirectedGraphBuilder.Duplicates;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a dataset's reader found: edges by item id, attributes by item id, splits.
final class RawGraph {
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final Map<Relation, List<String[]>> edges = new EnumMap<>(Relation.class);
    private final Map<String, Map<String, String>> attributes = new TreeMap<>();
    private final List<LinkSplit> splits = new ArrayList<>();

    /// Adds an edge; loops are left out.
    void edge(Relation relation, String source, String target) {
        if (!source.equals(target)) {
            edges.computeIfAbsent(relation, _ -> new ArrayList<>())
                    .add(new String[] {source, target});
        }
    }

    /// Adds what is known of an item; blank is nothing.
    void attribute(String key, String item, String value) {
        if (!value.isBlank()) {
            attributes.computeIfAbsent(key, _ -> new TreeMap<>()).put(item, value.strip());
        }
    }

    void split(LinkSplit split) {
        splits.add(split);
    }

    /// Numbers the items that have a co-purchase edge; other relations keep the edges among
    /// these.
    GraphData toGraph() {
        var names = new TreeSet<String>();
        for (var edge : edges.getOrDefault(Relation.CO_PURCHASE, List.of())) {
            names.add(edge[0]);
            names.add(edge[1]);
        }
        var sorted = new ArrayList<>(names);
        if (sorted.stream().allMatch(RawGraph::isNumber)) {
            sorted.sort(BY_NUMBER);
        }
        var ids = NodeIds.of(sorted);
        var catalogue = Catalogue.builder(ids.count());
        attributes.forEach((key, values) -> values.forEach((item, value) -> {
            if (ids.node(item) >= 0) {
                catalogue.text(key, ids.node(item), value);
            }
        }));
        var coViews = edges.containsKey(Relation.CO_VIEW)
                ? Optional.of(graph(Relation.CO_VIEW, ids)) : Optional.<DirectedGraph>empty();
        return new GraphData(ids, graph(Relation.CO_PURCHASE, ids), coViews, catalogue.build(),
                splits);
    }

    private DirectedGraph graph(Relation relation, NodeIds ids) {
        var builder = DirectedGraph.builder(ids.count()).duplicates(Duplicates.KEEP_FIRST);
        for (var edge : edges.getOrDefault(relation, List.of())) {
            int u = ids.node(edge[0]);
            int v = ids.node(edge[1]);
            if (u >= 0 && v >= 0) {
                builder.add(u, v);
            }
        }
        return builder.build();
    }

    private static boolean isNumber(String id) {
        return !id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// The rows that the dataset's digest is taken of.
    static CanonicalRows rows(GraphData graph) {
        var rows = new CanonicalRows();
        addEdges(rows, "bought", graph.edges(), graph.ids());
        graph.coViews().ifPresent(views -> addEdges(rows, "viewed", views, graph.ids()));
        for (int s = 0; s < graph.splits().size(); s++) {
            var split = graph.splits().get(s);
            addPairs(rows, s + " train", split.train());
            addPairs(rows, s + " train negatives", split.trainNegatives());
            addPairs(rows, s + " validation", split.validation());
            addPairs(rows, s + " validation negatives", split.validationNegatives());
            addPairs(rows, s + " test", split.test());
            addPairs(rows, s + " test negatives", split.testNegatives());
        }
        return rows;
    }

    private static void addEdges(CanonicalRows rows, String label, DirectedGraph graph,
            NodeIds ids) {
        for (int u = 0; u < graph.nodeCount(); u++) {
            for (long p = graph.out().offset(u), end = graph.out().offset(u + 1); p < end; p++) {
                rows.add(label, ids.id(u), ids.id(graph.out().neighbor(p)));
            }
        }
    }

    private static void addPairs(CanonicalRows rows, String label, NodePairs pairs) {
        for (int i = 0; i < pairs.size(); i++) {
            rows.add(label, String.valueOf(pairs.source(i)), String.valueOf(pairs.target(i)));
        }
    }
}
