package dev.thence.bench.split;

import dev.thence.bench.cells.Sha256;
import dev.thence.datasets.NodePairs;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.io.TextOutput;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/// The files of a split while it is written, whatever the protocol: tab-separated with a header
/// line, for programs in any language. The manifest comes last: a folder without it is not a
/// split.
final class SplitFiles {
    private final Path folder;
    private final Map<String, SplitManifest.Content> files = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();

    private SplitFiles(Path folder) {
        this.folder = folder;
    }

    /// A split that is there already is written over.
    ///
    /// @throws IOException also when the folder holds something that is no split
    static SplitFiles begin(Path folder) throws IOException {
        if (Files.exists(folder) && !isEmptyOrSplit(folder)) {
            throw new IOException(folder + " is not empty and no split; name another folder");
        }
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve(SplitFolder.MANIFEST));
        return new SplitFiles(folder);
    }

    private static boolean isEmptyOrSplit(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var entries = Files.list(folder)) {
            return Files.exists(folder.resolve(SplitFolder.ITEMS)) || entries.findAny().isEmpty();
        }
    }

    /// Writes a file's rows and returns how many there are.
    interface Rows {
        long write(Writer out) throws IOException;
    }

    void file(String name, String header, Rows rows) throws IOException {
        Path file = folder.resolve(name);
        long count;
        try (var out = TextOutput.create(file, StandardCharsets.UTF_8)) {
            out.writer().write(header + "\n");
            count = rows.write(out.writer());
            out.commit();
        }
        files.put(name, new SplitManifest.Content(count, Sha256.of(file)));
    }

    /// The same, whose rows count as a part of the split.
    void part(String part, String name, String header, Rows rows) throws IOException {
        file(name, header, rows);
        counts.put(part, files.get(name).rows());
    }

    SplitManifest end(String protocol, String dataset, String digest, long seed, int nodes)
            throws IOException {
        var manifest = SplitManifest.of(protocol, dataset, digest, seed, nodes, counts, files);
        try (var out = TextOutput.create(folder.resolve(SplitFolder.MANIFEST),
                StandardCharsets.UTF_8)) {
            out.writer().write(manifest.json());
            out.commit();
        }
        return manifest;
    }

    void items(NodeIds ids) throws IOException {
        file(SplitFolder.ITEMS, "node\titem", out -> {
            for (int v = 0; v < ids.count(); v++) {
                out.write(v + "\t" + clean(ids.id(v)) + "\n");
            }
            return ids.count();
        });
    }

    void features(Catalogue catalogue) throws IOException {
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
    static String clean(String text) {
        return text.replaceAll("[\\t\\r\\n]", " ");
    }

    /// The edges of a graph, by source and target.
    void edges(String part, String name, DirectedGraph graph) throws IOException {
        part(part, name, PairFile.HEADER, out -> {
            for (int u = 0; u < graph.nodeCount(); u++) {
                for (long p = graph.out().offset(u); p < graph.out().offset(u + 1); p++) {
                    out.write(u + "\t" + graph.out().neighbor(p) + "\n");
                }
            }
            return graph.edgeCount();
        });
    }

    /// Pairs in the order in which they were published.
    void pairs(String part, String name, NodePairs pairs) throws IOException {
        part(part, name, PairFile.HEADER, out -> {
            for (int i = 0; i < pairs.size(); i++) {
                out.write(pairs.source(i) + "\t" + pairs.target(i) + "\n");
            }
            return pairs.size();
        });
    }

    static String joined(int[] nodes) {
        var text = new StringJoiner(",");
        for (int node : nodes) {
            text.add(Integer.toString(node));
        }
        return text.toString();
    }
}
