package dev.thence.datasets;

import java.io.IOException;
import java.util.Optional;

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
    private final Optional<DgganTests> tests;

    GraphDataset(DatasetCard card, Reader reader) {
        this(card, reader, Optional.empty());
    }

    /// @param tests of the split that DGGAN published of the graph
    GraphDataset(DatasetCard card, Reader reader, Optional<DgganTests> tests) {
        this.card = card;
        this.reader = reader;
        this.tests = tests;
    }

    @Override
    public DatasetCard card() {
        return card;
    }

    /// Whether splits for link prediction were published with it.
    public boolean hasSplits() {
        return reader instanceof DirLinkGraph;
    }

    /// Whether DGGAN published a split of it, with reversed edges as non-edges.
    public boolean hasDgganSplit() {
        return tests.isPresent();
    }

    /// That split, checked like the graph, in the nodes of the graph.
    ///
    /// @param graph what [#open] gave
    /// @throws DatasetException when it is not there, or is not what the registry knows
    /// @throws IllegalStateException when there is none
    public DgganSplit dgganSplit(DataFolder folder, GraphData graph) throws IOException {
        return tests.orElseThrow(() -> new IllegalStateException(
                name() + " has no split of DGGAN")).read(folder, graph.ids());
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
