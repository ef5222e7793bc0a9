package dev.thence.datasets;

import dev.thence.graph.Relation;
import java.io.IOException;

/// Reads a graph of DGGAN under the numbers it has there: its train half, and where the test
/// files count too all known edges joined. Loops and duplicates go.
///
/// @param graph its name there, such as `google`
/// @param part what of it makes the graph
record DgganGraph(String graph, Part part) implements GraphDataset.Reader {
    /// What is read.
    enum Part {
        /// Train and test edges.
        WHOLE,
        /// Train edges alone, of which the repository has no test file that could be had.
        TRAIN_HALF
    }

    @Override
    public RawGraph read(DatasetCard card, DataFolder data) throws IOException {
        var files = DgganFiles.open(graph, card, data);
        var raw = new RawGraph();
        for (int[] edge : files.train()) {
            add(raw, edge);
        }
        if (part == Part.WHOLE) {
            for (int[] row : files.test(0)) {
                if (row[2] == 1) {
                    add(raw, row);
                }
            }
        }
        return raw;
    }

    private static void add(RawGraph raw, int[] row) {
        raw.edge(Relation.CO_PURCHASE, String.valueOf(row[0]), String.valueOf(row[1]));
    }
}
