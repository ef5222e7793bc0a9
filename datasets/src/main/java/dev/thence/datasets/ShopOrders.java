package dev.thence.datasets;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/// The orders of a synthetic shop as they are made: who, when, which products, how many. 20
/// bytes per order and 8 per line. A cancellation is an order with negative quantities.
final class ShopOrders {
    /// In place of the customer of an anonymous order.
    static final int ANONYMOUS = -1;

    private final IntArrayList customers = new IntArrayList();
    private final LongArrayList times = new LongArrayList();
    private final IntArrayList begins = new IntArrayList(new int[] {0});
    private final IntArrayList products = new IntArrayList();
    private final IntArrayList quantities = new IntArrayList();

    /// Adds a line to the order that the next [#close] ends.
    void add(int product, int quantity) {
        products.add(product);
        quantities.add(quantity);
    }

    /// Ends an order; without lines there is none.
    void close(int customer, long epochSecond) {
        if (products.size() > begins.getInt(begins.size() - 1)) {
            customers.add(customer);
            times.add(epochSecond);
            begins.add(products.size());
        }
    }

    int orderCount() {
        return customers.size();
    }

    int lineCount() {
        return products.size();
    }

    int customer(int order) {
        return customers.getInt(order);
    }

    long epochSecond(int order) {
        return times.getLong(order);
    }

    int begin(int order) {
        return begins.getInt(order);
    }

    int end(int order) {
        return begins.getInt(order + 1);
    }

    int product(int line) {
        return products.getInt(line);
    }

    int quantity(int line) {
        return quantities.getInt(line);
    }

    /// The orders by time; those of one second in the order in which they were made.
    int[] byTime() {
        int[] order = new int[orderCount()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        IntArrays.mergeSort(order, (a, b) -> Long.compare(epochSecond(a), epochSecond(b)));
        return order;
    }
}
