package dev.thence.evaluation;

import dev.thence.evaluation.Ease.Basket;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The simple methods beside which a model of a graph without a log is judged. None reads the
/// test edges.
public final class GraphBaselines {
    private static final int STEPS = 20;
    private static final List<Double> LAMBDAS = List.of(.5, .7, .8, .9, .95, .99);
    /// Ridges of EASE, of which the best is taken.
    private static final List<Double> RIDGES = List.of(1., 3., 10., 30., 100., 300., 1000.);

    private GraphBaselines() {}

    /// Those printed beside every model, in the order of the tables, judged by nothing but the
    /// protocol's train and validation edges.
    public static List<Baseline> all(EdgesProtocol protocol, Workers workers) {
        var train = protocol.train();
        return List.of(popularity(train), directedPageRank(train, .85),
                undirectedPageRank(train, .85),
                bipartitePageRank(train, protocol.validationQueries(), workers),
                proximity(train));
    }

    /// Those that take minutes, for the full comparison: EASE where the graph is small enough.
    public static List<Baseline> more(EdgesProtocol protocol, Workers workers) {
        return protocol.train().nodeCount() <= Ease.MAX_NODES
                ? List.of(ease(protocol.train(), Basket.SUCCESSORS, protocol.validationQueries(),
                        workers)) : List.of();
    }

    /// The target's in-degree, the same for every source.
    public static Baseline popularity(DirectedGraph train) {
        int[] degrees = new int[train.nodeCount()];
        for (int v = 0; v < degrees.length; v++) {
            degrees[v] = train.in().degree(v);
        }
        return new Baseline("popularity", TargetOnly.of(degrees));
    }

    public static Baseline directedPageRank(DirectedGraph train, double damping) {
        return new Baseline("directed PPR", Proximity.directedPageRank(train, damping, STEPS));
    }

    public static Baseline backwardPageRank(DirectedGraph train, double damping) {
        return new Baseline("backward PPR", Proximity.backwardPageRank(train, damping, STEPS));
    }

    public static Baseline undirectedPageRank(DirectedGraph train, double damping) {
        var undirected = Undirected.plain(train);
        return new Baseline("undirected PPR",
                Proximity.undirectedPageRank(undirected, damping, STEPS));
    }

    public static Baseline bipartitePageRank(DirectedGraph train, double lambda) {
        return new Baseline("bipartite PPR", Proximity.bipartitePageRank(train, lambda, STEPS + 1));
    }

    /// The same with the lambda that is best by MRR of some 2,000 validation edges.
    public static Baseline bipartitePageRank(DirectedGraph train, QuerySet validation,
            Workers workers) {
        var some = some(validation);
        return LAMBDAS.stream().map(lambda -> bipartitePageRank(train, lambda))
                .max(Comparator.comparingDouble(baseline ->
                        Evaluator.evaluate(baseline.scorer(), some, workers).macro(Metric.MRR)))
                .orElseThrow();
    }

    private static QuerySet some(QuerySet validation) {
        int step = Math.max(1, validation.queryCount() / 2000);
        return validation.filter(query -> query.transition() % step == 0);
    }

    /// The decaying walk that is also the model's evidence, on its own.
    public static Baseline proximity(DirectedGraph train) {
        return new Baseline("proximity alone (s50)", Proximity.halvingWalk(train));
    }

    /// EASE with the ridge of 1, 3, 10 ... 1,000 that is best by MRR of some 2,000 validation
    /// edges, found by going uphill from 30: every ridge costs an inverse.
    public static Baseline ease(DirectedGraph train, Basket basket, QuerySet validation,
            Workers workers) {
        var some = some(validation);
        int start = RIDGES.indexOf(30.);
        var best = ridge(train, basket, start, some, workers);
        for (int direction : new int[] {-1, 1}) {
            var first = best;
            for (int at = start + direction; at >= 0 && at < RIDGES.size(); at += direction) {
                var next = ridge(train, basket, at, some, workers);
                if (!(next.mrr() > best.mrr())) {
                    break;
                }
                best = next;
            }
            if (best != first) {
                break;
            }
        }
        return best.baseline();
    }

    private record Ridge(Baseline baseline, double mrr) {}

    private static Ridge ridge(DirectedGraph train, Basket basket, int at, QuerySet validation,
            Workers workers) {
        double lambda = RIDGES.get(at);
        var ease = Ease.ofGraph(train, basket, lambda, workers);
        String name = switch (basket) {
            case SUCCESSORS -> "EASE";
            case SUCCESSORS_AND_SELF -> "EASE with self pairs";
        };
        return new Ridge(new Baseline(String.format(Locale.ROOT, "%s, ridge %.0f", name, lambda),
                ease), Evaluator.evaluate(ease, validation, workers).macro(Metric.MRR));
    }

    /// What the degrees alone say of existence: the product of the source's out-degree and the
    /// target's in-degree.
    public static PairScorer degreeExistence(DirectedGraph train) {
        return (u, v) -> (double) train.out().degree(u) * train.in().degree(v);
    }

    /// What the degrees alone say of direction: the in-degree of the target against that of the
    /// source, in logarithms.
    public static PairScorer degreeDirection(DirectedGraph train) {
        return (u, v) -> Math.log1p(train.in().degree(v)) - Math.log1p(train.in().degree(u));
    }
}
