package dev.thence.pipeline;

import dev.thence.evaluation.Proximity;
import dev.thence.fitting.SparseEvidences;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import dev.thence.model.DirectionHead;
import dev.thence.model.Evidence;
import dev.thence.model.MatchEvidence;
import dev.thence.model.PairEvidence;
import dev.thence.model.TargetEvidence;
import dev.thence.vectors.DualVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// The evidences of a graph without an order log. All of them come from the graph they are given,
/// so that a train view gives train evidence.
final class GraphEvidences {
    /// The weights that a fit with few validation edges is drawn to: what our trials on public
    /// graphs found, see docs/results/experiments.md.
    static final Map<String, Double> PRIOR =
            Map.of(MatchEvidence.NAME, 0.6, "bias", 0.6, "proximity", 0.8);

    private GraphEvidences() {}

    /// Everything but the direction evidence, which needs a fitted head. Lists have room for the
    /// known successors beside `listLength` others: those lead every list of a walk, and a hub's
    /// would hold nothing else.
    static List<Evidence> of(GraphData data, DualVectors vectors, int listLength, Workers workers) {
        DirectedGraph graph = data.coPurchase();
        var evidences = new ArrayList<>(VectorTraining.evidences(vectors));
        evidences.add(new TargetEvidence("degree", logInDegrees(graph)));
        IntUnaryOperator length = u -> listLength + graph.out().degree(u);
        evidences.add(new PairEvidence("proximity",
                Proximity.halvingWalk(graph).rows(length, workers)));
        evidences.add(new PairEvidence("path3", Proximity.threeStep(graph).rows(length, workers)));
        evidences.add(SparseEvidences.reverse("reverse", graph, listLength, workers));
        data.coView().ifPresent(views -> evidences.add(new PairEvidence("coView",
                Proximity.halvingWalk(views).rows(listLength, workers))));
        return evidences;
    }

    static PairEvidence direction(DirectedGraph graph, DirectionHead head, Workers workers) {
        return SparseEvidences.wrongWay(DirectionHead.EVIDENCE, graph, head, workers);
    }

    private static float[] logInDegrees(DirectedGraph graph) {
        float[] values = new float[graph.nodeCount()];
        for (int v = 0; v < values.length; v++) {
            values[v] = (float) Math.log1p(graph.in().degree(v));
        }
        return values;
    }
}
