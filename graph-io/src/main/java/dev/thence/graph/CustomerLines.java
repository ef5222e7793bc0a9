package dev.thence.graph;

import java.util.Arrays;

/// The lines of orders turned round: for every item the orders that hold it, those of one customer
/// together and in time, the anonymous ones last. 4 bytes a line, 8 an order.
final class CustomerLines {
    private final Orders orders;
    private final int[] begins;
    private final int[] places;
    private final int[] ranks;
    private final int[] orderOfRank;

    CustomerLines(Orders orders) {
        this.orders = orders;
        orderOfRank = new int[orders.orderCount()];
        ranks = new int[orders.orderCount()];
        int rank = 0;
        for (int customer = 0; customer < orders.customerCount(); customer++) {
            for (int k = 0; k < orders.orderCountOf(customer); k++) {
                orderOfRank[rank++] = orders.orderOf(customer, k);
            }
        }
        for (int order = 0; order < ranks.length; order++) {
            if (orders.customer(order) == Orders.ANONYMOUS) {
                orderOfRank[rank++] = order;
            }
        }
        for (int i = 0; i < orderOfRank.length; i++) {
            ranks[orderOfRank[i]] = i;
        }
        begins = new int[orders.itemCount() + 1];
        int lines = Math.toIntExact(orders.lineCount());
        for (int line = 0; line < lines; line++) {
            begins[orders.item(line) + 1]++;
        }
        for (int item = 0; item < orders.itemCount(); item++) {
            begins[item + 1] += begins[item];
        }
        places = new int[lines];
        int[] next = Arrays.copyOf(begins, begins.length);
        for (int order : orderOfRank) {
            for (int line = orders.begin(order); line < orders.end(order); line++) {
                places[next[orders.item(line)]++] = order;
            }
        }
    }

    Orders orders() {
        return orders;
    }

    /// The item's orders are at `[begin(item), end(item))`.
    int begin(int item) {
        return begins[item];
    }

    int end(int item) {
        return begins[item + 1];
    }

    int order(int place) {
        return places[place];
    }

    /// The same customer's next order in time, or -1.
    int next(int order) {
        int customer = orders.customer(order);
        int rank = ranks[order] + 1;
        return customer == Orders.ANONYMOUS || rank == orderOfRank.length
                || orders.customer(orderOfRank[rank]) != customer ? -1 : orderOfRank[rank];
    }
}
