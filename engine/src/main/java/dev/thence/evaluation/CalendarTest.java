package dev.thence.evaluation;

import dev.thence.graph.Orders;
import dev.thence.graph.Workers;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/// Whether an order log knows of directions at all: do customers buy u before v more often than
/// the calendar alone explains, that is, launch dates and seasons?
///
/// For every pair that enough customers bought first on different days, the number of customers
/// who bought u first is held against the chance that a day of u's first purchases lies before
/// one of v's, both drawn from the items' own histograms of days. Two-sided binomial tests,
/// false discovery rate of 5 % (Benjamini and Hochberg, "Controlling the False Discovery Rate",
/// 1995). A test against one half instead calls every launch a direction.
///
/// @param pairs pairs with enough customers
/// @param againstHalf pairs significant against one half: what a naive test finds
/// @param beyondCalendar pairs significant against the calendar
public record CalendarTest(int pairs, int againstHalf, int beyondCalendar) {
    /// Customers a pair needs.
    public static final int CUSTOMERS = 20;
    private static final double RATE = .05;
    /// Below this share of significant pairs there is no direction to be measured: with a rate
    /// of 5 % that many would be expected of chance among a few real ones.
    private static final double MEASURABLE = .01;
    private static final int CHUNK = 16;
    private static final int SECONDS_PER_DAY = 86_400;

    /// True when enough pairs have a direction of their own for a direction score to mean
    /// anything.
    public boolean isMeasurable() {
        return pairs > 0 && beyondCalendar >= MEASURABLE * pairs;
    }

    /// Tests all pairs. Time O(pairs of items within customers + pairs x days), memory
    /// O(lines).
    public static CalendarTest of(Orders orders, Workers workers) {
        var firsts = new FirstDays(orders);
        int n = orders.itemCount();
        var half = new DoubleArrayList[(n + CHUNK - 1) / CHUNK];
        var calendar = new DoubleArrayList[half.length];
        workers.forRange(n, CHUNK, (from, to) -> {
            half[from / CHUNK] = new DoubleArrayList();
            calendar[from / CHUNK] = new DoubleArrayList();
            int[] before = new int[n];
            int[] both = new int[n];
            for (int u = from; u < to; u++) {
                firsts.count(u, before, both);
                for (int v = u + 1; v < n; v++) {
                    if (both[v] >= CUSTOMERS) {
                        half[from / CHUNK].add(Binomial.twoSided(before[v], both[v], .5));
                        calendar[from / CHUNK].add(Binomial.twoSided(before[v], both[v],
                                firsts.chanceBefore(u, v)));
                    }
                }
            }
        });
        double[] againstHalf = joined(half);
        return new CalendarTest(againstHalf.length, discoveries(againstHalf),
                discoveries(joined(calendar)));
    }

    private static double[] joined(DoubleArrayList[] parts) {
        var all = new DoubleArrayList();
        for (var part : parts) {
            all.addAll(part);
        }
        return all.toDoubleArray();
    }

    /// How many of the p-values are significant at the rate.
    static int discoveries(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int i = sorted.length; i > 0; i--) {
            if (sorted[i - 1] <= RATE * i / sorted.length) {
                return i;
            }
        }
        return 0;
    }

    /// For every known customer the day each item was first bought, and per item the histogram
    /// of those days.
    private static final class FirstDays {
        final int[][] items;
        final int[][] days;
        final int[][] buyers;
        final int[][] buyerDays;
        final double[][] histogram;
        final double[][] after;

        FirstDays(Orders orders) {
            int customers = orders.customerCount();
            int n = orders.itemCount();
            items = new int[customers][];
            days = new int[customers][];
            var buyersOf = new IntArrayList[n];
            var daysOf = new IntArrayList[n];
            Arrays.setAll(buyersOf, _ -> new IntArrayList());
            Arrays.setAll(daysOf, _ -> new IntArrayList());
            long start = Math.floorDiv(orders.firstSecond().orElse(0), SECONDS_PER_DAY);
            int last = 0;
            for (int c = 0; c < customers; c++) {
                var first = new Int2LongOpenHashMap();
                for (int o : orders.ordersOf(c)) {
                    long day = Math.floorDiv(orders.epochSecond(o), SECONDS_PER_DAY) - start;
                    for (int line = orders.begin(o); line < orders.end(o); line++) {
                        first.putIfAbsent(orders.item(line), day);
                    }
                }
                items[c] = first.keySet().toIntArray();
                Arrays.sort(items[c]);
                days[c] = new int[items[c].length];
                for (int i = 0; i < days[c].length; i++) {
                    days[c][i] = (int) first.get(items[c][i]);
                    buyersOf[items[c][i]].add(c);
                    daysOf[items[c][i]].add(days[c][i]);
                    last = Math.max(last, days[c][i]);
                }
            }
            buyers = new int[n][];
            buyerDays = new int[n][];
            histogram = new double[n][last + 1];
            after = new double[n][last + 1];
            for (int v = 0; v < n; v++) {
                buyers[v] = buyersOf[v].toIntArray();
                buyerDays[v] = daysOf[v].toIntArray();
                for (int day : buyerDays[v]) {
                    histogram[v][day] += 1.0 / buyerDays[v].length;
                }
                for (int day = last - 1; day >= 0; day--) {
                    after[v][day] = after[v][day + 1] + histogram[v][day + 1];
                }
            }
        }

        /// Per item the customers who first bought it and u on different days, and those of
        /// them who bought u first.
        void count(int u, int[] before, int[] both) {
            Arrays.fill(before, 0);
            Arrays.fill(both, 0);
            for (int i = 0; i < buyers[u].length; i++) {
                int c = buyers[u][i];
                for (int k = 0; k < items[c].length; k++) {
                    if (days[c][k] != buyerDays[u][i]) {
                        both[items[c][k]]++;
                        before[items[c][k]] += buyerDays[u][i] < days[c][k] ? 1 : 0;
                    }
                }
            }
        }

        /// The chance that a day of u lies before a day of v, given that they differ.
        double chanceBefore(int u, int v) {
            double earlier = 0;
            double same = 0;
            for (int day = 0; day < histogram[u].length; day++) {
                earlier += histogram[u][day] * after[v][day];
                same += histogram[u][day] * histogram[v][day];
            }
            return same < 1 ? Math.clamp(earlier / (1 - same), 0, 1) : .5;
        }
    }
}
