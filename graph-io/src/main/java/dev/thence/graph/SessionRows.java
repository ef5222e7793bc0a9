package dev.thence.graph;

import dev.thence.graph.CleaningReport.Count;
import dev.thence.io.EventKind;
import dev.thence.io.EventLog;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/// Puts the events of an event log into sessions: by session id, and without one by customer with a
/// break of at least a gap.
final class SessionRows {
    private final EventLog events;
    private final ProductCodes codes;
    private final int[] node;
    private final long end;
    private final SessionsBuilder builder;
    private final LongPairs keys = new LongPairs();
    private final LongArrayList withoutId = new LongArrayList();

    /// @param node for each product its node, or -1 when it is not in the catalogue
    SessionRows(EventLog events, ProductCodes codes, int[] node, int nodeCount, long end) {
        this.events = events;
        this.codes = codes;
        this.node = node;
        this.end = end;
        this.builder = new SessionsBuilder(nodeCount);
    }

    Sessions sessions(Cleaning cleaning, Tally tally) {
        for (long event = 0; event < events.eventCount(); event++) {
            if (events.epochMilli(event) >= end || node(event) < 0) {
                continue;
            }
            if (events.session(event) >= 0) {
                add(keyed(event), event);
            } else if (events.customer(event) >= 0) {
                withoutId.add(event);
            } else if (!ProductCodes.isSale(events.kind(event))) {
                tally.add(Count.VIEWS_WITHOUT_SESSION);
            }
        }
        addByGap(cleaning.sessionGap().toMillis());
        return builder.build();
    }

    private int node(long event) {
        int product = codes.productOf(events.item(event));
        EventKind kind = events.kind(event);
        boolean back = kind == EventKind.CANCEL
                || kind == EventKind.PURCHASE && events.quantity(event) <= 0;
        return product < 0 || back ? -1 : node[product];
    }

    private int keyed(long event) {
        int before = keys.count();
        int session = keys.add(events.customer(event), events.session(event));
        if (session == before) {
            open(event);
        }
        return session;
    }

    private int open(long event) {
        int customer = events.customer(event);
        return builder.session(customer < 0 ? "" : events.customers().text(customer), second(event));
    }

    private long second(long event) {
        return Math.floorDiv(events.epochMilli(event), 1000L);
    }

    private void add(int session, long event) {
        builder.add(session, second(event), node(event), Sessions.bit(events.kind(event)));
    }

    private void addByGap(long gapMillis) {
        int[] sorted = new int[withoutId.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = i;
        }
        IntArrays.stableSort(sorted, (a, b) -> {
            long first = withoutId.getLong(a);
            long second = withoutId.getLong(b);
            int byCustomer = Integer.compare(events.customer(first), events.customer(second));
            return byCustomer != 0 ? byCustomer
                    : Long.compare(events.epochMilli(first), events.epochMilli(second));
        });
        long previous = -1;
        int session = -1;
        for (int i : sorted) {
            long event = withoutId.getLong(i);
            if (previous < 0 || events.customer(previous) != events.customer(event)
                    || events.epochMilli(event) - events.epochMilli(previous) >= gapMillis) {
                session = open(event);
            }
            add(session, event);
            previous = event;
        }
    }
}
