package dev.thence.graph;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which ordered pairs of purchases become an edge u -> v of the product graph, and its weight.
///
/// A customer who bought u in one order and v in a later one, at most `window` after it, adds
/// `2^(-gap / halfLife) (n_u n_v)^-sharing`, where n is the number of items of an order: a pair
/// says less the longer it took and the larger the baskets were. An order with both adds
/// `sameOrderWeight (n - 1)^(-2 sharing)` to either direction. Anonymous orders count within
/// themselves. An edge needs `minSupport` customers, each anonymous order counting as one, and
/// to be among the `maxOut` heaviest of its source.
///
/// Co-view edges come from sessions likewise: a session of n seen items adds
/// `(n - 1)^(-2 sharing)` to either direction of each pair; support is counted in customers.
///
/// @param window the most time between two orders, positive
/// @param halfLife the gap that halves a pair's weight, positive
/// @param sharing how far large baskets are shared out, 0 (each pair counts in full) to 1
/// @param sameOrderWeight what a pair of one order counts against one of two, 0 or more
/// @param minSupport the fewest customers of an edge, at least 1
/// @param maxOut the most edges of a source, at least 1
public record PairRule(Duration window, Duration halfLife, double sharing, double sameOrderWeight,
        int minSupport, int maxOut) {

    /// @throws IllegalArgumentException naming the option, its value and what is allowed
    public PairRule {
        PairCounts.requirePositive(window);
        if (halfLife.isZero() || halfLife.isNegative()) {
            throw new IllegalArgumentException("halfLife is " + halfLife + ", must be positive");
        }
        if (!(sharing >= 0 && sharing <= 1)) {
            throw new IllegalArgumentException("sharing is " + sharing + ", must be 0 to 1");
        }
        if (!(sameOrderWeight >= 0) || Double.isInfinite(sameOrderWeight)) {
            throw new IllegalArgumentException(
                    "sameOrderWeight is " + sameOrderWeight + ", must be 0 or more and finite");
        }
        if (minSupport < 1 || maxOut < 1) {
            throw new IllegalArgumentException("minSupport is " + minSupport + " and maxOut "
                    + maxOut + ", must be 1 or more");
        }
    }

    /// 30 days, halved in 15, shared by the square root, half weight within an order, two
    /// customers, 200 edges.
    public static PairRule standard() {
        return new PairRule(Duration.ofDays(30), Duration.ofDays(15), 0.5, 0.5, 2, 200);
    }

    /// The co-purchase edges of these orders.
    public DirectedGraph edges(Orders orders, Workers workers) {
        var lines = new CustomerLines(orders);
        int largest = PairCounts.largest(orders);
        double[] within = PairCounts.weightsBySize(largest, 2 * sharing);
        double[] share = new double[largest + 1];
        for (int size = 1; size <= largest; size++) {
            within[size] *= sameOrderWeight;
            share[size] = StrictMath.pow(size, -sharing);
        }
        var kept = new PairCounts.Kept(0, maxOut);
        return PairMatrix.of(orders.itemCount(), (item, row) -> {
            row.begin(item);
            int customer = Orders.ANONYMOUS;
            for (int place = lines.begin(item); place < lines.end(item); place++) {
                int order = lines.order(place);
                if (orders.customer(order) != customer || customer == Orders.ANONYMOUS) {
                    row.nextCustomer();
                    customer = orders.customer(order);
                }
                if (sameOrderWeight > 0) {
                    row.add(orders, order, within[orders.size(order)]);
                }
                addLater(lines, order, share, row);
            }
            return row.finish(minSupport, kept);
        }, workers);
    }

    private void addLater(CustomerLines lines, int order, double[] share, PairRow row) {
        Orders orders = lines.orders();
        for (int later = lines.next(order); later >= 0; later = lines.next(later)) {
            long gap = orders.epochSecond(later) - orders.epochSecond(order);
            if (gap > window.toSeconds()) {
                return;
            }
            if (gap > 0) {
                double decay = StrictMath.pow(2, -(double) gap / halfLife.toSeconds());
                double shares = share[orders.size(order)] * share[orders.size(later)];
                row.add(orders, later, decay * shares);
            }
        }
    }

    /// The most memory that [#edges(Orders, Workers)] takes beside the orders, in bytes: the
    /// lines turned round, a row per thread, and `maxOut` edges of every item three times over
    /// (finished rows, one half of the graph, the other).
    public long peakBytes(Orders orders, int threads) {
        long items = orders.itemCount();
        return 4 * orders.lineCount() + 8L * orders.orderCount() + 20 * items * threads
                + 3 * 8 * items * Math.min(maxOut, Math.max(0, items - 1));
    }

    /// The co-view edges of these sessions.
    public DirectedGraph edges(Sessions sessions, Workers workers) {
        var lines = new SessionLines(sessions);
        var kept = new PairCounts.Kept(0, maxOut);
        return PairMatrix.of(sessions.itemCount(),
                (item, row) -> lines.count(item, row, 2 * sharing).finish(minSupport, kept),
                workers);
    }

    /// The rule as names and values, for the provenance of what was made by it.
    public SortedMap<String, String> provenance() {
        return new TreeMap<>(Map.of("pairs.window", window.toString(),
                "pairs.halfLife", halfLife.toString(), "pairs.sharing", Double.toString(sharing),
                "pairs.sameOrderWeight", Double.toString(sameOrderWeight),
                "pairs.minSupport", Integer.toString(minSupport),
                "pairs.maxOut", Integer.toString(maxOut)));
    }

    public PairRule withWindow(Duration value) {
        return new PairRule(value, halfLife, sharing, sameOrderWeight, minSupport, maxOut);
    }

    public PairRule withHalfLife(Duration value) {
        return new PairRule(window, value, sharing, sameOrderWeight, minSupport, maxOut);
    }

    public PairRule withSharing(double value) {
        return new PairRule(window, halfLife, value, sameOrderWeight, minSupport, maxOut);
    }

    public PairRule withSameOrderWeight(double value) {
        return new PairRule(window, halfLife, sharing, value, minSupport, maxOut);
    }

    public PairRule withMinSupport(int value) {
        return new PairRule(window, halfLife, sharing, sameOrderWeight, value, maxOut);
    }

    public PairRule withMaxOut(int value) {
        return new PairRule(window, halfLife, sharing, sameOrderWeight, minSupport, value);
    }
}
