package dev.thence.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What each rule of a [Cleaning] did, counted. Immutable.
public final class CleaningReport {

    /// What is counted. The sentence shows how it is printed; `#` stands for the number.
    public enum Count {
        EVENTS("events before the cut: #"),
        OTHER_CODES("not a product's code: # rows dropped"),
        CASES_JOINED("codes written in capitals and small letters: # joined"),
        UNPRICED("price 0 or less: # rows dropped"),
        NO_QUANTITY("quantity 0, or negative and no cancellation: # rows dropped"),
        CANCELLATIONS("cancellations found: # rows"),
        LINES_CANCELLED("cancellations undone: # lines removed"),
        CANCELLATIONS_SHORT("cancellations of more than was bought: # rows"),
        CANCELLATIONS_ANONYMOUS("cancellations without a customer: # rows ignored"),
        ORDERS_JOINED("orders of one customer and day: # joined to an earlier one"),
        ANONYMOUS_DROPPED("orders without a customer: # dropped"),
        ANONYMOUS_ORDERS("orders without a customer: # count within themselves"),
        ORDERS_CAPPED("giant orders: # cut"),
        LINES_CAPPED("giant orders: # lines beyond the cap dropped"),
        VIEWS_WITHOUT_SESSION("views without session and customer: # rows dropped"),
        LINES("order lines: #"),
        ORDERS("orders: #"),
        CUSTOMERS("customers: #"),
        ITEMS("items: #"),
        SESSIONS("sessions with views: #");

        private final String sentence;

        Count(String sentence) {
            this.sentence = sentence;
        }

        String of(long number) {
            return sentence.replace("#", String.format(Locale.ROOT, "%,d", number));
        }
    }

    private final Map<Count, Long> counts;

    CleaningReport(Map<Count, Long> counts) {
        this.counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    /// The number, 0 when the rule found nothing or was off.
    public long of(Count count) {
        return counts.getOrDefault(count, 0L);
    }

    /// One line for each count that is not 0, and for what came out in any case.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (Count count : Count.values()) {
            if (of(count) != 0 || count == Count.LINES || count == Count.ORDERS) {
                lines.add(count.of(of(count)));
            }
        }
        return lines;
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
