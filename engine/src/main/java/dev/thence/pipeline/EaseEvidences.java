package dev.thence.pipeline;

import dev.thence.evaluation.Ease;
import dev.thence.evaluation.Ease.Basket;
import dev.thence.evaluation.SparseRows;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import dev.thence.model.Evidence;
import dev.thence.model.PairEvidence;
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
    private static final int CHUNK = 64;

    private EaseEvidences() {}

    /// The evidences `log(1 + s / 0.01)` of positive EASE scores s, none of a graph too large.
    ///
    /// @param lengths how many targets a source's list keeps
    static List<Evidence> of(DirectedGraph graph, IntUnaryOperator lengths, Workers workers) {
        var evidences = new ArrayList<Evidence>();
        int n = graph.nodeCount();
        if (n <= Ease.MAX_NODES) {
            double ridge = Math.max(1, RIDGE * graph.edgeCount() / Math.max(1, n));
            evidences.add(rows(TARGETS, n, ease(graph, ridge, workers), lengths, workers));
            evidences.add(rows(SOURCES, n, ease(graph.reverse(), ridge, workers).transposed(),
                    lengths, workers));
        }
        return evidences;
    }

    private static Ease ease(DirectedGraph graph, double ridge, Workers workers) {
        return Ease.ofGraph(graph, Basket.SUCCESSORS_AND_SELF, ridge, workers);
    }

    private static PairEvidence rows(String name, int n, TargetScorer ease,
            IntUnaryOperator lengths, Workers workers) {
        var builder = SparseRows.builder(n);
        workers.forRange(n, CHUNK, (from, to) -> {
            float[] values = new float[n];
            for (int u = from; u < to; u++) {
                ease.scoreTargets(u, values);
                for (int v = 0; v < n; v++) {
                    values[v] = values[v] > 0 ? (float) Math.log1p(values[v] / SCALE) : 0;
                }
                values[u] = 0;
                builder.cut(u, values, lengths.applyAsInt(u), 0);
            }
        });
        return new PairEvidence(name, builder.build());
    }
}
