package dev.thence.evaluation;

import dev.thence.graph.CleanLog;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Orders;
import dev.thence.graph.Popularity;
import dev.thence.graph.Sessions;
import dev.thence.graph.Workers;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import dev.thence.io.EventKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The protocol *time*: a model made of the orders before a cut is asked about the orders after
/// it.
///
/// Catalogue are the items with a train order; others are neither query, candidate nor
/// relevant. A list is ordered by score, number of train orders, item id. Values are means over
/// the queries of a transition, the transitions of a customer, the customers
/// ([TaskResult#macro]): a wholesaler's orders rule no figure. Immutable.
public final class TimeProtocol {
    private final Orders train;
    private final TotalOrder order;
    private final int[] trainOrders;
    private final Orders test;
    private final Sessions sessions;
    private final List<Timeline> timelines;

    private TimeProtocol(Orders train, TotalOrder order, int[] trainOrders, Orders test,
            Sessions sessions, List<Timeline> timelines) {
        this.train = train;
        this.order = order;
        this.trainOrders = trainOrders;
        this.test = test;
        this.sessions = sessions;
        this.timelines = timelines;
    }

    /// A known customer's orders in time order, as rising item lists within the catalogue; the
    /// test orders are those from `firstTest` on.
    private record Timeline(List<int[]> orders, int firstTest) {}

    /// @param train the orders of the log cleaned as of the cut: a later cancellation does not
    ///        undo a train purchase
    /// @param until the orders of the log cleaned as of the period's end, numbered by the same
    ///        items ([Orders#onto]); those from the cut on are the test orders
    /// @param items the items of both
    public static TimeProtocol of(Orders train, Orders until, NodeIds items, Instant cut) {
        return of(train, until, Sessions.none(items.count()), items, cut);
    }

    private static TimeProtocol of(Orders train, Orders until, Sessions sessions, NodeIds items,
            Instant cut) {
        if (train.itemCount() != items.count() || until.itemCount() != items.count()) {
            throw new IllegalArgumentException("the train orders number " + train.itemCount()
                    + " items, the test orders " + until.itemCount() + ", the ids "
                    + items.count() + "; they must be the same items");
        }
        int[] trainOrders = Popularity.orders(train);
        var order = TotalOrder.of(trainOrders, items::id);
        long second = cut.getEpochSecond();
        return new TimeProtocol(train, order, trainOrders,
                until.filter(o -> until.epochSecond(o) >= second),
                sessions.filter(s -> sessions.epochSecond(s) >= second),
                timelines(train, until, trainOrders, second));
    }

    /// The same from a log cleaned as of the cut and as of the period's end; the catalogue is
    /// that of the first.
    public static TimeProtocol of(CleanLog before, CleanLog until) {
        return of(before.orders(), until.orders().onto(until.items(), before.items()),
                until.sessions().onto(until.items(), before.items()), before.items(),
                before.asOf());
    }

    private static List<Timeline> timelines(
            Orders train, Orders until, int[] trainOrders, long cut) {
        var timelines = new ArrayList<Timeline>();
        for (int c = 0; c < until.customerCount(); c++) {
            var orders = new ArrayList<int[]>();
            int known = train.customerNumber(until.customerId(c));
            if (known >= 0) {
                for (int o : train.ordersOf(known)) {
                    orders.add(items(train, o, trainOrders));
                }
            }
            int firstTest = orders.size();
            for (int o : until.ordersOf(c)) {
                if (until.epochSecond(o) >= cut) {
                    int[] items = items(until, o, trainOrders);
                    if (items.length > 0) {
                        orders.add(items);
                    }
                }
            }
            if (orders.size() > firstTest) {
                timelines.add(new Timeline(orders, firstTest));
            }
        }
        return timelines;
    }

    private static int[] items(Orders orders, int order, int[] trainOrders) {
        var items = new IntArrayList();
        for (int line = orders.begin(order); line < orders.end(order); line++) {
            if (trainOrders[orders.item(line)] > 0) {
                items.add(orders.item(line));
            }
        }
        return items.toIntArray();
    }

    /// The orders a method may learn from.
    public Orders train() {
        return train;
    }

    /// The order among equal scores.
    public TotalOrder order() {
        return order;
    }

    /// The number of train orders with the item.
    public int trainOrders(int item) {
        return trainOrders[item];
    }

    /// T1n, the next order's new items. For each test order of a customer with an earlier
    /// order: query is each item of the order just before, relevant are the items never bought
    /// before by this customer, removed is everything bought before.
    public QuerySet nextNewItems() {
        var queries = new Queries();
        for (var timeline : timelines) {
            queries.customer();
            var bought = new IntOpenHashSet();
            for (int i = 0; i < timeline.orders.size(); i++) {
                int[] order = timeline.orders.get(i);
                if (i >= timeline.firstTest && i > 0) {
                    int[] fresh = Arrays.stream(order).filter(v -> !bought.contains(v)).toArray();
                    int[] removed = bought.toIntArray();
                    Arrays.sort(removed);
                    queries.transition();
                    for (int u : timeline.orders.get(i - 1)) {
                        queries.add(u, fresh, removed);
                    }
                }
                for (int v : order) {
                    bought.add(v);
                }
            }
        }
        return queries.set("T1n");
    }

    /// T1a, the next order's items: as [#nextNewItems], but every item except the query itself
    /// is relevant and nothing else removed.
    public QuerySet nextItems() {
        var queries = new Queries();
        for (var timeline : timelines) {
            queries.customer();
            for (int i = Math.max(1, timeline.firstTest); i < timeline.orders.size(); i++) {
                queries.transition();
                for (int u : timeline.orders.get(i - 1)) {
                    queries.add(u, without(timeline.orders.get(i), u), new int[] {u});
                }
            }
        }
        return queries.set("T1a");
    }

    /// T3, the same order: query is each item of a known customer's test order, relevant are
    /// the others.
    public QuerySet sameOrder() {
        var queries = new Queries();
        for (var timeline : timelines) {
            queries.customer();
            for (int i = timeline.firstTest; i < timeline.orders.size(); i++) {
                queries.transition();
                for (int u : timeline.orders.get(i)) {
                    queries.add(u, without(timeline.orders.get(i), u), new int[] {u});
                }
            }
        }
        return queries.set("T3");
    }

    /// T3 with baskets: query is all of a known customer's test order but one item, which is
    /// relevant; one query for each item that is left out.
    public QuerySet baskets() {
        var queries = new Queries();
        for (var timeline : timelines) {
            queries.customer();
            for (int i = timeline.firstTest; i < timeline.orders.size(); i++) {
                queries.transition();
                for (int v : timeline.orders.get(i)) {
                    queries.addBasket(without(timeline.orders.get(i), v), v);
                }
            }
        }
        return queries.set("T3 with baskets");
    }

    /// Listed, then bought: query is each item that a test session listed before its first
    /// purchase and that was not bought in it, relevant is what was bought. A transition is a
    /// session; sessions of nobody known are left out.
    public QuerySet listedThenBought() {
        var byCustomer = new ArrayList<IntArrayList>();
        for (int c = 0; c < sessions.customerCount(); c++) {
            byCustomer.add(new IntArrayList());
        }
        for (int s = 0; s < sessions.sessionCount(); s++) {
            if (sessions.customer(s) != Sessions.ANONYMOUS) {
                byCustomer.get(sessions.customer(s)).add(s);
            }
        }
        var queries = new Queries();
        for (var ofCustomer : byCustomer) {
            queries.customer();
            for (int s : ofCustomer) {
                queries.transition();
                int[] bought = lines(s, line -> sessions.has(line, EventKind.PURCHASE));
                for (int u : lines(s, sessions::passedOver)) {
                    queries.add(u, bought, new int[] {u});
                }
            }
        }
        return queries.set("listed, then bought");
    }

    /// The items of a session's lines that are chosen, within the catalogue.
    private int[] lines(int session, IntPredicate chosen) {
        return IntStream.range(sessions.begin(session), sessions.end(session)).filter(chosen)
                .map(sessions::item).filter(v -> trainOrders[v] > 0).toArray();
    }

    /// T2, new edges: u -> v if at least 3 customers bought u, then v in a later order within 30
    /// days, both in the test period, and not 2 did so in the train orders. One query per edge,
    /// with the source for its customer: v is ranked among all but u, u's edges of the train
    /// orders and its other new ones.
    public QuerySet newEdges(Workers workers) {
        return set("T2", edges(workers).queries());
    }

    /// T2L, the new edges that have at least 3 times the support that chance gives them:
    /// customers out of u times customers into v over all, in the test period.
    public QuerySet newEdgesBeyondChance(Workers workers) {
        return set("T2L", edges(workers).queriesBeyondChance());
    }

    private NewEdges edges(Workers workers) {
        return NewEdges.of(train, test, item -> trainOrders[item] > 0, workers);
    }

    /// Queries by the number of train orders of the item asked about: 1-9, 10-29, 30-99, more.
    public List<Bucket> sourceBuckets() {
        return sourceBuckets(order);
    }

    /// The same of any queries, whose order knows the train orders.
    public static List<Bucket> sourceBuckets(TotalOrder order) {
        return Bucket.ranges("train orders of the item",
                query -> order.popularity(query.source()), 1, 10, 30, 100);
    }

    /// Queries by the number of items in the basket: 1, 2-9, 10-29, more.
    public static List<Bucket> basketBuckets() {
        return Bucket.ranges("items in the basket", query -> query.sources().length,
                1, 2, 10, 30);
    }

    private static int[] without(int[] items, int item) {
        return Arrays.stream(items).filter(v -> v != item).toArray();
    }

    private QuerySet set(String name, List<Query> queries) {
        int[] never = IntStream.range(0, trainOrders.length)
                .filter(v -> trainOrders[v] == 0).toArray();
        return QuerySet.of(name, QuerySet.Ties.TOTAL_ORDER, order, queries).without(never);
    }

    /// Collects queries; a transition or customer gets its number with its first query.
    private final class Queries {
        private final List<Query> all = new ArrayList<>();
        private int transition = -1;
        private int customer = -1;
        private boolean isNewTransition;
        private boolean isNewCustomer;

        void customer() {
            isNewCustomer = true;
        }

        void transition() {
            isNewTransition = true;
        }

        void add(int source, int[] relevant, int[] removed) {
            if (relevant.length > 0) {
                number();
                all.add(new Query(source, relevant, removed, transition, customer));
            }
        }

        /// The item that goes with the others.
        void addBasket(int[] others, int item) {
            if (others.length > 0) {
                number();
                all.add(Query.ofBasket(others, new int[] {item}, others, transition, customer));
            }
        }

        private void number() {
            if (isNewTransition) {
                transition++;
                isNewTransition = false;
            }
            if (isNewCustomer) {
                customer++;
                isNewCustomer = false;
            }
        }

        QuerySet set(String name) {
            return TimeProtocol.this.set(name, all);
        }
    }
}
