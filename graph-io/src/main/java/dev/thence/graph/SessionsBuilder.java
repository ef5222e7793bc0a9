package dev.thence.graph;

import dev.thence.io.Dictionary;
import it.unimi.dsi.fastutil.bytes.ByteArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/// Collects what happened in sessions, in any sequence, and makes [Sessions] of it.
final class SessionsBuilder {
    private final int itemCount;
    private final LongArrayList seconds = new LongArrayList();
    private final IntArrayList customers = new IntArrayList();
    private final Dictionary customerIds = new Dictionary();
    private final IntArrayList lineSessions = new IntArrayList();
    private final IntArrayList lineItems = new IntArrayList();
    private final ByteArrayList lineKinds = new ByteArrayList();

    SessionsBuilder(int itemCount) {
        this.itemCount = itemCount;
    }

    /// A new session; its number is what [#add] takes.
    int session(String customer, long epochSecond) {
        seconds.add(epochSecond);
        customers.add(customer.isEmpty() ? Sessions.ANONYMOUS : customerIds.add(customer));
        return seconds.size() - 1;
    }

    void add(int session, int item, byte kinds) {
        lineSessions.add(session);
        lineItems.add(item);
        lineKinds.add(kinds);
    }

    Sessions build() {
        int[] rank = rankByTime();
        int[] lines = new int[lineItems.size()];
        for (int line = 0; line < lines.length; line++) {
            lines[line] = line;
        }
        IntArrays.stableSort(lines, (a, b) -> {
            int bySession = Integer.compare(rank[lineSessions.getInt(a)],
                    rank[lineSessions.getInt(b)]);
            return bySession != 0 ? bySession
                    : Integer.compare(lineItems.getInt(a), lineItems.getInt(b));
        });
        return new Assembly().of(lines);
    }

    private int[] rankByTime() {
        int[] sorted = new int[seconds.size()];
        for (int session = 0; session < sorted.length; session++) {
            sorted[session] = session;
        }
        IntArrays.stableSort(sorted,
                (a, b) -> Long.compare(seconds.getLong(a), seconds.getLong(b)));
        int[] rank = new int[sorted.length];
        for (int place = 0; place < sorted.length; place++) {
            rank[sorted[place]] = place;
        }
        return rank;
    }

    /// Joins sorted lines into sessions; a session without lines does not appear.
    private final class Assembly {
        private final IntArrayList begins = new IntArrayList();
        private final IntArrayList items = new IntArrayList();
        private final ByteArrayList kinds = new ByteArrayList();
        private final IntArrayList keptCustomers = new IntArrayList();
        private final LongArrayList keptSeconds = new LongArrayList();
        private final Dictionary keptIds = new Dictionary();

        Sessions of(int[] lines) {
            int session = -1;
            for (int line : lines) {
                if (lineSessions.getInt(line) != session) {
                    session = lineSessions.getInt(line);
                    begin(session);
                }
                int last = items.size() - 1;
                if (last >= begins.getInt(begins.size() - 1)
                        && items.getInt(last) == lineItems.getInt(line)) {
                    kinds.set(last, (byte) (kinds.getByte(last) | lineKinds.getByte(line)));
                } else {
                    items.add(lineItems.getInt(line));
                    kinds.add(lineKinds.getByte(line));
                }
            }
            begins.add(items.size());
            return new Sessions(itemCount, begins.toIntArray(), items.toIntArray(),
                    kinds.toByteArray(), keptCustomers.toIntArray(), keptSeconds.toLongArray(),
                    keptIds);
        }

        private void begin(int session) {
            begins.add(items.size());
            keptSeconds.add(seconds.getLong(session));
            int customer = customers.getInt(session);
            keptCustomers.add(customer == Sessions.ANONYMOUS ? Sessions.ANONYMOUS
                    : keptIds.add(customerIds.text(customer)));
        }
    }
}
