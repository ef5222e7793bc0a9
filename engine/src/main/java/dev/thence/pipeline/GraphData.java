package dev.thence.pipeline;

import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import java.util.Optional;

/// What a model is made of where there is a graph and no order log.
///
/// @param ids the items
/// @param catalogue what is known of them; may be empty
/// @param coPurchase the edges to learn and to recommend by, without loops
/// @param coView edges of the other relation, evidence only
public record GraphData(NodeIds ids, Catalogue catalogue, DirectedGraph coPurchase,
        Optional<DirectedGraph> coView) implements TrainingData {

    /// @throws IllegalArgumentException when the parts disagree in the number of nodes
    public GraphData {
        if (coPurchase.nodeCount() != ids.count()) {
            throw new IllegalArgumentException("the graph has " + coPurchase.nodeCount()
                    + " nodes, there are " + ids.count() + " ids; they must agree");
        }
        int n = ids.count();
        coView.filter(g -> g.nodeCount() != n).ifPresent(g -> {
            throw new IllegalArgumentException("the co-view graph has " + g.nodeCount()
                    + " nodes, there are " + n + " ids; they must agree");
        });
    }

    /// The same items with other edges: the train part of a split.
    public GraphData withEdges(DirectedGraph edges) {
        return new GraphData(ids, catalogue, edges, coView);
    }
}
