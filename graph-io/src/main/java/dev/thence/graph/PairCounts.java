package dev.thence.graph;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/// Counts of ordered pairs of items over orders, as matrices: row u, column v, weight.
///
/// Every matrix is made row by row: the orders that hold u are walked, what they say of v is
/// added up in a dense row. Work is the number of pairs looked at; memory is, per thread, 20
/// bytes per item, for all the inverted orders with 4 bytes per line, and the result with 8
/// bytes per pair (16 while it is built): no list of pairs is ever held. A row is a sum in a
/// fixed order, so the result has the same bits at any number of threads. Sums are in double
/// precision, weights in float.
public final class PairCounts {
    private PairCounts() {}

    /// Whose orders count.
    public enum Buyers {
        /// Orders of known customers.
        KNOWN,
        /// These and the anonymous ones.
        ALL
    }

    /// How much an order counts.
    public enum Sharing {
        /// Each pair counts 1.
        FULL,
        /// A pair of an order of n items and one of m counts `n^-.5 m^-.5`.
        SHARED
    }

    /// Which later orders follow on an order.
    public enum Following {
        /// Only the customer's next one: that directly before counts for each order.
        ADJACENT,
        /// Every later one.
        EVERY_LATER
    }

    /// Which pairs of one customer's orders i before j count in [#directed].
    ///
    /// @param window the most time from i to j, positive
    public record DirectedRule(Duration window, Sharing sharing, Following following) {
        /// @throws IllegalArgumentException when the window is not positive
        public DirectedRule {
            Objects.requireNonNull(sharing);
            Objects.requireNonNull(following);
            requirePositive(window);
        }

        /// The rule that predicts best among the directed ones: 400 days, shared, adjacent.
        public static DirectedRule tuned() {
            return new DirectedRule(Duration.ofDays(400), Sharing.SHARED, Following.ADJACENT);
        }

        /// Every later order within so many days counts 1.
        public static DirectedRule within(int days) {
            return new DirectedRule(Duration.ofDays(days), Sharing.FULL, Following.EVERY_LATER);
        }
    }

    /// Which counted pairs are kept, row by row as they are finished.
    ///
    /// @param minWeight the least weight
    /// @param maxOut the most targets of a row: those of the greatest weight, of equals the one
    ///     with the smaller number
    public record Kept(double minWeight, int maxOut) {
        /// Everything that was counted.
        public static final Kept ALL = new Kept(0, Integer.MAX_VALUE);

        /// @throws IllegalArgumentException when maxOut is below 1 or minWeight not a number
        public Kept {
            if (maxOut < 1 || Double.isNaN(minWeight)) {
                throw new IllegalArgumentException("maxOut is " + maxOut + " and minWeight "
                        + minWeight + ", must be 1 or more and a number");
            }
        }

        /// Pairs of at least this weight.
        public static Kept atLeast(double minWeight) {
            return new Kept(minWeight, Integer.MAX_VALUE);
        }
    }

    static void requirePositive(Duration window) {
        if (window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("window is " + window + ", must be positive");
        }
    }

    /// Same-order counts: over the orders of n >= 2 items, `(n - 1)^-alpha` for every ordered
    /// pair of different items. Symmetric.
    public static DirectedGraph sameOrder(Orders orders, double alpha, Buyers buyers, Kept kept,
            Workers workers) {
        var lines = new CustomerLines(orders);
        double[] weights = weightsBySize(largest(orders), alpha);
        return symmetric(orders.itemCount(), kept, workers, (item, row) -> {
            row.begin(item);
            for (int place = lines.begin(item); place < lines.end(item); place++) {
                int order = lines.order(place);
                if (buyers == Buyers.ALL || orders.customer(order) != Orders.ANONYMOUS) {
                    row.nextCustomer();
                    row.add(orders, order, weights[orders.size(order)]);
                }
            }
            return row.finish(1, kept);
        });
    }

    /// For each size of an order, `(size - 1)^-alpha`; 1 for a size of 1, which has no pairs.
    static double[] weightsBySize(int largest, double alpha) {
        double[] weights = new double[largest + 1];
        for (int size = 0; size <= largest; size++) {
            weights[size] = size < 2 ? 1 : StrictMath.pow(size - 1, -alpha);
        }
        return weights;
    }

    static int largest(Orders orders) {
        int largest = 0;
        for (int order = 0; order < orders.orderCount(); order++) {
            largest = Math.max(largest, orders.size(order));
        }
        return largest;
    }

    private static DirectedGraph symmetric(int itemCount, Kept kept, Workers workers,
            PairMatrix.RowTask task) {
        return kept.maxOut() < itemCount ? PairMatrix.of(itemCount, task, workers)
                : PairMatrix.symmetric(itemCount, task, workers);
    }

    /// Customer co-purchase counts: the number of known customers who bought both, in any
    /// orders. Symmetric, no loops.
    public static DirectedGraph customer(Orders orders, Kept kept, Workers workers) {
        var lines = new CustomerLines(orders);
        return symmetric(orders.itemCount(), kept, workers, (item, row) -> {
            row.begin(item);
            int previous = Orders.ANONYMOUS;
            for (int place = lines.begin(item); place < lines.end(item); place++) {
                int customer = orders.customer(lines.order(place));
                if (customer != Orders.ANONYMOUS && customer != previous) {
                    row.nextCustomer();
                    for (int k = 0; k < orders.orderCountOf(customer); k++) {
                        row.add(orders, orders.orderOf(customer, k), 1);
                    }
                }
                previous = customer;
            }
            return row.finishCustomers(kept);
        });
    }

    /// Directed counts: over pairs of one known customer's orders i before j, `t_j > t_i`, at
    /// most the window apart, 1 or its share for u in i, v in j, u not v.
    public static DirectedGraph directed(Orders orders, DirectedRule rule, Kept kept,
            Workers workers) {
        var lines = new CustomerLines(orders);
        long window = rule.window().toSeconds();
        boolean shared = rule.sharing() == Sharing.SHARED;
        return PairMatrix.of(orders.itemCount(), (item, row) -> {
            row.begin(item);
            for (int place = lines.begin(item); place < lines.end(item); place++) {
                int order = lines.order(place);
                row.nextCustomer();
                for (int later = lines.next(order); later >= 0; later = lines.next(later)) {
                    long gap = orders.epochSecond(later) - orders.epochSecond(order);
                    if (gap > window) {
                        break;
                    }
                    if (gap > 0) {
                        row.add(orders, later, !shared ? 1
                                : 1 / Math.sqrt((double) orders.size(order) * orders.size(later)));
                    }
                    if (rule.following() == Following.ADJACENT) {
                        break;
                    }
                }
            }
            return row.finish(1, kept);
        }, workers);
    }

    /// The number of known customers who bought u, and v in a later order.
    public static DirectedGraph customersThen(Orders orders, Kept kept, Workers workers) {
        return customersThen(orders, Long.MAX_VALUE, kept, workers);
    }

    /// The number of known customers who bought u, and v in a later order at most the window
    /// after some purchase of u.
    public static DirectedGraph customersThen(Orders orders, Duration window, Kept kept,
            Workers workers) {
        requirePositive(window);
        return customersThen(orders, window.toSeconds(), kept, workers);
    }

    /// The same of the pairs that the graph links in one direction or the other: as many counts
    /// as twice its edges at most, where those of a large log are too many for memory.
    ///
    /// @throws IllegalArgumentException when the graph has other items
    public static DirectedGraph customersThen(Orders orders, Duration window, DirectedGraph linked,
            Workers workers) {
        requirePositive(window);
        if (linked.nodeCount() != orders.itemCount()) {
            throw new IllegalArgumentException("the graph has " + linked.nodeCount()
                    + " nodes, must be over the " + orders.itemCount() + " items of the orders");
        }
        return customersThen(orders, window.toSeconds(),
                row -> row.keepLinked(linked).finishCustomers(Kept.ALL), workers);
    }

    private static DirectedGraph customersThen(Orders orders, long window, Kept kept,
            Workers workers) {
        return customersThen(orders, window, row -> row.finishCustomers(kept), workers);
    }

    private static DirectedGraph customersThen(Orders orders, long window,
            Function<PairRow, PairRow.Finished> end, Workers workers) {
        var lines = new CustomerLines(orders);
        return PairMatrix.of(orders.itemCount(), (item, row) -> {
            row.begin(item);
            int customer = Orders.ANONYMOUS;
            int reached = -1;
            for (int place = lines.begin(item); place < lines.end(item); place++) {
                int order = lines.order(place);
                if (orders.customer(order) != customer) {
                    customer = orders.customer(order);
                    reached = -1;
                    row.nextCustomer();
                }
                // Orders that an earlier purchase of the item reached have been counted.
                int later = lines.next(Math.max(order, reached));
                for (; later >= 0; later = lines.next(later)) {
                    long gap = orders.epochSecond(later) - orders.epochSecond(order);
                    if (gap > window) {
                        break;
                    }
                    if (gap > 0) {
                        row.add(orders, later, 1);
                        reached = later;
                    }
                }
            }
            return end.apply(row);
        }, workers);
    }

    /// Listed-then-bought counts: over the sessions that listed u among n items and in which u was
    /// not bought, `1 / n` for every v that was bought.
    public static DirectedGraph listedThenBought(Sessions sessions, Kept kept, Workers workers) {
        var lines = new SessionLines(sessions);
        return PairMatrix.of(sessions.itemCount(),
                (item, row) -> lines.countBought(item, row).finish(1, kept), workers);
    }

    /// Co-view counts: over the sessions with n >= 2 seen items, `(n - 1)^-alpha` for every
    /// ordered pair of different ones. Symmetric.
    public static DirectedGraph sameSession(Sessions sessions, double alpha, Kept kept,
            Workers workers) {
        var lines = new SessionLines(sessions);
        return symmetric(sessions.itemCount(), kept, workers,
                (item, row) -> lines.count(item, row, alpha).finish(1, kept));
    }
}
