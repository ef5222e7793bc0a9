package dev.thence.datasets;

import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import java.util.List;
import java.util.Optional;

/// A public graph, converted: no loops, no duplicates, every node with at least one edge, all
/// weights 1. Immutable.
///
/// @param ids in ascending order: numbers by value, other ids by their characters
/// @param coViews edges of the second relation over the same nodes, where the source has it
/// @param splits the splits that come with the dataset, empty for most
public record GraphData(NodeIds ids, DirectedGraph edges, Optional<DirectedGraph> coViews,
        Catalogue catalogue, List<LinkSplit> splits) {
    public GraphData {
        splits = List.copyOf(splits);
    }
}
