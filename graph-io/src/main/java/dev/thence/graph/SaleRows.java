package dev.thence.graph;

import dev.thence.graph.CleaningReport.Count;
import dev.thence.io.EventBlock;
import dev.thence.io.EventKind;
import dev.thence.io.EventLog;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.BitSet;

/// The rows that sell a product, sorted out from an event log by the rules 2 to 4 of
/// [Cleaning]: purchases with the invoice each belongs to, and cancellations.
///
/// An invoice is what the log calls an order: the rows of one customer with one order id,
/// without one with the same session, without either with the same time. An anonymous row with
/// none of these is an invoice for itself.
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

    private long rowCount;
    private long viewCount;
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
        events.readBlocks(block -> {
            for (int at = 0; at < block.size(); at++) {
                if (block.epochMilli(at) < end) {
                    read(block, at);
                }
            }
        });
        tally.add(Count.EVENTS, rowCount);
    }

    private void read(EventBlock block, int at) {
        rowCount++;
        int product = codes.productOf(block.item(at));
        if (product < 0) {
            tally.add(Count.OTHER_CODES);
        } else if (ProductCodes.isSale(block.kind(at))) {
            sale(block, at, product);
        } else {
            viewCount++;
        }
    }

    private void sale(EventBlock block, int at, int product) {
        if (cleaning.dropUnpriced() && block.price(at) <= 0) {
            tally.add(Count.UNPRICED);
            return;
        }
        float quantity = block.quantity(at);
        if (isCancellation(block, at, quantity)) {
            tally.add(Count.CANCELLATIONS);
            cancelCustomers.add(block.customer(at));
            cancelProducts.add(product);
            cancelQuantities.add(Math.abs(quantity));
            cancelMillis.add(block.epochMilli(at));
        } else if (quantity <= 0) {
            tally.add(Count.NO_QUANTITY);
        } else {
            rowInvoices.add(invoice(block, at));
            rowProducts.add(product);
            rowQuantities.add(quantity);
        }
    }

    private boolean isCancellation(EventBlock block, int at, float quantity) {
        if (block.kind(at) == EventKind.CANCEL) {
            return true;
        }
        int order = block.order(at);
        return quantity < 0 && (cleaning.cancelPrefix().isEmpty()
                || order >= 0 && cancelOrders.get(order));
    }

    private int invoice(EventBlock block, int at) {
        int customer = block.customer(at);
        long milli = block.epochMilli(at);
        int before = invoiceKeys.count();
        int invoice = invoiceKeys.add(customer * 4L + kindOfKey(block, at), key(block, at));
        if (invoice == before) {
            invoiceCustomers.add(customer);
            invoiceOrders.add(block.order(at));
            invoiceMillis.add(milli);
        } else if (milli < invoiceMillis.getLong(invoice)) {
            invoiceMillis.set(invoice, milli);
        }
        return invoice;
    }

    private long kindOfKey(EventBlock block, int at) {
        return block.order(at) >= 0 ? BY_ORDER
                : block.session(at) >= 0 ? BY_SESSION
                : block.customer(at) >= 0 ? BY_TIME : BY_ROW;
    }

    private long key(EventBlock block, int at) {
        return switch ((int) kindOfKey(block, at)) {
            case (int) BY_ORDER -> block.order(at);
            case (int) BY_SESSION -> block.session(at);
            case (int) BY_TIME -> block.epochMilli(at);
            default -> block.firstEvent() + at;
        };
    }

    /// Gives the memory of the rows back, of which lines have been made.
    void forgetRows() {
        rowInvoices.clear();
        rowInvoices.trim();
        rowProducts.clear();
        rowProducts.trim();
        rowQuantities.clear();
        rowQuantities.trim();
    }

    /// The number of rows before the cut that look at a product.
    long viewCount() {
        return viewCount;
    }

    int invoiceCount() {
        return invoiceKeys.count();
    }
}
