package dev.thence.graph;

import dev.thence.io.EventLog;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/// What the rows before the cut say of items: the most frequent name and the median price.
///
/// Rows that sell at a price say it; what they leave open is filled from the other rows.
final class ItemFacts {
    private static final int NONE = -1;

    private final EventLog events;
    private final Cleaning cleaning;
    private final ProductCodes codes;
    private final int[] nodeOfProduct;
    private final int nodeCount;
    private final long end;

    ItemFacts(EventLog events, Cleaning cleaning, ProductCodes codes, int[] nodeOfProduct,
            int nodeCount, long end) {
        this.events = events;
        this.cleaning = cleaning;
        this.codes = codes;
        this.nodeOfProduct = nodeOfProduct;
        this.nodeCount = nodeCount;
        this.end = end;
    }

    private enum Rows { SALES, OTHERS }

    Catalogue catalogue() {
        var builder = Catalogue.builder(nodeCount);
        int[] names = names(Rows.SALES);
        double[] prices = medianPrices(Rows.SALES);
        int[] otherNames = names(Rows.OTHERS);
        double[] otherPrices = medianPrices(Rows.OTHERS);
        for (int node = 0; node < nodeCount; node++) {
            int name = names[node] != NONE ? names[node] : otherNames[node];
            double price = Double.isNaN(prices[node]) ? otherPrices[node] : prices[node];
            if (name != NONE) {
                builder.text(Catalogue.NAME, node, events.names().text(name));
            }
            if (!Double.isNaN(price)) {
                builder.number(Catalogue.PRICE, node, price);
            }
        }
        return builder.build();
    }

    /// The node that the event speaks of, or -1 when it is not of these rows.
    private int node(long event, Rows rows) {
        if (events.epochMilli(event) >= end) {
            return NONE;
        }
        int product = codes.productOf(events.item(event));
        if (product < 0 || nodeOfProduct[product] < 0) {
            return NONE;
        }
        boolean sale = ProductCodes.isSale(events.kind(event))
                && !(cleaning.dropUnpriced() && events.price(event) <= 0);
        return sale == (rows == Rows.SALES) ? nodeOfProduct[product] : NONE;
    }

    /// The number of each node's most frequent name, of equals the one that came first; or -1.
    private int[] names(Rows rows) {
        var pairs = new LongPairs();
        var counts = new IntArrayList();
        for (long event = 0; event < events.eventCount(); event++) {
            int name = events.name(event);
            int node = name < 0 ? NONE : node(event, rows);
            if (node == NONE) {
                continue;
            }
            int pair = pairs.add(node, name);
            if (pair == counts.size()) {
                counts.add(0);
            }
            counts.set(pair, counts.getInt(pair) + 1);
        }
        int[] best = new int[nodeCount];
        int[] bestCount = new int[nodeCount];
        Arrays.fill(best, NONE);
        for (int pair = 0; pair < pairs.count(); pair++) {
            int node = (int) pairs.first(pair);
            if (counts.getInt(pair) > bestCount[node]) {
                bestCount[node] = counts.getInt(pair);
                best[node] = (int) pairs.second(pair);
            }
        }
        return best;
    }

    /// The median of each node's prices above 0, of two middle ones the lower; or `NaN`.
    private double[] medianPrices(Rows rows) {
        int[] begins = new int[nodeCount + 1];
        for (long event = 0; event < events.eventCount(); event++) {
            int node = events.price(event) > 0 ? node(event, rows) : NONE;
            if (node != NONE) {
                begins[node + 1]++;
            }
        }
        for (int node = 0; node < nodeCount; node++) {
            begins[node + 1] += begins[node];
        }
        double[] prices = new double[begins[nodeCount]];
        int[] next = begins.clone();
        for (long event = 0; event < events.eventCount(); event++) {
            int node = events.price(event) > 0 ? node(event, rows) : NONE;
            if (node != NONE) {
                prices[next[node]++] = events.price(event);
            }
        }
        double[] medians = new double[nodeCount];
        for (int node = 0; node < nodeCount; node++) {
            int size = begins[node + 1] - begins[node];
            Arrays.sort(prices, begins[node], begins[node + 1]);
            medians[node] = size == 0 ? Double.NaN : prices[begins[node] + (size - 1) / 2];
        }
        return medians;
    }
}
