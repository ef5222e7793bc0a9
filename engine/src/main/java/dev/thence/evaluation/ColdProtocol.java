package dev.thence.evaluation;

import dev.thence.graph.CleanLog;
import dev.thence.graph.Orders;
import dev.thence.graph.Popularity;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Cold start on an order log: items first sold from an instant on are cold, all of what is known
/// of them is their text. Known customers' test orders ask, from an item that is not cold, for a
/// cold item of the same order.
///
/// The catalogue is that of the log up to the period's end. The rank is that of the pair, other
/// cold items of the order are removed, ties have their mean rank; means over the pairs of an
/// order, the orders of a customer, customers. Immutable.
public final class ColdProtocol {
    private final CleanLog until;
    private final BitSet cold;
    private final TotalOrder order;
    private final List<Query> queries;
    private final List<Query> orders;

    private ColdProtocol(CleanLog until, BitSet cold, TotalOrder order, List<Query> queries,
            List<Query> orders) {
        this.until = until;
        this.cold = cold;
        this.order = order;
        this.queries = queries;
        this.orders = orders;
    }

    /// The items of the log that were first sold at the instant or later.
    public static BitSet cold(CleanLog log, Instant since) {
        int[] before = Popularity.orders(log.orders()
                .filter(o -> log.orders().epochSecond(o) < since.getEpochSecond()));
        var cold = new BitSet(before.length);
        IntStream.range(0, before.length).filter(v -> before[v] == 0).forEach(cold::set);
        return cold;
    }

    /// @param train the log before the cut, without any row of a cold item
    /// @param until the log up to the period's end
    /// @param since the instant from which on an item first sold is cold, not after the cut
    /// @throws IllegalArgumentException when the train log knows a cold item
    public static ColdProtocol of(CleanLog train, CleanLog until, Instant since) {
        BitSet cold = cold(until, since);
        int[] orders = new int[until.items().count()];
        int[] known = Popularity.orders(train.orders());
        for (int v = 0; v < known.length; v++) {
            int there = until.items().node(train.items().id(v));
            if (there >= 0 && cold.get(there)) {
                throw new IllegalArgumentException("item " + train.items().id(v) + " is first sold"
                        + " after " + since + " and in the train log; its rows must be left out");
            }
            if (there >= 0) {
                orders[there] = known[v];
            }
        }
        return new ColdProtocol(until, cold, TotalOrder.of(orders, until.items()::id),
                queries(until.orders(), train.asOf(),
                        (queries, o, transition, customer) -> addPairs(queries, until.orders(), o,
                                cold, orders, transition, customer)),
                queries(until.orders(), train.asOf(),
                        (queries, o, transition, customer) -> addRest(queries, until.orders(), o,
                                cold, orders, transition, customer)));
    }

    /// Adds what an order asks.
    private interface Asking {
        void add(List<Query> queries, int order, int transition, int customer);
    }

    private static List<Query> queries(Orders orders, Instant cut, Asking asking) {
        var queries = new ArrayList<Query>();
        int customer = 0;
        int transition = 0;
        for (int c = 0; c < orders.customerCount(); c++) {
            int before = queries.size();
            for (int o : orders.ordersOf(c)) {
                if (orders.epochSecond(o) >= cut.getEpochSecond()) {
                    int size = queries.size();
                    asking.add(queries, o, transition, customer);
                    transition += queries.size() > size ? 1 : 0;
                }
            }
            customer += queries.size() > before ? 1 : 0;
        }
        return List.copyOf(queries);
    }

    private static void addPairs(List<Query> queries, Orders orders, int order, BitSet cold,
            int[] trainOrders, int transition, int customer) {
        int[] items = IntStream.range(orders.begin(order), orders.end(order)).map(orders::item)
                .toArray();
        int[] asked = Arrays.stream(items).filter(cold::get).toArray();
        for (int u : items) {
            if (trainOrders[u] > 0) {
                var removed = new IntArrayList(asked);
                removed.add(u);
                removed.sort(null);
                int[] others = removed.toIntArray();
                for (int v : asked) {
                    queries.add(new Query(u, new int[] {v}, others, transition, customer));
                }
            }
        }
    }

    private static void addRest(List<Query> queries, Orders orders, int order, BitSet cold,
            int[] trainOrders, int transition, int customer) {
        int[] items = IntStream.range(orders.begin(order), orders.end(order)).map(orders::item)
                .filter(v -> cold.get(v) || trainOrders[v] > 0).toArray();
        for (int u : items) {
            if (trainOrders[u] > 0 && items.length > 1) {
                queries.add(new Query(u, Arrays.stream(items).filter(v -> v != u).toArray(),
                        new int[] {u}, transition, customer));
            }
        }
    }

    /// The number of cold items.
    public int coldCount() {
        return cold.cardinality();
    }

    /// Whether the item of the log up to the period's end is cold.
    public boolean isCold(int item) {
        return cold.get(item);
    }

    /// The cold item is ranked among the cold ones.
    public QuerySet amongCold() {
        return among("among the cold").without(IntStream.range(0, until.items().count())
                .filter(v -> !cold.get(v)).toArray());
    }

    /// The cold item is ranked among all items.
    public QuerySet amongAll() {
        return among("among all");
    }

    /// What ordinary queries ask, so that what new items gain and known ones lose is seen together:
    /// from each known item of a test order all others of it, known and cold, ranked among all.
    public QuerySet sameOrder() {
        return QuerySet.of("same order", QuerySet.Ties.MEAN_RANK, order, orders);
    }

    private QuerySet among(String name) {
        return QuerySet.of(name, QuerySet.Ties.MEAN_RANK, order, queries);
    }
}
