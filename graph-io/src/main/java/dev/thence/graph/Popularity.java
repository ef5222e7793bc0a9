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
        if (days < 1) {
            throw new IllegalArgumentException("days is " + days + ", must be 1 or more");
        }
        int[] all = count(orders, 0, orders.ordersBefore(before));
        int[] last = lastDays(orders, days, before);
        double span = orders.firstSecond().isEmpty() ? 0
                : (before.getEpochSecond() - orders.firstSecond().getAsLong()) / 86_400.0;
        double[] trend = new double[all.length];
        for (int item = 0; item < trend.length; item++) {
            trend[item] = span <= 0 ? 1 : (last[item] + PRIOR) / (all[item] * days / span + PRIOR);
        }
        return trend;
    }
}
