package dev.thence.datasets;

import java.io.IOException;

/// A dataset that is a graph: nothing is known of orders and times.
public final class GraphDataset implements Dataset {
    /// Finds and converts the dataset.
    @FunctionalInterface
    interface Reader {
        RawGraph read(DatasetCard card, DataFolder folder) throws IOException;
    }

    /// The splits that come with a dataset that [#hasSplits()].
    public static final int LINK_SPLITS = 10;

    private final DatasetCard card;
    private final Reader reader;

    GraphDataset(DatasetCard card, Reader reader) {
        this.card = card;
        this.reader = reader;
    }

    @Override
    public DatasetCard card() {
        return card;
    }

    /// Whether splits for link prediction were published with it.
    public boolean hasSplits() {
        return reader instanceof DirLinkGraph;
    }

    /// Whether something is known of its items beside their edges.
    public boolean knowsItems() {
        return reader instanceof DirLinkGraph || reader instanceof AmazonGraph;
    }

    /// Finds, converts and checks the graph. O(m log m), about 300 bytes per edge while it
    /// works.
    ///
    /// @throws DatasetException when it is not there, or is not what the registry knows
    public GraphData open(DataFolder folder) throws IOException {
        var graph = reader.read(card, folder).toGraph();
        card.requireDigest(RawGraph.rows(graph).digest(), folder);
        return graph;
    }
}
