package dev.thence.graph;

import dev.thence.io.Dictionary;

/// Rows of distinct items in ascending order, each row of one customer, or of nobody, at one
/// time: what [Orders] and [Sessions] have in common. Immutable.
abstract sealed class ItemRows permits Orders, Sessions {
    final int itemCount;
    final int[] begins;
    final int[] items;
    final int[] customers;
    final long[] seconds;
    final Dictionary customerIds;

    /// The arrays become this object's own.
    ItemRows(int itemCount, int[] begins, int[] items, int[] customers, long[] seconds,
            Dictionary customerIds) {
        this.itemCount = itemCount;
        this.begins = begins;
        this.items = items;
        this.customers = customers;
        this.seconds = seconds;
        this.customerIds = customerIds;
    }

    /// The number of known customers.
    public final int customerCount() {
        return customerIds.count();
    }

    public final int itemCount() {
        return itemCount;
    }

    /// The number of (row, item) lines.
    public final long lineCount() {
        return items.length;
    }

    /// The number of the row's customer within this object, or -1 for nobody.
    public final int customer(int row) {
        return customers[row];
    }

    public final String customerId(int customer) {
        return customerIds.text(customer);
    }

    /// The time of the row's first event.
    public final long epochSecond(int row) {
        return seconds[row];
    }

    /// The row's first line; its lines are `[begin(row), end(row))`.
    public final int begin(int row) {
        return begins[row];
    }

    public final int end(int row) {
        return begins[row + 1];
    }

    /// The number of distinct items of the row.
    public final int size(int row) {
        return begins[row + 1] - begins[row];
    }

    /// The item of the line, ascending within a row.
    public final int item(int line) {
        return items[line];
    }
}
