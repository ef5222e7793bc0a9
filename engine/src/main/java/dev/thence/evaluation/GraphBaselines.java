package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;
import java.util.ArrayList;
import java.util.List;

/// The simple methods beside which a model of a graph without a log is judged. All read the train
/// graph alone.
public final class GraphBaselines {
    private static final int STEPS = 20;

    private GraphBaselines() {}

    /// All of them in the order of the tables; EASE only where the graph is small enough.
    public static List<Baseline> all(DirectedGraph train) {
        var all = new ArrayList<>(List.of(popularity(train), directedPageRank(train, .85),
                undirectedPageRank(train, .85), bipartitePageRank(train, .9), proximity(train)));
        if (train.nodeCount() <= Ease.MAX_NODES) {
            all.add(ease(train, 100));
        }
        return List.copyOf(all);
    }

    /// The target's in-degree, the same for every source.
    public static Baseline popularity(DirectedGraph train) {
        return new Baseline("popularity", (_, scores) -> {
            for (int v = 0; v < scores.length; v++) {
                scores[v] = train.in().degree(v);
            }
        });
    }

    public static Baseline directedPageRank(DirectedGraph train, double damping) {
        return new Baseline("directed PPR", Proximity.directedPageRank(train, damping, STEPS));
    }

    public static Baseline undirectedPageRank(DirectedGraph train, double damping) {
        var undirected = Undirected.plain(train);
        return new Baseline("undirected PPR",
                Proximity.undirectedPageRank(undirected, damping, STEPS));
    }

    public static Baseline bipartitePageRank(DirectedGraph train, double lambda) {
        return new Baseline("bipartite PPR", Proximity.bipartitePageRank(train, lambda, STEPS + 1));
    }

    /// The decaying walk that is also the model's evidence, on its own.
    public static Baseline proximity(DirectedGraph train) {
        return new Baseline("proximity alone (s50)", Proximity.halvingWalk(train));
    }

    public static Baseline ease(DirectedGraph train, double lambda) {
        return new Baseline("EASE", Ease.ofGraph(train, lambda));
    }
}
