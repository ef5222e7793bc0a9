package dev.thence.graph;

import dev.thence.graph.CleaningReport.Count;
import dev.thence.io.EventLog;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/// The orders and sessions that an event log holds before an instant, cleaned: a pure function
/// of (events, facts, cleaning, as of). Nothing from that instant on has any effect, neither on
/// orders nor on names; only facts are the same at every instant.
///
/// Does not refer to the event log any more, which may be closed. Immutable, usable by any
/// number of threads.
public final class CleanLog {
    private final Instant asOf;
    private final NodeIds items;
    private final boolean capitals;
    private final Orders orders;
    private final Sessions sessions;
    private final Catalogue catalogue;
    private final CleaningReport report;

    CleanLog(Instant asOf, NodeIds items, boolean capitals, Orders orders, Sessions sessions,
            Catalogue catalogue, CleaningReport report) {
        this.asOf = asOf;
        this.items = items;
        this.capitals = capitals;
        this.orders = orders;
        this.sessions = sessions;
        this.catalogue = catalogue;
        this.report = report;
    }

    /// Cleans the events before `asOf`; [Instant#MAX] takes all. O(events log events); memory
    /// about 24 bytes per purchase row before the cut and 90 per order, the result among them.
    public static CleanLog of(EventLog events, Cleaning cleaning, Instant asOf) {
        return of(events, ItemFacts.none(), cleaning, asOf);
    }

    /// The same with facts of the items, for the catalogue alone; those of other items are left
    /// out.
    public static CleanLog of(EventLog events, ItemFacts facts, Cleaning cleaning, Instant asOf) {
        long end = firstMilliFrom(asOf);
        var tally = new Tally();
        var codes = ProductCodes.of(events, cleaning, end);
        tally.add(Count.CASES_JOINED, codes.casesJoined());
        var bought = bought(events, cleaning, codes, end, tally);
        int items = bought.items.count();
        Sessions sessions = !bought.views ? Sessions.none(items)
                : new SessionRows(events, codes, bought.node, items, end)
                        .sessions(cleaning.sessionGap(), tally);
        var catalogue = Catalogue.builder(items);
        facts.addTo(catalogue,
                id -> bought.items.node(ProductCodes.spelling(id, codes.capitals())));
        new NamesAndPrices(events, cleaning, codes, bought.node, items, end).addTo(catalogue);
        tally.add(Count.LINES, bought.orders.lineCount());
        tally.add(Count.ORDERS, bought.orders.orderCount());
        tally.add(Count.CUSTOMERS, bought.orders.customerCount());
        tally.add(Count.ITEMS, items);
        tally.add(Count.SESSIONS, sessions.sessionCount());
        return new CleanLog(asOf, bought.items, codes.capitals(), bought.orders, sessions,
                catalogue.build(), tally.report());
    }

    /// The orders over the items that are in the catalogue.
    private static final class Bought {
        final NodeIds items;
        /// For each product its item, or -1.
        final int[] node;
        final Orders orders;
        /// Whether anything was looked at.
        final boolean views;

        Bought(NodeIds items, int[] node, Orders orders, boolean views) {
            this.items = items;
            this.node = node;
            this.orders = orders;
            this.views = views;
        }
    }

    /// A method of its own, so that the rows are gone when sessions and facts are collected.
    private static Bought bought(EventLog events, Cleaning cleaning, ProductCodes codes, long end,
            Tally tally) {
        var rows = new SaleRows(events, cleaning, codes, tally);
        rows.read(end);
        JoinedOrders joined = joined(events, cleaning, rows, tally);
        var present = new BitSet(codes.count());
        joined.mark(present);
        if (cleaning.items() == Cleaning.ItemScope.SEEN) {
            markSeen(events, codes, end, present);
        }
        int[] node = new int[codes.count()];
        NodeIds items = number(codes, present, node);
        return new Bought(items, node, joined.orders(node, items.count()), rows.viewCount() > 0);
    }

    /// The first millisecond that is not before the instant.
    private static long firstMilliFrom(Instant instant) {
        try {
            return instant.plusNanos(999_999).toEpochMilli();
        } catch (ArithmeticException | DateTimeException _) {
            return instant.isAfter(Instant.EPOCH) ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
    }

    private static JoinedOrders joined(EventLog events, Cleaning cleaning, SaleRows rows,
            Tally tally) {
        var lines = new InvoiceLines(rows);
        if (cleaning.undoCancellations()) {
            new Cancellations(rows, lines, tally).undo();
        }
        return new JoinedOrders(events, cleaning, rows, lines, tally);
    }

    private static void markSeen(EventLog events, ProductCodes codes, long end, BitSet present) {
        events.readBlocks(block -> {
            for (int at = 0; at < block.size(); at++) {
                int product = codes.productOf(block.item(at));
                if (product >= 0 && block.epochMilli(at) < end
                        && !ProductCodes.isSale(block.kind(at))) {
                    present.set(product);
                }
            }
        });
    }

    /// Numbers the products that are present by their ids, and fills in the node of each, or
    /// -1.
    private static NodeIds number(ProductCodes codes, BitSet present, int[] node) {
        Arrays.fill(node, -1);
        var sorted = new ArrayList<String>();
        present.stream().forEach(product -> sorted.add(codes.id(product)));
        sorted.sort(null);
        NodeIds items = NodeIds.of(sorted);
        present.stream().forEach(product -> node[product] = items.node(codes.id(product)));
        return items;
    }

    /// Why nothing can be learned from these orders, as one sentence; empty when something can.
    /// At least two customers (each anonymous order counts as one) and one pair of items are
    /// needed, in one order or in two orders of a customer.
    public Optional<String> obstacle() {
        int anonymous = 0;
        boolean pair = false;
        for (int order = 0; order < orders.orderCount(); order++) {
            int customer = orders.customer(order);
            anonymous += customer == Orders.ANONYMOUS ? 1 : 0;
            pair |= orders.size(order) > 1
                    || customer != Orders.ANONYMOUS && boughtAnother(customer, order);
        }
        String what = "before " + asOf + " the log has " + orders.orderCount() + " orders of "
                + (orders.customerCount() + anonymous) + " customers";
        if (orders.orderCount() == 0) {
            return Optional.of(what + "; there is nothing to learn from. What cleaning dropped: "
                    + String.join("; ", report.lines()));
        }
        if (orders.customerCount() + anonymous < 2) {
            return Optional.of(what + "; at least two customers are needed to learn what"
                    + " customers buy next");
        }
        return pair ? Optional.empty() : Optional.of(what + ", and no customer bought two"
                + " different items; such pairs are what is learned");
    }

    private boolean boughtAnother(int customer, int order) {
        int first = orders.orderOf(customer, 0);
        return orders.item(orders.begin(order)) != orders.item(orders.begin(first));
    }

    /// The instant up to which events were used.
    public Instant asOf() {
        return asOf;
    }

    /// The items, sorted by id, so that node order is code order.
    public NodeIds items() {
        return items;
    }

    /// The node of an item as it is written in the log or beside it, whose ids cleaning may
    /// spell in capitals; -1 when there is no such item.
    public int nodeOf(String id) {
        return items.node(ProductCodes.spelling(id, capitals));
    }

    public Orders orders() {
        return orders;
    }

    public Sessions sessions() {
        return sessions;
    }

    /// For each item the name most purchases before the cut gave it (the earlier one of equals)
    /// and its median price, where the log has names and prices; the facts are the rest.
    public Catalogue catalogue() {
        return catalogue;
    }

    public CleaningReport report() {
        return report;
    }
}
