package dev.thence.graph;

import dev.thence.graph.CleaningReport.Count;
import dev.thence.io.EventLog;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/// Makes orders of the invoices that have a line left: the rules 6 to 8 of [Cleaning].
final class JoinedOrders {
    private static final int NONE = -1;

    private final EventLog events;
    private final Cleaning cleaning;
    private final SaleRows rows;
    private final InvoiceLines lines;
    private final Tally tally;
    private final ZoneId zone;
    private final int[] orderOfInvoice;
    private final IntArrayList firstInvoices = new IntArrayList();
    private int[] begins = new int[1];
    private int[] invoices = new int[0];

    JoinedOrders(EventLog events, Cleaning cleaning, SaleRows rows, InvoiceLines lines,
            Tally tally) {
        this.events = events;
        this.cleaning = cleaning;
        this.rows = rows;
        this.lines = lines;
        this.tally = tally;
        this.zone = cleaning.zone().orElse(events.zone());
        this.orderOfInvoice = new int[rows.invoiceCount()];
        join();
        group();
        cap();
    }

    private void join() {
        var days = new LongPairs();
        var orderOfDay = new IntArrayList();
        for (int invoice = 0; invoice < orderOfInvoice.length; invoice++) {
            orderOfInvoice[invoice] = NONE;
            int customer = rows.invoiceCustomers.getInt(invoice);
            if (lines.empty(invoice)) {
                continue;
            }
            if (customer < 0) {
                if (cleaning.anonymous() == Cleaning.Anonymous.DROP) {
                    tally.add(Count.ANONYMOUS_DROPPED);
                    continue;
                }
                tally.add(Count.ANONYMOUS_ORDERS);
            } else if (cleaning.joinDays()) {
                int day = days.add(customer, day(rows.invoiceMillis.getLong(invoice)));
                if (day < orderOfDay.size()) {
                    joinTo(orderOfDay.getInt(day), invoice);
                    continue;
                }
                orderOfDay.add(firstInvoices.size());
            }
            orderOfInvoice[invoice] = firstInvoices.size();
            firstInvoices.add(invoice);
        }
    }

    private long day(long milli) {
        return Instant.ofEpochMilli(milli).atZone(zone).toLocalDate().toEpochDay();
    }

    private void joinTo(int order, int invoice) {
        tally.add(Count.ORDERS_JOINED);
        orderOfInvoice[invoice] = order;
        if (rows.invoiceMillis.getLong(invoice)
                < rows.invoiceMillis.getLong(firstInvoices.getInt(order))) {
            firstInvoices.set(order, invoice);
        }
    }

    /// Lists the invoices of each order.
    private void group() {
        begins = new int[firstInvoices.size() + 1];
        for (int order : orderOfInvoice) {
            if (order != NONE) {
                begins[order + 1]++;
            }
        }
        for (int order = 0; order < firstInvoices.size(); order++) {
            begins[order + 1] += begins[order];
        }
        int[] next = begins.clone();
        invoices = new int[begins[firstInvoices.size()]];
        for (int invoice = 0; invoice < orderOfInvoice.length; invoice++) {
            if (orderOfInvoice[invoice] != NONE) {
                invoices[next[orderOfInvoice[invoice]]++] = invoice;
            }
        }
    }

    private void cap() {
        for (int order = 0; order < firstInvoices.size(); order++) {
            int most = 0;
            for (int i = begins[order]; i < begins[order + 1]; i++) {
                most += lines.end(invoices[i]) - lines.begin(invoices[i]);
            }
            if (most > cleaning.maxOrderItems()) {
                cap(order);
            }
        }
    }

    /// Removes the lines of the products that came latest in the log beyond the cap.
    private void cap(int order) {
        var firstRows = new Int2IntOpenHashMap();
        forLines(order, line -> firstRows.merge(lines.product(line), lines.firstRow(line),
                Math::min));
        if (firstRows.size() <= cleaning.maxOrderItems()) {
            return;
        }
        int[] sorted = firstRows.values().toIntArray();
        Arrays.sort(sorted);
        int last = sorted[cleaning.maxOrderItems() - 1];
        tally.add(Count.ORDERS_CAPPED);
        forLines(order, line -> {
            if (firstRows.get(lines.product(line)) > last) {
                lines.remove(line);
                tally.add(Count.LINES_CAPPED);
            }
        });
    }

    private void forLines(int order, IntConsumer receiver) {
        for (int i = begins[order]; i < begins[order + 1]; i++) {
            for (int line = lines.begin(invoices[i]); line < lines.end(invoices[i]); line++) {
                if (!lines.gone(line)) {
                    receiver.accept(line);
                }
            }
        }
    }

    /// Marks the products with a line in an order.
    void mark(BitSet products) {
        for (int order = 0; order < firstInvoices.size(); order++) {
            forLines(order, line -> products.set(lines.product(line)));
        }
    }

    /// The orders over nodes.
    ///
    /// @param node for each product its node
    Orders orders(int[] node, int nodeCount) {
        var builder = new OrdersBuilder(nodeCount, firstInvoices.size(), lines.count());
        var items = new IntArrayList();
        var quantities = new FloatArrayList();
        for (int order : sorted()) {
            items.clear();
            quantities.clear();
            forLines(order, line -> {
                items.add(node[lines.product(line)]);
                quantities.add(lines.quantity(line));
            });
            int first = firstInvoices.getInt(order);
            int customer = rows.invoiceCustomers.getInt(first);
            builder.add(customer < 0 ? "" : events.customers().text(customer), orderId(order),
                    second(order), items.elements(), quantities.elements(), items.size());
        }
        return builder.build();
    }

    private String orderId(int order) {
        int id = rows.invoiceOrders.getInt(firstInvoices.getInt(order));
        return id < 0 ? "" : events.orders().text(id);
    }

    private long second(int order) {
        return Math.floorDiv(rows.invoiceMillis.getLong(firstInvoices.getInt(order)), 1000L);
    }

    private int[] sorted() {
        var seconds = new LongArrayList(firstInvoices.size());
        int[] sorted = new int[firstInvoices.size()];
        for (int order = 0; order < sorted.length; order++) {
            sorted[order] = order;
            seconds.add(second(order));
        }
        IntArrays.stableSort(sorted, (a, b) -> {
            int byTime = Long.compare(seconds.getLong(a), seconds.getLong(b));
            return byTime != 0 ? byTime : orderId(a).compareTo(orderId(b));
        });
        return sorted;
    }
}
