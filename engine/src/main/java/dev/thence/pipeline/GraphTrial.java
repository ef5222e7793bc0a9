package dev.thence.pipeline;

import dev.thence.evaluation.EdgesProtocol;
import dev.thence.evaluation.QuerySet;
import dev.thence.graph.DirectedGraph;

/// How a graph is split for its trial: by the protocol of its benchmarks, whose validation edges fit
/// the weights and whose test edges judge.
///
/// @param train the edges the trial learns
/// @param validation the edges its weights are fitted on
/// @param queries the questions of the validation edges
/// @param judged the questions of the test edges
public record GraphTrial(GraphData train, DirectedGraph validation, QuerySet queries,
        QuerySet judged, EdgesProtocol protocol) {

    /// The same seed splits the same graph the same way.
    ///
    /// @throws IllegalArgumentException when there are too few edges to split
    public static GraphTrial of(GraphData data, long seed) {
        EdgesProtocol split = EdgesProtocol.of(data.coPurchase(), seed);
        return new GraphTrial(data.withEdges(split.train()), split.validation(),
                split.validationQueries(), split.testQueries(), split);
    }
}
