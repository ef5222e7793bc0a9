package dev.thence.app;

import dev.thence.graph.EdgeList;
import dev.thence.graph.EdgeListFormat;
import dev.thence.graph.ProductGraph;
import dev.thence.graph.Relation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// An edge list as it becomes a run.
///
/// @param console for what was found
/// @param file the edge list
/// @param format its layout
record EdgesImport(Console console, Path file, EdgeListFormat format) {
    RunFile into(RunFolder run) throws IOException {
        var list = EdgeList.read(file, format);
        var counts = list.counts();
        console.print("Read %,d edges from %s", counts.edges(), file);
        if (counts.selfLoops() > 0) {
            console.print("  edges from an item to itself: %,d", counts.selfLoops());
        }
        if (counts.duplicates() > 0) {
            console.print("  edges that had come before: %,d, their weights are summed",
                    counts.duplicates());
        }
        console.print("Graph: %,d items, %,d edges", list.graph().nodeCount(),
                list.graph().edgeCount());
        ProductGraph.builder(list.ids())
                .graph(Relation.CO_PURCHASE, list.graph())
                .provenance("from", file.toString())
                .build().write(run.graph());
        return new RunFile(RunFile.FORMAT, RunFile.VERSION, RunFile.EDGES, file.toString(),
                options(), Map.of("items", (long) list.graph().nodeCount(),
                        "edges", list.graph().edgeCount()));
    }

    private Map<String, String> options() {
        var options = new TreeMap<String, String>();
        options.put("charset", format.charset().name());
        options.put("source", format.source());
        options.put("target", format.target());
        options.put("weight", format.weight().orElse("none"));
        options.put("edge-separator", format.separator().name().toLowerCase(java.util.Locale.ROOT));
        options.put("self-loops", format.selfLoops().name().toLowerCase(java.util.Locale.ROOT));
        return options;
    }
}
