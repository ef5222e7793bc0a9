package dev.thence.pipeline;

import dev.thence.graph.CleanLog;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Orders;
import dev.thence.graph.PairCounts;
import dev.thence.graph.PairRule;
import dev.thence.graph.Popularity;
import dev.thence.graph.Workers;
import java.time.Instant;
import java.util.Optional;

/// An order log as it was known at one instant: orders, catalogue, graph and counts. Nothing in
/// it comes from later events.
final class OrderView {
    private final CleanLog log;
    private final PairRule rule;
    private final Instant asOf;
    private final DirectedGraph graph;
    private final DirectedGraph thenCounts;
    private final int[] orderCounts;

    private OrderView(CleanLog log, PairRule rule, Workers workers) {
        this.log = log;
        this.rule = rule;
        this.asOf = log.asOf();
        this.graph = rule.edges(log.orders(), workers);
        this.thenCounts = PairCounts.customersThen(log.orders(), rule.window(), PairCounts.Kept.ALL,
                workers);
        this.orderCounts = Popularity.orders(log.orders());
    }

    static OrderView at(OrderData data, Instant asOf, Workers workers) {
        return of(data.cleanLog(asOf), data.rule(), workers);
    }

    /// Of a log that has been cleaned already, as of its own instant.
    static OrderView of(CleanLog log, PairRule rule, Workers workers) {
        return new OrderView(log, rule, workers);
    }

    NodeIds ids() {
        return log.items();
    }

    CleanLog log() {
        return log;
    }

    Orders orders() {
        return log.orders();
    }

    PairRule rule() {
        return rule;
    }

    Instant asOf() {
        return asOf;
    }

    /// The co-purchase edges by the pair rule.
    DirectedGraph graph() {
        return graph;
    }

    /// Customers who bought the source and, within the rule's window, the target in a later
    /// order.
    DirectedGraph thenCounts() {
        return thenCounts;
    }

    /// The orders the item is in.
    int orderCount(int node) {
        return orderCounts[node];
    }

    /// Recent sales against the long run, per item.
    double[] trend(int days) {
        return Popularity.trend(orders(), days, asOf);
    }

    /// Recent first purchases against the long run, per item.
    double[] firstPurchaseTrend(int days) {
        return Popularity.firstPurchaseTrend(orders(), days, asOf);
    }

    DirectedGraph sameOrder(Workers workers) {
        return PairCounts.sameOrder(orders(), 1, PairCounts.Buyers.ALL, PairCounts.Kept.ALL, workers);
    }

    DirectedGraph sameCustomer(Workers workers) {
        return PairCounts.customer(orders(), PairCounts.Kept.ALL, workers);
    }

    DirectedGraph nextOrder(Workers workers) {
        return PairCounts.directed(orders(), PairCounts.DirectedRule.tuned(), PairCounts.Kept.ALL,
                workers);
    }

    /// The co-view edges by the pair rule; empty when nothing was viewed.
    Optional<DirectedGraph> coViews(Workers workers) {
        return viewed() ? Optional.of(rule.edges(log.sessions(), workers)) : Optional.empty();
    }

    /// How often both were seen in one visit, each visit shared out over its pairs; empty when
    /// nothing was viewed.
    Optional<DirectedGraph> sameSession(Workers workers) {
        return viewed() ? Optional.of(PairCounts.sameSession(log.sessions(), 1,
                PairCounts.Kept.ALL, workers)) : Optional.empty();
    }

    /// What was bought in visits that listed the source and did not end in its purchase; empty
    /// when nothing was listed.
    Optional<DirectedGraph> listedThenBought(Workers workers) {
        return viewed() ? Optional.of(PairCounts.listedThenBought(log.sessions(),
                PairCounts.Kept.ALL, workers)).filter(counts -> counts.edgeCount() > 0)
                : Optional.empty();
    }

    private boolean viewed() {
        return log.sessions().sessionCount() > 0;
    }
}
