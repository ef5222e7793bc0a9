package dev.thence.graph;

import java.time.Duration;
import java.time.Instant;

/// How often items are bought, of all time and lately. Anonymous orders count too.
public final class Popularity {
    private static final double PRIOR = 2;

    private Popularity() {}

    /// The number of orders with each item.
    public static int[] orders(Orders orders) {
        return count(orders, 0, orders.orderCount());
    }

    /// The number of orders with each item in the last `days` days before the instant: at
    /// `[before - days, before)`.
    public static int[] lastDays(Orders orders, int days, Instant before) {
        return count(orders, orders.ordersBefore(before.minus(Duration.ofDays(days))),
                orders.ordersBefore(before));
    }

    private static int[] count(Orders orders, int from, int to) {
        int[] counts = new int[orders.itemCount()];
        if (from < to) {
            for (int line = orders.begin(from); line < orders.end(to - 1); line++) {
                counts[orders.item(line)]++;
            }
        }
        return counts;
    }

    /// Recent sales over what the item's long run would give in as many days: above 1 for what
    /// rises, below for what falls, towards 1 for what is rare.
    ///
    /// `(orders in the last D days + 2) / (orders before x D / span + 2)`, where the span runs
    /// in days from the first order to the instant; orders from the instant on do not count.
    /// All ones without an order before it.
    public static double[] trend(Orders orders, int days, Instant before) {
        requirePositive(days);
        return trend(orders, days, before, count(orders, 0, orders.ordersBefore(before)),
                lastDays(orders, days, before));
    }

    /// The same of first purchases alone: of known customers who had never bought the item. What
    /// they go on to buy for the first time follows this trend, not that of what is bought again.
    public static double[] firstPurchaseTrend(Orders orders, int days, Instant before) {
        requirePositive(days);
        int recent = orders.ordersBefore(before.minus(Duration.ofDays(days)));
        int end = orders.ordersBefore(before);
        int[] all = new int[orders.itemCount()];
        int[] last = new int[orders.itemCount()];
        int[] buyer = new int[orders.itemCount()];
        for (int c = 0; c < orders.customerCount(); c++) {
            for (int k = 0; k < orders.orderCountOf(c) && orders.orderOf(c, k) < end; k++) {
                int order = orders.orderOf(c, k);
                for (int line = orders.begin(order); line < orders.end(order); line++) {
                    int item = orders.item(line);
                    if (buyer[item] != c + 1) {
                        buyer[item] = c + 1;
                        all[item]++;
                        last[item] += order >= recent ? 1 : 0;
                    }
                }
            }
        }
        return trend(orders, days, before, all, last);
    }

    private static void requirePositive(int days) {
        if (days < 1) {
            throw new IllegalArgumentException("days is " + days + ", must be 1 or more");
        }
    }

    private static double[] trend(Orders orders, int days, Instant before, int[] all, int[] last) {
        double span = orders.firstSecond().isEmpty() ? 0
                : (before.getEpochSecond() - orders.firstSecond().getAsLong()) / 86_400.0;
        double[] trend = new double[all.length];
        for (int item = 0; item < trend.length; item++) {
            trend[item] = span <= 0 ? 1 : (last[item] + PRIOR) / (all[item] * days / span + PRIOR);
        }
        return trend;
    }
}
