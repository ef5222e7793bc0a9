package dev.thence.graph;

import dev.thence.io.Dictionary;
import dev.thence.io.Texts;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.floats.FloatArrays;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;

/// Collects orders in any sequence and makes [Orders] of them. Not thread-safe; single use.
public final class OrdersBuilder {
    private final int itemCount;
    private final IntArrayList begins;
    private final IntArrayList items;
    private final FloatArrayList quantities;
    private final IntArrayList customers;
    private final LongArrayList seconds;
    private final Texts.Builder orderIds = Texts.builder();
    private final Dictionary customerIds = new Dictionary();
    private boolean sorted = true;
    private String lastOrderId = "";

    OrdersBuilder(int itemCount) {
        this(itemCount, 0, 0);
    }

    /// With room for so many orders and lines, so that a large log is not copied as it grows.
    OrdersBuilder(int itemCount, int orders, int lines) {
        if (itemCount < 0) {
            throw new IllegalArgumentException("itemCount is " + itemCount + ", must be 0 or more");
        }
        this.itemCount = itemCount;
        begins = new IntArrayList(orders + 1);
        begins.add(0);
        items = new IntArrayList(lines);
        quantities = new FloatArrayList(lines);
        customers = new IntArrayList(orders);
        seconds = new LongArrayList(orders);
    }

    /// Adds an order of these items, one piece each; an item given twice counts as two pieces.
    ///
    /// @param customer the customer's id, empty for an anonymous order
    /// @throws IllegalArgumentException when an item is not in `[0, itemCount)`
    public OrdersBuilder add(String customer, String orderId, Instant time,
            Collection<Integer> items) {
        int[] array = items.stream().mapToInt(Integer::intValue).toArray();
        float[] ones = new float[array.length];
        Arrays.fill(ones, 1f);
        return add(customer, orderId, time.getEpochSecond(), array, ones, array.length);
    }

    /// Adds an order of the first `size` items with their quantities, which are summed for an
    /// item given twice. An order without items is left out. The arrays are not kept.
    ///
    /// @param customer the customer's id, empty for an anonymous order
    /// @throws IllegalArgumentException when an item is not in `[0, itemCount)`
    public OrdersBuilder add(String customer, String orderId, long epochSecond, int[] items,
            float[] quantities, int size) {
        if (size == 0) {
            return this;
        }
        appendLines(orderId, IntArrays.copy(items, 0, size), FloatArrays.copy(quantities, 0, size));
        if (!seconds.isEmpty()) {
            long last = seconds.getLong(seconds.size() - 1);
            sorted &= last < epochSecond
                    || last == epochSecond && lastOrderId.compareTo(orderId) <= 0;
        }
        lastOrderId = orderId;
        seconds.add(epochSecond);
        orderIds.add(orderId);
        customers.add(customer.isEmpty() ? Orders.ANONYMOUS : customerIds.add(customer));
        return this;
    }

    private void appendLines(String orderId, int[] lineItems, float[] lineQuantities) {
        int size = lineItems.length;
        for (int item : lineItems) {
            if (item < 0 || item >= itemCount) {
                throw new IllegalArgumentException("order '" + orderId + "' has item " + item
                        + ", must be in [0, " + itemCount + ")");
            }
        }
        int[] permutation = new int[size];
        for (int i = 0; i < size; i++) {
            permutation[i] = i;
        }
        IntArrays.stableSort(permutation, (a, b) -> Integer.compare(lineItems[a], lineItems[b]));
        int begin = items.size();
        for (int at : permutation) {
            int last = items.size() - 1;
            if (last >= begin && items.getInt(last) == lineItems[at]) {
                quantities.set(last, quantities.getFloat(last) + lineQuantities[at]);
            } else {
                items.add(lineItems[at]);
                quantities.add(lineQuantities[at]);
            }
        }
        begins.add(items.size());
    }

    /// The orders, sorted by (time, order id), and orders equal in both as they were added;
    /// customers are numbered by their first order.
    public Orders build() {
        Texts ids = orderIds.build();
        if (sorted) {
            begins.trim();
            items.trim();
            quantities.trim();
            customers.trim();
            seconds.trim();
            return new Orders(itemCount, begins.elements(), items.elements(),
                    quantities.elements(), customers.elements(), seconds.elements(), ids,
                    customerIds);
        }
        int[] permutation = new int[seconds.size()];
        for (int i = 0; i < permutation.length; i++) {
            permutation[i] = i;
        }
        IntArrays.stableSort(permutation, (a, b) -> {
            int byTime = Long.compare(seconds.getLong(a), seconds.getLong(b));
            return byTime != 0 ? byTime : ids.text(a).compareTo(ids.text(b));
        });
        var inOrder = new OrdersBuilder(itemCount, seconds.size(), items.size());
        for (int order : permutation) {
            int customer = customers.getInt(order);
            int begin = begins.getInt(order);
            int size = begins.getInt(order + 1) - begin;
            inOrder.add(customer == Orders.ANONYMOUS ? "" : customerIds.text(customer),
                    ids.text(order), seconds.getLong(order),
                    IntArrays.copy(items.elements(), begin, size),
                    FloatArrays.copy(quantities.elements(), begin, size), size);
        }
        return inOrder.build();
    }
}
