package dev.thence.graph;

import dev.thence.graph.CleaningReport.Count;
import dev.thence.io.EventBlock;
import dev.thence.io.EventKind;
import dev.thence.io.EventLog;
import it.unimi.dsi.fastutil.bytes.ByteArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.time.Duration;

/// Puts the events of an event log into sessions: by session id, and without one by customer
/// with a break of at least a gap.
final class SessionRows {
    private final EventLog events;
    private final ProductCodes codes;
    private final int[] node;
    private final long end;
    private final SessionsBuilder builder;
    private final LongPairs keys = new LongPairs();
    private final IntArrayList looseCustomers = new IntArrayList();
    private final IntArrayList looseNodes = new IntArrayList();
    private final LongArrayList looseMillis = new LongArrayList();
    private final ByteArrayList looseKinds = new ByteArrayList();

    /// @param node for each product its node, or -1 when it is not in the catalogue
    SessionRows(EventLog events, ProductCodes codes, int[] node, int nodeCount, long end) {
        this.events = events;
        this.codes = codes;
        this.node = node;
        this.end = end;
        this.builder = new SessionsBuilder(nodeCount);
    }

    Sessions sessions(Duration gap, Tally tally) {
        events.readBlocks(block -> {
            for (int at = 0; at < block.size(); at++) {
                if (block.epochMilli(at) < end) {
                    read(block, at, tally);
                }
            }
        });
        addLoose(gap.toMillis());
        builder.markListedFirst();
        return builder.build();
    }

    private void read(EventBlock block, int at, Tally tally) {
        int there = node(block, at);
        if (there < 0) {
            return;
        }
        byte kind = Sessions.bit(block.kind(at));
        long milli = block.epochMilli(at);
        int customer = block.customer(at);
        if (block.session(at) >= 0) {
            int before = keys.count();
            int session = keys.add(customer, block.session(at));
            if (session == before) {
                session = open(customer, milli);
            }
            builder.add(session, second(milli), there, kind);
        } else if (customer >= 0) {
            looseCustomers.add(customer);
            looseNodes.add(there);
            looseMillis.add(milli);
            looseKinds.add(kind);
        } else if (!ProductCodes.isSale(block.kind(at))) {
            tally.add(Count.VIEWS_WITHOUT_SESSION);
        }
    }

    private int node(EventBlock block, int at) {
        int product = codes.productOf(block.item(at));
        EventKind kind = block.kind(at);
        boolean back = kind == EventKind.CANCEL
                || kind == EventKind.PURCHASE && block.quantity(at) <= 0;
        return product < 0 || back ? -1 : node[product];
    }

    private int open(int customer, long milli) {
        String id = customer < 0 ? "" : events.customers().text(customer);
        return builder.session(id, second(milli));
    }

    private static long second(long milli) {
        return Math.floorDiv(milli, 1000L);
    }

    private void addLoose(long gapMillis) {
        int[] sorted = new int[looseCustomers.size()];
        for (int row = 0; row < sorted.length; row++) {
            sorted[row] = row;
        }
        IntArrays.stableSort(sorted, (a, b) -> {
            int byCustomer = Integer.compare(looseCustomers.getInt(a), looseCustomers.getInt(b));
            return byCustomer != 0 ? byCustomer
                    : Long.compare(looseMillis.getLong(a), looseMillis.getLong(b));
        });
        int previous = -1;
        int session = -1;
        for (int row : sorted) {
            if (previous < 0 || looseCustomers.getInt(previous) != looseCustomers.getInt(row)
                    || looseMillis.getLong(row) - looseMillis.getLong(previous) >= gapMillis) {
                session = open(looseCustomers.getInt(row), looseMillis.getLong(row));
            }
            builder.add(session, second(looseMillis.getLong(row)), looseNodes.getInt(row),
                    looseKinds.getByte(row));
            previous = row;
        }
    }
}
