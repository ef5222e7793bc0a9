package dev.thence.graph;

import dev.thence.io.Dictionary;
import dev.thence.io.EventKind;
import it.unimi.dsi.fastutil.bytes.ByteArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;

/// Collects what happened in sessions, in any sequence, and makes [Sessions] of it.
final class SessionsBuilder {
    private final int itemCount;
    private final LongArrayList seconds = new LongArrayList();
    private final IntArrayList customers = new IntArrayList();
    private final Dictionary customerIds = new Dictionary();
    private final IntArrayList lineSessions = new IntArrayList();
    private final IntArrayList lineItems = new IntArrayList();
    private final ByteArrayList lineKinds = new ByteArrayList();
    private final LongArrayList lineSeconds = new LongArrayList();

    SessionsBuilder(int itemCount) {
        this.itemCount = itemCount;
    }

    /// A new session; its number is what [#add] takes.
    int session(String customer, long epochSecond) {
        seconds.add(epochSecond);
        customers.add(customer.isEmpty() ? Sessions.ANONYMOUS : customerIds.add(customer));
        return seconds.size() - 1;
    }

    /// @param kinds what happened, as [Sessions#bit]s
    void add(int session, long epochSecond, int item, byte kinds) {
        seconds.set(session, Math.min(seconds.getLong(session), epochSecond));
        lineSessions.add(session);
        lineItems.add(item);
        lineKinds.add(kinds);
        lineSeconds.add(epochSecond);
    }

    /// Marks what was listed before the session's first purchase, or at its second.
    void markListedFirst() {
        long[] firstPurchase = new long[seconds.size()];
        Arrays.fill(firstPurchase, Long.MAX_VALUE);
        for (int line = 0; line < lineSessions.size(); line++) {
            if ((lineKinds.getByte(line) & Sessions.bit(EventKind.PURCHASE)) != 0) {
                int session = lineSessions.getInt(line);
                firstPurchase[session] =
                        Math.min(firstPurchase[session], lineSeconds.getLong(line));
            }
        }
        for (int line = 0; line < lineSessions.size(); line++) {
            int kinds = lineKinds.getByte(line);
            if ((kinds & Sessions.bit(EventKind.LISTED)) != 0
                    && lineSeconds.getLong(line) <= firstPurchase[lineSessions.getInt(line)]) {
                lineKinds.set(line, (byte) (kinds | Sessions.LISTED_FIRST));
            }
        }
    }

    /// The sessions in which something was seen.
    Sessions build() {
        int[] begins = new int[seconds.size() + 1];
        for (int line = 0; line < lineSessions.size(); line++) {
            begins[lineSessions.getInt(line) + 1]++;
        }
        for (int session = 0; session < seconds.size(); session++) {
            begins[session + 1] += begins[session];
        }
        long[] lines = new long[lineSessions.size()];
        int[] next = begins.clone();
        for (int line = 0; line < lines.length; line++) {
            lines[next[lineSessions.getInt(line)]++] =
                    (long) lineItems.getInt(line) << Byte.SIZE | lineKinds.getByte(line);
        }
        var assembly = new Assembly();
        for (int session : inTime()) {
            assembly.add(session, lines, begins[session], begins[session + 1]);
        }
        return assembly.sessions();
    }

    private int[] inTime() {
        int[] sorted = new int[seconds.size()];
        for (int session = 0; session < sorted.length; session++) {
            sorted[session] = session;
        }
        IntArrays.stableSort(sorted,
                (a, b) -> Long.compare(seconds.getLong(a), seconds.getLong(b)));
        return sorted;
    }

    private final class Assembly {
        private final IntArrayList begins = IntArrayList.of(0);
        private final IntArrayList items = new IntArrayList();
        private final ByteArrayList kinds = new ByteArrayList();
        private final IntArrayList keptCustomers = new IntArrayList();
        private final LongArrayList keptSeconds = new LongArrayList();
        private final Dictionary keptIds = new Dictionary();

        void add(int session, long[] lines, int from, int to) {
            Arrays.sort(lines, from, to);
            int begin = items.size();
            int all = 0;
            for (int line = from; line < to; line++) {
                int item = (int) (lines[line] >>> Byte.SIZE);
                int kind = (int) lines[line] & 0xFF;
                all |= kind;
                int last = items.size() - 1;
                if (last >= begin && items.getInt(last) == item) {
                    kinds.set(last, (byte) (kinds.getByte(last) | kind));
                } else {
                    items.add(item);
                    kinds.add((byte) kind);
                }
            }
            if ((all & Sessions.SEEN) == 0) {
                items.size(begin);
                kinds.size(begin);
                return;
            }
            begins.add(items.size());
            keptSeconds.add(seconds.getLong(session));
            int customer = customers.getInt(session);
            keptCustomers.add(customer == Sessions.ANONYMOUS ? Sessions.ANONYMOUS
                    : keptIds.add(customerIds.text(customer)));
        }

        Sessions sessions() {
            return new Sessions(itemCount, begins.toIntArray(), items.toIntArray(),
                    kinds.toByteArray(), keptCustomers.toIntArray(), keptSeconds.toLongArray(),
                    keptIds);
        }
    }
}
