package dev.thence.graph;

import dev.thence.io.EventKind;

/// The seen lines of sessions turned round: for every item the sessions in which it was seen,
/// those of one customer together and in time, the anonymous ones last. 4 bytes a line.
final class SessionLines {
    private final Sessions sessions;
    private final int[] begins;
    private final int[] places;
    private final int[] seenCounts;

    SessionLines(Sessions sessions) {
        this.sessions = sessions;
        begins = new int[sessions.itemCount() + 1];
        seenCounts = new int[sessions.sessionCount()];
        for (int session = 0; session < sessions.sessionCount(); session++) {
            for (int line = sessions.begin(session); line < sessions.end(session); line++) {
                if (sessions.seen(line)) {
                    begins[sessions.item(line) + 1]++;
                    seenCounts[session]++;
                }
            }
        }
        for (int item = 0; item < sessions.itemCount(); item++) {
            begins[item + 1] += begins[item];
        }
        places = new int[begins[sessions.itemCount()]];
        int[] next = begins.clone();
        for (int session : byCustomer()) {
            for (int line = sessions.begin(session); line < sessions.end(session); line++) {
                if (sessions.seen(line)) {
                    places[next[sessions.item(line)]++] = session;
                }
            }
        }
    }

    private int[] byCustomer() {
        int[] next = new int[sessions.customerCount() + 2];
        for (int session = 0; session < sessions.sessionCount(); session++) {
            next[group(session) + 1]++;
        }
        for (int group = 0; group <= sessions.customerCount(); group++) {
            next[group + 1] += next[group];
        }
        int[] sorted = new int[sessions.sessionCount()];
        for (int session = 0; session < sorted.length; session++) {
            sorted[next[group(session)]++] = session;
        }
        return sorted;
    }

    private int group(int session) {
        int customer = sessions.customer(session);
        return customer == Sessions.ANONYMOUS ? sessions.customerCount() : customer;
    }

    /// Counts the item's row of what was bought in its place: each session that listed it among n
    /// items and in which it was not bought adds `1 / n` for each item that was bought.
    PairRow countBought(int item, PairRow row) {
        row.begin(item);
        for (int place = begins[item]; place < begins[item + 1]; place++) {
            int session = places[place];
            int listed = 0;
            boolean wanted = false;
            for (int line = sessions.begin(session); line < sessions.end(session); line++) {
                listed += sessions.has(line, EventKind.LISTED) ? 1 : 0;
                wanted |= sessions.item(line) == item && sessions.has(line, EventKind.LISTED)
                        && !sessions.has(line, EventKind.PURCHASE);
            }
            if (wanted) {
                row.nextCustomer();
                for (int line = sessions.begin(session); line < sessions.end(session); line++) {
                    if (sessions.has(line, EventKind.PURCHASE)) {
                        row.add(sessions.item(line), 1.0 / listed);
                    }
                }
            }
        }
        return row;
    }

    /// Counts the item's row: each session adds `(n - 1)^-alpha` for each of its n seen items.
    PairRow count(int item, PairRow row, double alpha) {
        row.begin(item);
        int customer = Sessions.ANONYMOUS;
        for (int place = begins[item]; place < begins[item + 1]; place++) {
            int session = places[place];
            if (sessions.customer(session) != customer || customer == Sessions.ANONYMOUS) {
                row.nextCustomer();
                customer = sessions.customer(session);
            }
            double weight = StrictMath.pow(Math.max(1, seenCounts[session] - 1), -alpha);
            for (int line = sessions.begin(session); line < sessions.end(session); line++) {
                if (sessions.seen(line)) {
                    row.add(sessions.item(line), weight);
                }
            }
        }
        return row;
    }
}
