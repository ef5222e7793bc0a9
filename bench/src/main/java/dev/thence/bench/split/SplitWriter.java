package dev.thence.bench.split;

import dev.thence.bench.cells.Sha256;
import dev.thence.bench.protocols.EdgesBench;
import dev.thence.evaluation.EdgesProtocol;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.io.TextOutput;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/// Writes a split as plain files, tab-separated with a header line, for programs in any
/// language. `docs/benchmarks.md` describes every file. The manifest comes last: a folder
/// without it is not a split.
final class SplitWriter {
    private final Path folder;
    private final Map<String, SplitManifest.Content> files = new TreeMap<>();

    private SplitWriter(Path folder) {
        this.folder = folder;
    }

    /// Writes the split of a graph; a split that is there already is written over.
    ///
    /// @throws IOException also when the folder holds something that is no split
    static SplitManifest write(Path folder, String dataset, String digest, EdgesProtocol split,
            NodeIds ids, Catalogue catalogue, Optional<DirectedGraph> coViews) throws IOException {
        if (Files.exists(folder) && !isEmptyOrSplit(folder)) {
            throw new IOException(folder + " is not empty and no split; name another folder");
        }
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve(SplitFolder.MANIFEST));
        var writer = new SplitWriter(folder);
        writer.items(ids);
        writer.features(catalogue);
        writer.edges(SplitFolder.TRAIN, split.train());
        writer.edges(SplitFolder.VALIDATION, split.validation());
        writer.edges(SplitFolder.TEST, split.test());
        if (coViews.isPresent()) {
            writer.edges("coviews.tsv", coViews.get());
        }
        writer.queries(split);
        writer.nonEdges(split);
        var counts = new TreeMap<String, Long>();
        counts.put("train", split.train().edgeCount());
        counts.put("validation", split.validation().edgeCount());
        counts.put("test", split.test().edgeCount());
        coViews.ifPresent(views -> counts.put("coviews", views.edgeCount()));
        var manifest = SplitManifest.of(EdgesBench.NAME, dataset, digest, split.seed(),
                ids.count(), counts, writer.files);
        try (var out = TextOutput.create(folder.resolve(SplitFolder.MANIFEST),
                StandardCharsets.UTF_8)) {
            out.writer().write(manifest.json());
            out.commit();
        }
        return manifest;
    }

    private static boolean isEmptyOrSplit(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var entries = Files.list(folder)) {
            return Files.exists(folder.resolve(SplitFolder.TRAIN)) || entries.findAny().isEmpty();
        }
    }

    /// Writes a file's rows and returns how many there are.
    private interface Rows {
        long write(Writer out) throws IOException;
    }

    private void file(String name, String header, Rows rows) throws IOException {
        Path file = folder.resolve(name);
        long count;
        try (var out = TextOutput.create(file, StandardCharsets.UTF_8)) {
            out.writer().write(header + "\n");
            count = rows.write(out.writer());
            out.commit();
        }
        files.put(name, new SplitManifest.Content(count, Sha256.of(file)));
    }

    private void items(NodeIds ids) throws IOException {
        file("items.tsv", "node\titem", out -> {
            for (int v = 0; v < ids.count(); v++) {
                out.write(v + "\t" + clean(ids.id(v)) + "\n");
            }
            return ids.count();
        });
    }

    private void features(Catalogue catalogue) throws IOException {
        if (catalogue.attributes().isEmpty()) {
            return;
        }
        file("features.tsv", "node\tattribute\tvalue", out -> {
            long rows = 0;
            for (int v = 0; v < catalogue.nodeCount(); v++) {
                for (String key : catalogue.attributes()) {
                    var value = value(catalogue, key, v);
                    if (value.isPresent()) {
                        out.write(v + "\t" + clean(key) + "\t" + clean(value.get()) + "\n");
                        rows++;
                    }
                }
            }
            return rows;
        });
    }

    private static Optional<String> value(Catalogue catalogue, String key, int node) {
        if (!catalogue.isNumber(key)) {
            return catalogue.text(key, node);
        }
        var number = catalogue.number(key, node);
        return number.isPresent() ? Optional.of(Double.toString(number.getAsDouble()))
                : Optional.empty();
    }

    /// What would end a field or a line becomes a blank.
    private static String clean(String text) {
        return text.replaceAll("[\\t\\r\\n]", " ");
    }

    private void edges(String name, DirectedGraph graph) throws IOException {
        file(name, "source\ttarget", out -> {
            for (int u = 0; u < graph.nodeCount(); u++) {
                for (long p = graph.out().offset(u); p < graph.out().offset(u + 1); p++) {
                    out.write(u + "\t" + graph.out().neighbor(p) + "\n");
                }
            }
            return graph.edgeCount();
        });
    }

    private void queries(EdgesProtocol split) throws IOException {
        file("queries.tsv", "source\ttargets\tremoved", out -> {
            long rows = 0;
            for (int u = 0; u < split.test().nodeCount(); u++) {
                if (split.test().out().degree(u) > 0) {
                    var removed = new ArrayList<Integer>(neighbors(split.train(), u));
                    removed.addAll(neighbors(split.validation(), u));
                    removed.add(u);
                    removed.sort(null);
                    out.write(u + "\t" + joined(neighbors(split.test(), u)) + "\t"
                            + joined(removed) + "\n");
                    rows++;
                }
            }
            return rows;
        });
    }

    private static List<Integer> neighbors(DirectedGraph graph, int u) {
        var found = new ArrayList<Integer>();
        for (long p = graph.out().offset(u); p < graph.out().offset(u + 1); p++) {
            found.add(graph.out().neighbor(p));
        }
        return found;
    }

    private static String joined(List<Integer> nodes) {
        var text = new StringJoiner(",");
        nodes.forEach(node -> text.add(Integer.toString(node)));
        return text.toString();
    }

    private void nonEdges(EdgesProtocol split) throws IOException {
        var pairs = split.linkPairs();
        file("non-edges.tsv", "source\ttarget", out -> {
            for (int i = 0; i < pairs.count(); i++) {
                out.write(pairs.nonEdgeSource(i) + "\t" + pairs.nonEdgeTarget(i) + "\n");
            }
            return pairs.count();
        });
    }
}
