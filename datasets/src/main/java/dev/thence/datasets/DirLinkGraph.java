package dev.thence.datasets;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;

/// Reads a graph of DirLinkBench with its ten published splits: the adjacency of the original
/// `.npz`, or edges as text; splits as the original `.npy` files, as text, or in a tar archive
/// of texts. The original also has the words of the papers, as numbers: the attribute `words`.
final class DirLinkGraph implements GraphDataset.Reader {
    private static final List<String> ROOTS = List.of("dirlinkbench_cora_citeseer/",
            "DirLinkBench-SDGAE/", "");

    private final String graph;

    /// @param graph its name in the benchmark, `cora_ml` or `citeseer`
    DirLinkGraph(String graph) {
        this.graph = graph;
    }

    @Override
    public RawGraph read(DatasetCard card, DataFolder data) throws IOException {
        Path file = data.require(card, ROOTS.stream().flatMap(root -> List.of(
                root + graph + ".npz", root + "data/" + graph + "/raw/" + graph + ".npz",
                root + graph + ".lwcc.edges.tsv").stream()).toList());
        boolean isOriginal = file.toString().endsWith(".npz");
        var edges = isOriginal ? adjacency(file) : NumberedEdges.read(file);
        int[] numbers = edges.numbers();
        var raw = edges.largestComponent(numbers);
        if (isOriginal) {
            addWords(raw, file, numbers);
        }
        var files = splitFiles(card, data);
        for (int s = 0; s < GraphDataset.LINK_SPLITS; s++) {
            raw.split(new LinkSplit(pairs(files, s, "pos_train"), pairs(files, s, "neg_train"),
                    pairs(files, s, "pos_val"), pairs(files, s, "neg_val"),
                    pairs(files, s, "pos_test"), pairs(files, s, "neg_test")));
        }
        return raw;
    }

    /// The non-zero places of a sparse matrix that SciPy wrote: row u has the columns
    /// `indices[indptr[u] .. indptr[u + 1])`.
    private static NumberedEdges adjacency(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var offsets = array(zip, file, "adj_matrix.indptr.npy");
            var columns = array(zip, file, "adj_matrix.indices.npy");
            var edges = new NumberedEdges();
            for (int u = 0; u + 1 < offsets.length(); u++) {
                for (int p = offsets.get(u); p < offsets.get(u + 1); p++) {
                    if (p < 0 || p >= columns.length()) {
                        throw new DatasetException(file + ": row " + u + " lies at " + p
                                + ", there are " + columns.length() + " columns");
                    }
                    edges.add(u, columns.get(p));
                }
            }
            return edges;
        }
    }

    /// The numbers of the words that stand in each paper, which the original has as a matrix.
    private static void addWords(RawGraph raw, Path file, int[] numbers) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("attr_matrix.indptr.npy") == null) {
                return;
            }
            var offsets = array(zip, file, "attr_matrix.indptr.npy");
            var columns = array(zip, file, "attr_matrix.indices.npy");
            for (int u = 0; u < Math.min(numbers.length, offsets.length() - 1); u++) {
                int from = offsets.get(u);
                int to = offsets.get(u + 1);
                if (from < 0 || to < from || to > columns.length()) {
                    throw new DatasetException(file + ": the words of paper " + u + " lie at "
                            + from + " to " + to + ", there are " + columns.length());
                }
                if (numbers[u] >= 0) {
                    raw.attribute("words", String.valueOf(numbers[u]),
                            IntStream.range(from, to).map(columns::get).sorted()
                                    .mapToObj(String::valueOf).collect(Collectors.joining(" ")));
                }
            }
        }
    }

    private static NpyArray array(ZipFile zip, Path file, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new DatasetException(file + ": has no " + name);
        }
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
            return NpyArray.read(in, file + ", " + name);
        }
    }

    /// The content of the split files by `split/part`, such as `3/pos_val`.
    private Map<String, NumberedEdges> splitFiles(DatasetCard card, DataFolder data)
            throws IOException {
        var files = new HashMap<String, NumberedEdges>();
        Path first = data.require(card, ROOTS.stream().flatMap(root -> List.of(
                root + "split/" + graph + "/0/pos_train_edges.npy",
                root + "split/" + graph + "/0/pos_train_edges.tsv",
                root + "splits_tsv.tar").stream()).toList());
        if (first.getFileName().toString().contains(".tar")) {
            for (var entry : TarFile.entries(first).entrySet()) {
                add(files, entry.getKey(), entry.getValue());
            }
            return files;
        }
        Path folder = first.getParent().getParent();
        try (var found = Files.walk(folder, 2)) {
            for (Path path : found.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                add(files, "split/" + graph + "/" + name, Files.readAllBytes(path));
            }
        }
        return files;
    }

    private void add(Map<String, NumberedEdges> files, String name, byte[] content)
            throws IOException {
        String prefix = "split/" + graph + "/";
        int ending = name.indexOf("_edges.");
        if (!name.startsWith(prefix) || ending < 0) {
            return;
        }
        var edges = new NumberedEdges();
        if (name.endsWith(".npy")) {
            edges = NpyArray.read(new ByteArrayInputStream(content), name).toPairs(name);
        } else {
            int number = 1;
            for (String line : new String(content, StandardCharsets.UTF_8).split("\n")) {
                edges.addLine(line, name, number++);
            }
        }
        files.put(name.substring(prefix.length(), ending), edges);
    }

    private NodePairs pairs(Map<String, NumberedEdges> files, int split, String part)
            throws DatasetException {
        var edges = files.get(split + "/" + part);
        if (edges == null) {
            throw new DatasetException(graph + ": split " + split + " has no " + part + "_edges");
        }
        return edges.toPairs();
    }
}
