package dev.thence.graph;

import dev.thence.io.Dictionary;
import dev.thence.io.Texts;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.IntPredicate;

/// What was bought together, by whom and when: orders sorted by (time, order id), each with its
/// distinct items in ascending order.
///
/// Items are nodes `[0, itemCount())`, orders and customers are numbered within this object:
/// the same customer may have another number in another `Orders`, [#customerId(int)] and
/// [#customerNumber(String)] translate. The orders of an anonymous customer have the customer
/// [#ANONYMOUS]. Immutable, usable by any number of threads. Memory: 8 bytes a line, 24 bytes
/// and the id's text an order.
public final class Orders extends ItemRows {
    /// The customer of an order nobody is known for.
    public static final int ANONYMOUS = -1;

    private final float[] quantities;
    private final Texts orderIds;
    private final int[] ofCustomerBegins;
    private final int[] ofCustomer;

    /// The arrays become this object's own; orders are sorted, lines checked by the callers.
    Orders(int itemCount, int[] begins, int[] items, float[] quantities, int[] customers,
            long[] seconds, Texts orderIds, Dictionary customerIds) {
        super(itemCount, begins, items, customers, seconds, customerIds);
        this.quantities = quantities;
        this.orderIds = orderIds;
        ofCustomerBegins = new int[customerIds.count() + 1];
        for (int customer : customers) {
            if (customer != ANONYMOUS) {
                ofCustomerBegins[customer + 1]++;
            }
        }
        for (int c = 0; c < customerIds.count(); c++) {
            ofCustomerBegins[c + 1] += ofCustomerBegins[c];
        }
        ofCustomer = new int[ofCustomerBegins[customerIds.count()]];
        int[] next = ofCustomerBegins.clone();
        for (int order = 0; order < customers.length; order++) {
            if (customers[order] != ANONYMOUS) {
                ofCustomer[next[customers[order]]++] = order;
            }
        }
    }

    /// Collects orders over the items `[0, itemCount)` in any sequence.
    public static OrdersBuilder builder(int itemCount) {
        return new OrdersBuilder(itemCount);
    }

    public int orderCount() {
        return customers.length;
    }

    /// The number of the customer with this id, or -1 when there is none.
    public int customerNumber(String id) {
        return customerIds.find(id);
    }

    /// The id of the order; of several that were joined, the first one's. Empty when the log
    /// had none.
    public String orderId(int order) {
        return orderIds.text(order);
    }

    public float quantity(int line) {
        return quantities[line];
    }

    /// The number of orders of the customer, at least 1.
    public int orderCountOf(int customer) {
        return ofCustomerBegins[customer + 1] - ofCustomerBegins[customer];
    }

    /// The customer's k-th order in time, k from 0.
    public int orderOf(int customer, int k) {
        return ofCustomer[Objects.checkIndex(k, orderCountOf(customer))
                + ofCustomerBegins[customer]];
    }

    /// The customer's orders in time.
    public int[] ordersOf(int customer) {
        return Arrays.copyOfRange(ofCustomer, ofCustomerBegins[customer],
                ofCustomerBegins[customer + 1]);
    }

    /// The time of the first order, or empty without orders.
    public OptionalLong firstSecond() {
        return seconds.length == 0 ? OptionalLong.empty() : OptionalLong.of(seconds[0]);
    }

    /// The number of orders before the instant, which is also the first order at or after it.
    /// O(log orders).
    public int ordersBefore(Instant instant) {
        long whole = instant.getEpochSecond();
        long bound = instant.getNano() > 0 ? whole + 1 : whole;
        int low = 0;
        int high = seconds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (seconds[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The orders the predicate keeps, over the same items; customers without an order left go.
    public Orders filter(IntPredicate order) {
        int[] all = new int[itemCount];
        Arrays.setAll(all, item -> item);
        return renumbered(all, itemCount, order);
    }

    /// The same orders over other item numbers: `node[item]` is the new one, or -1 for an item
    /// to leave out. Orders and customers left without a line go.
    ///
    /// @throws IllegalArgumentException when `node` does not fit this catalogue or the new one
    public Orders onto(int[] node, int nodeCount) {
        if (node.length != itemCount) {
            throw new IllegalArgumentException("node has " + node.length
                    + " entries, must have one for each of the " + itemCount + " items");
        }
        for (int item = 0; item < itemCount; item++) {
            if (node[item] < -1 || node[item] >= nodeCount) {
                throw new IllegalArgumentException("item " + item + " goes to node " + node[item]
                        + ", must be -1 or in [0, " + nodeCount + ")");
            }
        }
        return renumbered(node, nodeCount, _ -> true);
    }

    /// The same orders over the nodes of another catalogue, matched by item id. Orders and
    /// customers left without an item there go.
    ///
    /// @throws IllegalArgumentException when `from` does not fit these orders
    public Orders onto(NodeIds from, NodeIds to) {
        int[] node = new int[from.count()];
        Arrays.setAll(node, item -> to.node(from.id(item)));
        return onto(node, to.count());
    }

    private Orders renumbered(int[] node, int nodeCount, IntPredicate kept) {
        var builder = builder(nodeCount);
        int[] itemBuffer = new int[16];
        float[] quantityBuffer = new float[16];
        for (int order = 0; order < orderCount(); order++) {
            if (!kept.test(order)) {
                continue;
            }
            if (itemBuffer.length < size(order)) {
                itemBuffer = new int[2 * size(order)];
                quantityBuffer = new float[2 * size(order)];
            }
            int size = 0;
            for (int line = begin(order); line < end(order); line++) {
                if (node[items[line]] >= 0) {
                    itemBuffer[size] = node[items[line]];
                    quantityBuffer[size++] = quantities[line];
                }
            }
            String customer = customers[order] == ANONYMOUS ? "" : customerId(customers[order]);
            builder.add(customer, orderId(order), seconds[order], itemBuffer, quantityBuffer, size);
        }
        return builder.build();
    }
}
