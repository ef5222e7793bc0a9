package dev.thence.graph;

import dev.thence.io.EventBlock;
import dev.thence.io.EventLog;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/// What the rows before the cut say of items: the most frequent name and the median price.
///
/// Rows that sell at a price say it; what they leave open is filled from the other rows. A
/// node's facts of the first kind have the number 2 node, of the second 2 node + 1.
final class NamesAndPrices {
    private static final int NONE = -1;

    private final EventLog events;
    private final Cleaning cleaning;
    private final ProductCodes codes;
    private final int[] nodeOfProduct;
    private final int nodeCount;
    private final long end;

    NamesAndPrices(EventLog events, Cleaning cleaning, ProductCodes codes, int[] nodeOfProduct,
            int nodeCount, long end) {
        this.events = events;
        this.cleaning = cleaning;
        this.codes = codes;
        this.nodeOfProduct = nodeOfProduct;
        this.nodeCount = nodeCount;
        this.end = end;
    }

    /// Puts them into the catalogue, before whatever names and prices it has.
    void addTo(CatalogueBuilder builder) {
        int[] names = names();
        double[] prices = medianPrices();
        for (int node = 0; node < nodeCount; node++) {
            int name = names[2 * node] != NONE ? names[2 * node] : names[2 * node + 1];
            double price = Double.isNaN(prices[2 * node]) ? prices[2 * node + 1] : prices[2 * node];
            if (name != NONE) {
                builder.text(Catalogue.NAME, node, events.names().text(name));
            }
            if (!Double.isNaN(price)) {
                builder.number(Catalogue.PRICE, node, price);
            }
        }
    }

    /// The number of what the event tells facts of, or -1.
    private int subject(EventBlock block, int at) {
        int product = block.epochMilli(at) < end ? codes.productOf(block.item(at)) : NONE;
        int node = product < 0 ? NONE : nodeOfProduct[product];
        if (node < 0) {
            return NONE;
        }
        boolean sale = ProductCodes.isSale(block.kind(at))
                && !(cleaning.dropUnpriced() && block.price(at) <= 0);
        return 2 * node + (sale ? 0 : 1);
    }

    /// The number of each subject's most frequent name, of equals the one that came first; or
    /// -1.
    private int[] names() {
        var pairs = new LongPairs();
        var counts = new IntArrayList();
        events.readBlocks(block -> {
            for (int at = 0; at < block.size(); at++) {
                int subject = block.name(at) < 0 ? NONE : subject(block, at);
                if (subject == NONE) {
                    continue;
                }
                int pair = pairs.add(subject, block.name(at));
                if (pair == counts.size()) {
                    counts.add(0);
                }
                counts.set(pair, counts.getInt(pair) + 1);
            }
        });
        int[] best = new int[2 * nodeCount];
        int[] bestCount = new int[2 * nodeCount];
        Arrays.fill(best, NONE);
        for (int pair = 0; pair < pairs.count(); pair++) {
            int subject = (int) pairs.first(pair);
            if (counts.getInt(pair) > bestCount[subject]) {
                bestCount[subject] = counts.getInt(pair);
                best[subject] = (int) pairs.second(pair);
            }
        }
        return best;
    }

    /// The median of each subject's prices above 0, of two middle ones the lower; or `NaN`.
    private double[] medianPrices() {
        int[] begins = new int[2 * nodeCount + 1];
        events.readBlocks(block -> {
            for (int at = 0; at < block.size(); at++) {
                int subject = block.price(at) > 0 ? subject(block, at) : NONE;
                if (subject != NONE) {
                    begins[subject + 1]++;
                }
            }
        });
        for (int subject = 0; subject < 2 * nodeCount; subject++) {
            begins[subject + 1] += begins[subject];
        }
        double[] prices = new double[begins[2 * nodeCount]];
        int[] next = begins.clone();
        events.readBlocks(block -> {
            for (int at = 0; at < block.size(); at++) {
                int subject = block.price(at) > 0 ? subject(block, at) : NONE;
                if (subject != NONE) {
                    prices[next[subject]++] = block.price(at);
                }
            }
        });
        double[] medians = new double[2 * nodeCount];
        for (int subject = 0; subject < medians.length; subject++) {
            int size = begins[subject + 1] - begins[subject];
            Arrays.sort(prices, begins[subject], begins[subject + 1]);
            medians[subject] = size == 0 ? Double.NaN : prices[begins[subject] + (size - 1) / 2];
        }
        return medians;
    }
}
