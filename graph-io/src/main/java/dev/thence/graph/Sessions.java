package dev.thence.graph;

import dev.thence.io.Dictionary;
import dev.thence.io.EventKind;
import java.util.Arrays;
import java.util.function.IntPredicate;

/// What was looked at in one visit: sessions sorted by (time, order of their first event in the
/// log), each with its distinct items in ascending order and what happened to each.
///
/// Only visits in which something was listed, viewed or put into a cart count; what was bought
/// in such a visit is marked too. Items are nodes `[0, itemCount)`; sessions and customers are
/// numbered within this object. Immutable, usable by any number of threads. Memory: 5 bytes a
/// line, 16 a session.
public final class Sessions extends ItemRows {
    /// The customer of a session nobody is known for.
    public static final int ANONYMOUS = Orders.ANONYMOUS;

    static final int SEEN =
            bit(EventKind.LISTED) | bit(EventKind.VIEW) | bit(EventKind.CART);

    /// Beside the kinds of events: the item was listed before anything was bought.
    static final int LISTED_FIRST = 1 << EventKind.values().length;

    private final byte[] kinds;

    Sessions(int itemCount, int[] begins, int[] items, byte[] kinds, int[] customers,
            long[] seconds, Dictionary customerIds) {
        super(itemCount, begins, items, customers, seconds, customerIds);
        this.kinds = kinds;
    }

    /// No sessions over these items.
    public static Sessions none(int itemCount) {
        return new Sessions(itemCount, new int[1], new int[0], new byte[0], new int[0],
                new long[0], new Dictionary());
    }

    public int sessionCount() {
        return customers.length;
    }

    /// True when this happened to the line's item in its session.
    public boolean has(int line, EventKind kind) {
        return (kinds[line] & bit(kind)) != 0;
    }

    /// True when the line's item was listed, viewed or put into the cart in its session.
    public boolean seen(int line) {
        return (kinds[line] & SEEN) != 0;
    }

    /// True when the line's item was listed before the session's first purchase, if there was one,
    /// and was not bought in the session: it was passed over for what was bought.
    public boolean passedOver(int line) {
        return (kinds[line] & LISTED_FIRST) != 0 && !has(line, EventKind.PURCHASE);
    }

    static byte bit(EventKind kind) {
        return (byte) (1 << kind.ordinal());
    }

    /// The same sessions over the nodes of another catalogue, matched by item id. Lines of
    /// other items go, and sessions left without a line.
    ///
    /// @throws IllegalArgumentException when `from` does not fit these sessions
    public Sessions onto(NodeIds from, NodeIds to) {
        if (from.count() != itemCount) {
            throw new IllegalArgumentException("from has " + from.count()
                    + " items, must have those of the sessions: " + itemCount);
        }
        int[] node = new int[itemCount];
        Arrays.setAll(node, item -> to.node(from.id(item)));
        var builder = new SessionsBuilder(to.count());
        for (int session = 0; session < sessionCount(); session++) {
            String customer = customers[session] == ANONYMOUS ? "" : customerId(customers[session]);
            int number = builder.session(customer, seconds[session]);
            for (int line = begin(session); line < end(session); line++) {
                if (node[items[line]] >= 0) {
                    builder.add(number, seconds[session], node[items[line]], kinds[line]);
                }
            }
        }
        return builder.build();
    }

    /// The sessions that the predicate keeps, over the same items.
    public Sessions filter(IntPredicate session) {
        var builder = new SessionsBuilder(itemCount);
        for (int s = 0; s < sessionCount(); s++) {
            if (session.test(s)) {
                String customer = customers[s] == ANONYMOUS ? "" : customerId(customers[s]);
                int number = builder.session(customer, seconds[s]);
                for (int line = begin(s); line < end(s); line++) {
                    builder.add(number, seconds[s], items[line], kinds[line]);
                }
            }
        }
        return builder.build();
    }
}
