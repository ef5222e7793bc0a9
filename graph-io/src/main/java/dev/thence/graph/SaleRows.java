package dev.thence.graph;

import dev.thence.graph.CleaningReport.Count;
import dev.thence.io.EventKind;
import dev.thence.io.EventLog;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.BitSet;

/// The rows that sell a product, sorted out from an event log by the rules 2 to 4 of [Cleaning]:
/// purchases with the invoice each belongs to, and cancellations.
///
/// An invoice is what the log calls an order: the rows of one customer with one order id, without
/// one with the same session, without either with the same time. An anonymous row with none of
/// these is an invoice for itself.
final class SaleRows {
    private static final long BY_ORDER = 0;
    private static final long BY_SESSION = 1;
    private static final long BY_TIME = 2;
    private static final long BY_ROW = 3;

    private final EventLog events;
    private final Cleaning cleaning;
    private final ProductCodes codes;
    private final Tally tally;
    private final BitSet cancelOrders = new BitSet();

    private final LongPairs invoiceKeys = new LongPairs();
    final IntArrayList invoiceCustomers = new IntArrayList();
    final IntArrayList invoiceOrders = new IntArrayList();
    final LongArrayList invoiceMillis = new LongArrayList();
    final IntArrayList rowInvoices = new IntArrayList();
    final IntArrayList rowProducts = new IntArrayList();
    final FloatArrayList rowQuantities = new FloatArrayList();
    final IntArrayList cancelCustomers = new IntArrayList();
    final IntArrayList cancelProducts = new IntArrayList();
    final FloatArrayList cancelQuantities = new FloatArrayList();
    final LongArrayList cancelMillis = new LongArrayList();

    SaleRows(EventLog events, Cleaning cleaning, ProductCodes codes, Tally tally) {
        this.events = events;
        this.cleaning = cleaning;
        this.codes = codes;
        this.tally = tally;
        if (!cleaning.cancelPrefix().isEmpty()) {
            for (int order = 0; order < events.orders().count(); order++) {
                cancelOrders.set(order,
                        events.orders().text(order).startsWith(cleaning.cancelPrefix()));
            }
        }
    }

    void read(long end) {
        for (long event = 0; event < events.eventCount(); event++) {
            if (events.epochMilli(event) >= end) {
                continue;
            }
            tally.add(Count.EVENTS);
            int product = codes.productOf(events.item(event));
            if (product < 0) {
                tally.add(Count.OTHER_CODES);
            } else if (ProductCodes.isSale(events.kind(event))) {
                sale(event, product);
            }
        }
    }

    private void sale(long event, int product) {
        if (cleaning.dropUnpriced() && events.price(event) <= 0) {
            tally.add(Count.UNPRICED);
            return;
        }
        float quantity = events.quantity(event);
        if (isCancellation(event, quantity)) {
            tally.add(Count.CANCELLATIONS);
            cancelCustomers.add(events.customer(event));
            cancelProducts.add(product);
            cancelQuantities.add(Math.abs(quantity));
            cancelMillis.add(events.epochMilli(event));
        } else if (quantity <= 0) {
            tally.add(Count.NO_QUANTITY);
        } else {
            rowInvoices.add(invoice(event));
            rowProducts.add(product);
            rowQuantities.add(quantity);
        }
    }

    private boolean isCancellation(long event, float quantity) {
        if (events.kind(event) == EventKind.CANCEL) {
            return true;
        }
        int order = events.order(event);
        return quantity < 0 && (cleaning.cancelPrefix().isEmpty()
                || order >= 0 && cancelOrders.get(order));
    }

    private int invoice(long event) {
        int customer = events.customer(event);
        long milli = events.epochMilli(event);
        int before = invoiceKeys.count();
        int invoice = invoiceKeys.add(customer * 4L + kindOfKey(event), key(event));
        if (invoice == before) {
            invoiceCustomers.add(customer);
            invoiceOrders.add(events.order(event));
            invoiceMillis.add(milli);
        } else if (milli < invoiceMillis.getLong(invoice)) {
            invoiceMillis.set(invoice, milli);
        }
        return invoice;
    }

    private long kindOfKey(long event) {
        return events.order(event) >= 0 ? BY_ORDER
                : events.session(event) >= 0 ? BY_SESSION
                : events.customer(event) >= 0 ? BY_TIME : BY_ROW;
    }

    private long key(long event) {
        return switch ((int) kindOfKey(event)) {
            case (int) BY_ORDER -> events.order(event);
            case (int) BY_SESSION -> events.session(event);
            case (int) BY_TIME -> events.epochMilli(event);
            default -> event;
        };
    }

    int invoiceCount() {
        return invoiceKeys.count();
    }
}
