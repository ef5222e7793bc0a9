package dev.thence.bench;

import dev.thence.evaluation.NodesProtocol;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import dev.thence.pipeline.GraphData;
import dev.thence.training.PipelineListener;
import java.util.Optional;

/// What a method may learn from where some items are cold: the edges among the warm ones, and of
/// all of them what is known beside edges. No edge of a cold item can be reached from it.
///
/// @param ids the items, by node
/// @param catalogue what is known of them; may be empty
/// @param coViews edges of the second relation, also those of cold items
/// @param nodes which items are warm, and the edges among them
/// @param seed of every draw
/// @param workers to compute on; they change no figure
/// @param listener to be told of progress, and asked whether to stop
/// @param shared what the methods of this split share
public record NodesView(NodeIds ids, Catalogue catalogue, Optional<DirectedGraph> coViews,
        NodesProtocol.Known nodes, long seed, Workers workers, PipelineListener listener,
        SharedFits shared) implements View {

    public int nodeCount() {
        return ids.count();
    }

    /// The train view as the model's pipeline takes it.
    public GraphData trainData() {
        return new GraphData(ids, catalogue, nodes.edges(), coViews);
    }
}
