package dev.thence.pipeline;

import dev.thence.evaluation.Ease;
import dev.thence.evaluation.Ease.Basket;
import dev.thence.fitting.SparseEvidences;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import dev.thence.model.Evidence;
import dev.thence.model.Pooling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/// Two evidences out of [Ease] over all nodes: targets that are found together with what the source
/// already leads to, and targets that are led to by what leads to the source's company. Both say
/// most where edges are explained by company rather than by closeness.
///
/// Each costs an inverse of a dense n x n matrix, so that a graph above [Ease#MAX_NODES] has none.
final class EaseEvidences {
    /// Company of targets: EASE over the successors of every node and the node itself.
    static final String TARGETS = "targetCompany";
    /// Company of sources: the same over predecessors.
    static final String SOURCES = "sourceCompany";
    static final Set<String> NAMES = Set.of(TARGETS, SOURCES);

    /// The ridge per mean degree.
    private static final double RIDGE = 5;
    private static final double SCALE = .01;

    private EaseEvidences() {}

    /// The evidences `log(1 + s / 0.01)` of positive EASE scores s, none of a graph too large.
    ///
    /// @param listLength how many targets the list of a source keeps
    static List<Evidence> of(DirectedGraph graph, IntUnaryOperator listLength,
            Workers workers) {
        var evidences = new ArrayList<Evidence>();
        int n = graph.nodeCount();
        if (n <= Ease.MAX_NODES) {
            double ridge = Math.max(1, RIDGE * graph.edgeCount() / Math.max(1, n));
            evidences.add(SparseEvidences.scores(TARGETS, n, ease(graph, ridge, workers), SCALE,
                    listLength, Pooling.STRONGEST, workers));
            evidences.add(SparseEvidences.scores(SOURCES, n,
                    ease(graph.reverse(), ridge, workers).transposed(), SCALE, listLength,
                    Pooling.STRONGEST, workers));
        }
        return evidences;
    }

    private static Ease ease(DirectedGraph graph, double ridge, Workers workers) {
        return Ease.ofGraph(graph, Basket.SUCCESSORS_AND_SELF, ridge, workers);
    }
}
