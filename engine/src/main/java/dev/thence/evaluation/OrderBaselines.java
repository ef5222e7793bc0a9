package dev.thence.evaluation;

import dev.thence.graph.CleanLog;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Orders;
import dev.thence.graph.PairCounts;
import dev.thence.graph.PairCounts.Buyers;
import dev.thence.graph.PairCounts.DirectedRule;
import dev.thence.graph.PairCounts.Kept;
import dev.thence.graph.Popularity;
import dev.thence.graph.Sessions;
import dev.thence.graph.Workers;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The simple methods beside which a model of an order log is judged. All read the train orders
/// alone. Counts are made when a method first wants them and kept: about 16 bytes per pair of
/// items bought together and kind of count.
///
/// Usable by any number of threads.
public final class OrderBaselines {
    private static final double BACK_OFF = 30;

    private final Orders train;
    private final Sessions sessions;
    private final Instant asOf;
    private final Workers workers;
    private @Nullable DirectedGraph tuned;
    private @Nullable DirectedGraph sameOrder;
    private @Nullable DirectedGraph customers;
    private @Nullable DirectedGraph pairs;

    private OrderBaselines(Orders train, Sessions sessions, Instant asOf, Workers workers) {
        this.train = train;
        this.sessions = sessions;
        this.asOf = asOf;
        this.workers = workers;
    }

    /// @param asOf the cut, from which recent sales are counted back
    public static OrderBaselines of(Orders train, Instant asOf, Workers workers) {
        return new OrderBaselines(train, Sessions.none(train.itemCount()), asOf, workers);
    }

    /// Of a log's orders and visits as of its own instant.
    public static OrderBaselines of(CleanLog train, Workers workers) {
        return new OrderBaselines(train.orders(), train.sessions(), train.asOf(), workers);
    }

    /// Whether there are visits to count.
    public boolean hasVisits() {
        return sessions.sessionCount() > 0;
    }

    /// Those printed beside every model, in the order of the tables.
    public List<Baseline> all() {
        return List.of(popularity(), popularity(14), popularity(30), directed(30), directedTuned(),
                directedWithBackOff(), pairRule(), sameOrderShared(), customers(),
                customersTimesTrend(14), sameOrderTimesTrend(30, .3), proximity());
    }

    /// Those that take longer or that nothing is gained by, for the full comparison.
    public List<Baseline> more() {
        return List.of(directedPageRank(), bipartitePageRank(), easeOfOrders(400),
                easeOfCustomers(3000));
    }

    /// The number of train orders with the target.
    public Baseline popularity() {
        return new Baseline("popularity", TargetOnly.of(Popularity.orders(train)));
    }

    /// The same of the last days before the cut.
    public Baseline popularity(int days) {
        return new Baseline("popularity, " + days + " days",
                TargetOnly.of(Popularity.lastDays(train, days, asOf)));
    }

    /// Who bought the target in a later order, at most so many days after.
    public Baseline directed(int days) {
        return new Baseline("directed counts, " + days + " days", new Counts(
                PairCounts.directed(train, DirectedRule.within(days), Kept.ALL, workers)));
    }

    /// Directed counts between adjacent orders within 400 days, shared out over large baskets.
    public Baseline directedTuned() {
        return new Baseline("directed counts, tuned", new Counts(tunedCounts()));
    }

    /// A Markov chain: the tuned directed counts, backed off to 30-day popularity with the
    /// weight of 30 counts.
    public Baseline directedWithBackOff() {
        return new Baseline("directed counts, tuned, backed off",
                new BackOff(tunedCounts(), Popularity.lastDays(train, 30, asOf), BACK_OFF));
    }

    /// Tuned directed counts over their mean plus same-order counts over theirs.
    public Baseline pairRule() {
        return new Baseline("pair rule", new Counts(pairs()));
    }

    /// Same-order counts of known customers, an order of n items counting `(n - 1)^-.5`.
    public Baseline sameOrderShared() {
        return new Baseline("same-order counts", new Counts(sameOrderCounts()));
    }

    /// The number of known customers who bought both, in any orders.
    public Baseline customers() {
        return new Baseline("customer co-purchase", new Counts(customerCounts()));
    }

    /// Customer co-purchase times the target's trend.
    public Baseline customersTimesTrend(int days) {
        return new Baseline("customer co-purchase x trend" + days,
                new Counts(customerCounts(), Popularity.trend(train, days, asOf)));
    }

    /// Same-order counts times a power of the target's trend.
    public Baseline sameOrderTimesTrend(int days, double power) {
        double[] factor = Popularity.trend(train, days, asOf);
        for (int v = 0; v < factor.length; v++) {
            factor[v] = Math.pow(factor[v], power);
        }
        return new Baseline("same-order counts x trend" + days + "^" + power,
                new Counts(sameOrderCounts(), factor));
    }

    /// How often both were seen in one visit, each visit shared out over its pairs.
    public Baseline coViews() {
        return new Baseline("co-view counts", new Counts(
                PairCounts.sameSession(sessions, 1, Kept.ALL, workers)));
    }

    /// The cosine of the visits in which two items were seen.
    public Baseline coViewCosine() {
        int[] seen = new int[train.itemCount()];
        for (int line = 0; line < sessions.lineCount(); line++) {
            seen[sessions.item(line)] += sessions.seen(line) ? 1 : 0;
        }
        return new Baseline("co-view cosine", new Counts(Association.COSINE.of(
                PairCounts.sameSession(sessions, 0, Kept.ALL, workers), seen,
                sessions.sessionCount())));
    }

    /// What was bought in visits that listed the source and did not end in its purchase, each
    /// visit shared out over what it listed.
    public Baseline listedThenBought() {
        return new Baseline("listed -> bought counts", new Counts(
                PairCounts.listedThenBought(sessions, Kept.ALL, workers)));
    }

    /// Same-order counts over their mean plus co-view counts over theirs, times the root of the
    /// target's trend.
    public Baseline sameOrderAndCoViews(int days) {
        double[] factor = Popularity.trend(train, days, asOf);
        for (int v = 0; v < factor.length; v++) {
            factor[v] = Math.sqrt(factor[v]);
        }
        return new Baseline("same-order + co-view counts x trend" + days + "^0.5", new Counts(
                Mixture.ofMeans(sameOrderCounts(),
                        PairCounts.sameSession(sessions, 1, Kept.ALL, workers)), factor));
    }

    /// The walk that is also the model's evidence, on its own.
    public Baseline proximity() {
        return new Baseline("proximity alone", Proximity.ofPairs(pairs()));
    }

    /// PageRank along the 100 heaviest pairs of every item.
    public Baseline directedPageRank() {
        return new Baseline("directed PPR",
                Proximity.directedPageRank(Undirected.heaviest(pairs(), 100), .5, 12));
    }

    /// PageRank in the bipartite double cover of the 100 heaviest pairs of every item, each row
    /// over its maximum.
    public Baseline bipartitePageRank() {
        var heaviest = Undirected.heaviest(pairs(), 100);
        return new Baseline("bipartite PPR",
                Proximity.bipartitePageRank(Mixture.overRowMaximum(heaviest), .8, 12));
    }

    /// How much same-order counts of known customers exceed chance.
    public Baseline sameOrder(Association measure) {
        var known = knownOrders();
        return new Baseline("same-order " + measure.label(), new Counts(measure.of(
                sameOrderPlain(), Popularity.orders(known), known.orderCount())));
    }

    /// How much customer co-purchase exceeds chance.
    public Baseline customers(Association measure) {
        return new Baseline("customer co-purchase, " + measure.label(), new Counts(
                measure.of(customerCounts(), buyers(), train.customerCount())));
    }

    /// EASE with orders of known customers as baskets.
    public Baseline easeOfOrders(double lambda) {
        return new Baseline("EASE, orders",
                Ease.ofCounts(sameOrderPlain(), Popularity.orders(knownOrders()), lambda,
                        workers));
    }

    /// EASE with everything a known customer bought as a basket.
    public Baseline easeOfCustomers(double lambda) {
        return new Baseline("EASE, customers",
                Ease.ofCounts(customerCounts(), buyers(), lambda, workers));
    }

    private Orders knownOrders() {
        return train.filter(order -> train.customer(order) != Orders.ANONYMOUS);
    }

    /// The number of orders of known customers with both items.
    private DirectedGraph sameOrderPlain() {
        return PairCounts.sameOrder(train, 0, Buyers.KNOWN, Kept.ALL, workers);
    }

    /// The number of known customers who bought an item.
    private int[] buyers() {
        int[] buyers = new int[train.itemCount()];
        int[] last = new int[train.itemCount()];
        for (int c = 0; c < train.customerCount(); c++) {
            for (int order : train.ordersOf(c)) {
                for (int line = train.begin(order); line < train.end(order); line++) {
                    int v = train.item(line);
                    if (last[v] != c + 1) {
                        last[v] = c + 1;
                        buyers[v]++;
                    }
                }
            }
        }
        return buyers;
    }

    /// Directed and same-order counts, each over its mean, added up.
    public static DirectedGraph pairs(DirectedGraph tuned, DirectedGraph sameOrder) {
        return Mixture.ofMeans(tuned, sameOrder);
    }

    /// The same, the same-order counts times a factor.
    public static DirectedGraph pairs(DirectedGraph tuned, DirectedGraph sameOrder, double factor) {
        return Mixture.ofMeans(tuned, sameOrder, factor);
    }

    /// The weighted pairs that proximity walks on: what [#pairRule] scores.
    public synchronized DirectedGraph pairs() {
        if (pairs == null) {
            pairs = Mixture.ofMeans(tunedCounts(),
                    PairCounts.sameOrder(train, 1, Buyers.ALL, Kept.ALL, workers));
        }
        return pairs;
    }

    private synchronized DirectedGraph tunedCounts() {
        if (tuned == null) {
            tuned = PairCounts.directed(train, DirectedRule.tuned(), Kept.ALL, workers);
        }
        return tuned;
    }

    private synchronized DirectedGraph sameOrderCounts() {
        if (sameOrder == null) {
            sameOrder = PairCounts.sameOrder(train, .5, Buyers.KNOWN, Kept.ALL, workers);
        }
        return sameOrder;
    }

    private synchronized DirectedGraph customerCounts() {
        if (customers == null) {
            customers = PairCounts.customer(train, Kept.ALL, workers);
        }
        return customers;
    }
}
