package dev.thence.pipeline;

import dev.thence.evaluation.Proximity;
import dev.thence.evaluation.Undirected;
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
import java.util.Set;
import java.util.function.IntUnaryOperator;

/// The evidences of a graph without an order log. All of them come from the graph they are given,
/// so that a train view gives train evidence.
final class GraphEvidences {
    /// A walk that goes further than proximity.
    private static final String WIDE_WALK = "wideWalk";
    /// A walk between sources and targets that goes further than path3.
    private static final String ROLE_WALKS = "roleWalks";

    /// The weights that a fit with few validation edges is drawn to: what our trials on public
    /// graphs found, see docs/results/experiments.md.
    static final Map<String, Double> PRIOR =
            Map.of(MatchEvidence.NAME, 0.6, "bias", 0.6, "proximity", 0.8);

    /// What is costly to keep, and stays only where it earns its place (EvidenceChoice).
    static final List<Set<String>> OPTIONAL =
            List.of(Set.of(WIDE_WALK, ROLE_WALKS), EaseEvidences.NAMES);

    /// Targets kept of those nearest by walks, at least, on a graph that has many of them and is
    /// small enough for lists so long.
    private static final int LONG_LIST = 1000;
    private static final int LONG_LIST_NODES = 20_000;
    private static final int LONG_LIST_EDGES = 50_000;

    private GraphEvidences() {}

    /// Everything but the direction evidence, which needs a fitted head, and what is optional.
    /// Lists have room for the known successors beside `listLength` others: those lead every list
    /// of a walk, and a hub's would hold nothing else.
    static List<Evidence> of(GraphData data, DualVectors vectors, int listLength, Workers workers) {
        DirectedGraph graph = data.coPurchase();
        var evidences = new ArrayList<>(VectorTraining.evidences(vectors));
        evidences.add(new TargetEvidence("degree", logInDegrees(graph)));
        IntUnaryOperator length = u -> listLength + graph.out().degree(u);
        int longer = longer(graph, listLength);
        evidences.add(new PairEvidence("proximity", Proximity.halvingWalk(graph)
                .rows(u -> longer + graph.out().degree(u), workers)));
        evidences.add(new PairEvidence("path3", Proximity.threeStep(graph).rows(length, workers)));
        evidences.add(SparseEvidences.reverse("reverse", graph, listLength, workers));
        data.coView().ifPresent(views -> evidences.add(new PairEvidence("coView",
                Proximity.halvingWalk(views).rows(listLength, workers))));
        return evidences;
    }

    private static int longer(DirectedGraph graph, int listLength) {
        boolean isLong = graph.nodeCount() <= LONG_LIST_NODES
                && graph.edgeCount() >= LONG_LIST_EDGES;
        return isLong ? Math.max(LONG_LIST, listLength) : listLength;
    }

    /// The optional evidences that are not idle. Lists have room for the known successors here too:
    /// EASE restores those first of all.
    static List<Evidence> optional(DirectedGraph graph, Set<String> idle, int listLength,
            Workers workers) {
        var evidences = new ArrayList<Evidence>();
        IntUnaryOperator length = u -> listLength + graph.out().degree(u);
        if (!idle.contains(WIDE_WALK)) {
            evidences.add(new PairEvidence(WIDE_WALK,
                    Proximity.symmetricWalk("s85", Undirected.plain(graph), .85, 10)
                            .rows(length, workers)));
            evidences.add(new PairEvidence(ROLE_WALKS,
                    Proximity.bipartitePageRank(graph, .9, 9).rows(length, workers)));
        }
        if (!idle.contains(EaseEvidences.TARGETS)) {
            evidences.addAll(EaseEvidences.of(graph, length, workers));
        }
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
