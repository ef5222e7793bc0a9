package dev.thence.graph;

import dev.thence.io.EventLog;
import java.time.Instant;

/// The orders and sessions that an event log holds before an instant, cleaned: a pure function of
/// (events, cleaning, as of). Nothing from that instant on has any effect, neither on orders nor
/// on names.
///
/// Does not refer to the event log any more, which may be closed. Immutable, usable by any number
/// of threads.
public final class CleanLog {
    private final Instant asOf;
    private final NodeIds items;
    private final Orders orders;
    private final Sessions sessions;
    private final Catalogue catalogue;
    private final CleaningReport report;

    CleanLog(Instant asOf, NodeIds items, Orders orders, Sessions sessions, Catalogue catalogue,
            CleaningReport report) {
        this.asOf = asOf;
        this.items = items;
        this.orders = orders;
        this.sessions = sessions;
        this.catalogue = catalogue;
        this.report = report;
    }

    /// Cleans the events before `asOf`; [Instant#MAX] takes all. O(events log events); memory
    /// about 60 bytes per purchase row before the cut beside the result.
    public static CleanLog of(EventLog events, Cleaning cleaning, Instant asOf) {
        throw new UnsupportedOperationException();
    }

    /// The instant up to which events were used.
    public Instant asOf() {
        return asOf;
    }

    /// The items, sorted by id, so that node order is code order.
    public NodeIds items() {
        return items;
    }

    public Orders orders() {
        return orders;
    }

    public Sessions sessions() {
        return sessions;
    }

    /// For each item the name most purchases before the cut gave it (the earlier one of equals) and
    /// its median price, where the log has names and prices.
    public Catalogue catalogue() {
        return catalogue;
    }

    public CleaningReport report() {
        return report;
    }
}
