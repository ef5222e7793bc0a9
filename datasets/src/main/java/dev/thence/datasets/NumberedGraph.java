package dev.thence.datasets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/// Reads a graph whose nodes are numbers: two a line, or the array `edge_index` of an `.npz`.
/// Kept are all nodes with an edge to another, under their numbers.
///
/// @param files where it may be, relative to the data folder
record NumberedGraph(List<String> files) implements GraphDataset.Reader {
    private static final String PAIRS = "edge_index.npy";

    NumberedGraph {
        files = List.copyOf(files);
    }

    @Override
    public RawGraph read(DatasetCard card, DataFolder data) throws IOException {
        Path file = data.require(card, files);
        var edges = file.toString().endsWith(".npz") ? edgeIndex(file) : NumberedEdges.read(file);
        return edges.allNodes();
    }

    private static NumberedEdges edgeIndex(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var entry = zip.getEntry(PAIRS);
            if (entry == null) {
                throw new DatasetException(file + ": has no " + PAIRS);
            }
            String where = file + ", " + PAIRS;
            try (var in = new BufferedInputStream(zip.getInputStream(entry))) {
                return NpyArray.read(in, where).toPairs(where);
            }
        }
    }
}
