package dev.thence.app;

import dev.thence.graph.EdgeList;
import dev.thence.graph.EdgeListFormat;
import dev.thence.graph.ItemFacts;
import dev.thence.graph.NodeIds;
import dev.thence.graph.ProductGraph;
import dev.thence.graph.Relation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An edge list, and perhaps one of co-views, as they become a run.
///
/// @param console for what was found
/// @param file the edge list
/// @param coViews the list of the other relation
/// @param format the layout of both
/// @param known what is known of the items
record EdgesImport(Console console, Path file, Optional<Path> coViews, EdgeListFormat format,
        FactsImport known) {
    RunFile into(RunFolder run) throws IOException {
        var list = EdgeList.read(file, format);
        print(list.counts(), file, "edges");
        Optional<EdgeList> views = coViews.isEmpty() ? Optional.empty()
                : Optional.of(coViews(coViews.get(), list.ids()));
        NodeIds ids = views.map(EdgeList::ids).orElse(list.ids());
        console.print("Graph: %,d items, %,d edges%s", ids.count(), list.graph().edgeCount(),
                views.map(v -> String.format(Locale.ROOT, ", %,d co-views",
                        v.graph().edgeCount())).orElse(""));
        var graph = ProductGraph.builder(ids)
                .graph(Relation.CO_PURCHASE, list.graph().withNodes(ids.count()))
                .provenance("from", file.toString());
        var found = new LinkedHashMap<>(Map.of("items", (long) ids.count(),
                "edges", list.graph().edgeCount()));
        views.ifPresent(v -> {
            graph.graph(Relation.CO_VIEW, v.graph());
            found.put("co-views", v.graph().edgeCount());
        });
        if (known.any()) {
            ItemFacts facts = known.build();
            found.put(RunFile.WITH_FACTS, known.report(facts, ids::node, ids, "no edge has"));
            graph.catalogue(facts.of(ids));
        }
        graph.build().write(run.graph());
        return new RunFile(RunFile.FORMAT, RunFile.VERSION, RunFile.EDGES, file.toString(),
                options(), found);
    }

    /// The other relation, over the items of the first and those that only it has.
    private EdgeList coViews(Path viewFile, NodeIds known) throws IOException {
        var views = EdgeList.read(viewFile, format, known);
        print(views.counts(), viewFile, "co-views");
        int more = views.ids().count() - known.count();
        if (more > 0) {
            console.print("  items without an edge of their own: %,d", more);
        }
        return views;
    }

    private void print(EdgeList.Counts counts, Path from, String what) {
        console.print("Read %,d %s from %s", counts.edges(), what, from);
        if (counts.selfLoops() > 0) {
            console.print("  %s from an item to itself: %,d", what, counts.selfLoops());
        }
        if (counts.duplicates() > 0) {
            console.print("  %s that had come before: %,d, their weights are summed", what,
                    counts.duplicates());
        }
    }

    private Map<String, String> options() {
        var options = new TreeMap<String, String>();
        coViews.ifPresent(path -> options.put("co-views", path.toString()));
        options.putAll(known.reading());
        options.put("charset", format.charset().name());
        options.put("source", format.source());
        options.put("target", format.target());
        options.put("weight", format.weight().orElse("none"));
        options.put("edge-separator", format.separator().name().toLowerCase(Locale.ROOT));
        options.put("self-loops", format.selfLoops().name().toLowerCase(Locale.ROOT));
        return options;
    }
}
