package dev.thence.graph;

import dev.thence.graph.CleaningReport.Count;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Takes what was cancelled out of the lines: rule 5 of [Cleaning]. In the order of their time
/// each cancellation takes from the same customer's latest lines of the product that are not
/// later.
final class Cancellations {
    private final SaleRows rows;
    private final InvoiceLines lines;
    private final Tally tally;
    private final LongPairs wanted = new LongPairs();
    private final List<IntArrayList> linesOf = new ArrayList<>();
    private final List<IntArrayList> invoicesOf = new ArrayList<>();

    Cancellations(SaleRows rows, InvoiceLines lines, Tally tally) {
        this.rows = rows;
        this.lines = lines;
        this.tally = tally;
    }

    void undo() {
        collect();
        int[] inTime = new int[rows.cancelMillis.size()];
        for (int row = 0; row < inTime.length; row++) {
            inTime[row] = row;
        }
        IntArrays.stableSort(inTime, (a, b) -> Long.compare(rows.cancelMillis.getLong(a),
                rows.cancelMillis.getLong(b)));
        for (int row : inTime) {
            int customer = rows.cancelCustomers.getInt(row);
            if (customer < 0) {
                tally.add(Count.CANCELLATIONS_ANONYMOUS);
                continue;
            }
            float left = take(wanted.find(customer, rows.cancelProducts.getInt(row)),
                    rows.cancelMillis.getLong(row), rows.cancelQuantities.getFloat(row));
            if (left > 0) {
                tally.add(Count.CANCELLATIONS_SHORT);
            }
        }
    }

    /// Finds the lines of the customers and products that cancellations name, in time.
    private void collect() {
        var customers = new BitSet();
        for (int row = 0; row < rows.cancelCustomers.size(); row++) {
            int customer = rows.cancelCustomers.getInt(row);
            if (customer >= 0) {
                customers.set(customer);
                if (wanted.add(customer, rows.cancelProducts.getInt(row)) == linesOf.size()) {
                    linesOf.add(new IntArrayList());
                    invoicesOf.add(new IntArrayList());
                }
            }
        }
        int[] invoices = new int[rows.invoiceCount()];
        for (int invoice = 0; invoice < invoices.length; invoice++) {
            invoices[invoice] = invoice;
        }
        IntArrays.stableSort(invoices, (a, b) -> Long.compare(rows.invoiceMillis.getLong(a),
                rows.invoiceMillis.getLong(b)));
        for (int invoice : invoices) {
            int customer = rows.invoiceCustomers.getInt(invoice);
            if (customer < 0 || !customers.get(customer)) {
                continue;
            }
            for (int line = lines.begin(invoice); line < lines.end(invoice); line++) {
                int pair = wanted.find(customer, lines.product(line));
                if (pair >= 0) {
                    linesOf.get(pair).add(line);
                    invoicesOf.get(pair).add(invoice);
                }
            }
        }
    }

    /// Takes the quantity from the pair's latest lines at or before the time; gives what was
    /// too much.
    private float take(int pair, long milli, float quantity) {
        IntArrayList there = linesOf.get(pair);
        float left = quantity;
        for (int i = there.size() - 1; i >= 0 && left > 0; i--) {
            int line = there.getInt(i);
            if (rows.invoiceMillis.getLong(invoicesOf.get(pair).getInt(i)) > milli
                    || lines.gone(line)) {
                continue;
            }
            float taken = Math.min(left, lines.quantity(line));
            lines.take(line, taken);
            left -= taken;
            if (lines.gone(line)) {
                tally.add(Count.LINES_CANCELLED);
            }
        }
        return left;
    }
}
