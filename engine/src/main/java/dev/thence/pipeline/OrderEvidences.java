package dev.thence.pipeline;

import dev.thence.evaluation.OrderBaselines;
import dev.thence.evaluation.Proximity;
import dev.thence.fitting.SparseEvidences;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import dev.thence.model.DirectionHead;
import dev.thence.model.Evidence;
import dev.thence.model.MatchEvidence;
import dev.thence.model.PairEvidence;
import dev.thence.model.Pooling;
import dev.thence.model.TargetEvidence;
import dev.thence.terms.ItemTerms;
import dev.thence.vectors.DualVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/// The evidences of an order log, all of them as of one instant.
final class OrderEvidences {
    private static final String EASE_OF_ORDERS = "easeOfOrders";
    /// The weights that a fit with few queries is drawn to: a plain product of co-purchase,
    /// trend and likeness.
    static final Map<String, Double> PRIOR = Map.of(MatchEvidence.NAME, 0.2, "sameOrder", 0.3,
            "sameCustomer", 0.3, "coView", 0.3, "listedThenBought", 0.3,
            "popularity", 0.3, "trend14", 0.3, "trend30", 0.3,
            "proximity", 0.2);
    /// The same for a basket, whose items share the popular targets out among them.
    static final Map<String, Double> BASKET_PRIOR = Map.of(MatchEvidence.NAME, 0.4, EASE_OF_ORDERS,
            1.0, "sameOrder", 0.3, "coView", 0.3, "trend14", 0.2, "proximity", 0.4, "features", 1.5);
    /// The product that nothing untrained beats where new items of the next order are asked for:
    /// customers who bought both, times the target's trend. Such a fit is drawn to it, and made on
    /// what it ranks first.
    static final Map<String, Double> PRODUCT = Map.of("popularity", 1.0, "sameCustomer", 1.0,
            "trend14", 1.0);
    private static final int[] TREND_DAYS = {14, 30};
    private static final String FIRST_TREND = "firstTrend";
    /// The largest catalogue that is inverted for EASE, in time that grows with its cube.
    private static final int EASE_ITEMS = 5_000;
    private static final int EASE_TARGETS = 300;
    private static final double EASE_SCALE = 1e-3;
    /// What an order's regression is drawn to 0 by, as by so many orders.
    private static final double EASE_ORDERS = 100;
    private static final double SMALLEST_SHARE = 0.1;

    private OrderEvidences() {}

    /// Everything but the direction evidence, which needs a fitted head.
    static List<Evidence> of(OrderView view, DualVectors vectors, PipelineOptions options,
            Workers workers) {
        int n = view.ids().count();
        int listLength = options.countTargets();
        var evidences = new ArrayList<>(VectorTraining.evidences(vectors));
        double[] popularity = popularity(view);
        evidences.add(target("popularity", n, v -> Math.log(popularity[v])));
        for (int days : TREND_DAYS) {
            double[] trend = view.trend(days);
            double[] firsts = view.firstPurchaseTrend(days);
            evidences.add(target("trend" + days, n, v -> Math.log(trend[v])));
            evidences.add(target(FIRST_TREND + days, n, v -> Math.log(firsts[v])));
        }
        DirectedGraph sameOrder = view.sameOrder(workers);
        DirectedGraph nextOrder = view.nextOrder(workers);
        evidences.add(SparseEvidences.counts("sameOrder", sameOrder, popularity, listLength,
                workers));
        evidences.add(SparseEvidences.heaviestCounts("sameCustomer", view.sameCustomer(workers),
                popularity, listLength, workers));
        evidences.add(SparseEvidences.counts("nextOrder", nextOrder, popularity, listLength,
                workers));
        if (n <= EASE_ITEMS && view.orders().customerCount() > 0) {
            var baselines = OrderBaselines.of(view.orders(), view.asOf(), workers);
            evidences.add(SparseEvidences.scores("ease", n,
                    baselines.easeOfCustomers(view.orders().customerCount()).scorer(), EASE_SCALE,
                    EASE_TARGETS, Pooling.STRONGEST, workers));
            evidences.add(SparseEvidences.scores(EASE_OF_ORDERS, n,
                    baselines.easeOfOrders(EASE_ORDERS).scorer(), EASE_SCALE, EASE_TARGETS,
                    Pooling.SUM, workers));
        }
        view.sameSession(workers).ifPresent(counts -> evidences.add(SparseEvidences.counts("coView",
                counts, popularity, listLength, workers)));
        view.listedThenBought(workers).ifPresent(counts -> evidences.add(SparseEvidences.counts(
                "listedThenBought", counts, popularity, listLength, workers)));
        evidences.add(new PairEvidence("proximity",
                Proximity.ofPairs(OrderBaselines.pairs(nextOrder, sameOrder))
                        .rows(listLength, workers)));
        evidences.add(new PairEvidence("features", ItemTerms.ofTexts(view.log().catalogue())
                .rows(listLength, workers)));
        return evidences;
    }

    /// Those for what is bought together: who buys an item for the first time and who again is a
    /// question of the next order.
    static List<Evidence> ofBaskets(List<Evidence> evidences) {
        return evidences.stream().filter(e -> !e.name().startsWith(FIRST_TREND)).toList();
    }

    /// Those that know one item alone: what all items of an order say together is left out.
    static List<Evidence> ofItems(List<Evidence> evidences) {
        return evidences.stream().filter(e -> !e.name().equals(EASE_OF_ORDERS)).toList();
    }

    static PairEvidence direction(OrderView view, DirectionHead head, Workers workers) {
        return SparseEvidences.wrongWay(DirectionHead.EVIDENCE, view.thenCounts(), head, workers);
    }

    /// The share of each item among all orders, positive and summing to 1.
    private static double[] popularity(OrderView view) {
        int n = view.ids().count();
        double[] share = new double[n];
        double total = 0;
        for (int v = 0; v < n; v++) {
            share[v] = view.orderCount(v) + SMALLEST_SHARE;
            total += share[v];
        }
        for (int v = 0; v < n; v++) {
            share[v] /= total;
        }
        return share;
    }

    private static TargetEvidence target(String name, int n, IntToDoubleFunction value) {
        float[] values = new float[n];
        for (int v = 0; v < n; v++) {
            values[v] = (float) value.applyAsDouble(v);
        }
        return new TargetEvidence(name, values);
    }
}
