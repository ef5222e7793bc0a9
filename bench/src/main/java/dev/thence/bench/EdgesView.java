package dev.thence.bench;

import dev.thence.evaluation.QuerySet;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import dev.thence.pipeline.GraphData;
import dev.thence.training.PipelineListener;
import java.util.Optional;

/// What a method may learn from in a split of a graph. No test edge can be reached from it.
///
/// @param ids the items, by node
/// @param catalogue what is known of them; may be empty
/// @param train the edges to learn from
/// @param validation edges to choose settings by, none of them in `train`
/// @param validationQueries one question per validation edge, known edges removed
/// @param coViews edges of the second relation, where the dataset has it
/// @param seed of every draw
/// @param workers to compute on; they change no figure
/// @param listener to be told of progress, and asked whether to stop
/// @param shared what the methods of this split share
public record EdgesView(NodeIds ids, Catalogue catalogue, DirectedGraph train,
        DirectedGraph validation, QuerySet validationQueries, Optional<DirectedGraph> coViews,
        long seed, Workers workers, PipelineListener listener, SharedFits shared)
        implements View {

    public EdgesView {
        int n = ids.count();
        if (train.nodeCount() != n || validation.nodeCount() != n) {
            throw new IllegalArgumentException("there are " + n + " ids, the train edges are among "
                    + train.nodeCount() + " nodes and the validation edges among "
                    + validation.nodeCount() + "; they must agree");
        }
    }

    public int nodeCount() {
        return ids.count();
    }

    /// The train view as the model's pipeline takes it.
    public GraphData trainData() {
        return new GraphData(ids, catalogue, train, coViews);
    }
}
