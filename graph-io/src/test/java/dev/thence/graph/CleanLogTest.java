package dev.thence.graph;

import static dev.thence.graph.OrdersAsText.clean;
import static dev.thence.graph.OrdersAsText.events;
import static dev.thence.graph.OrdersAsText.text;
import static dev.thence.graph.OrdersAsText.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.Cleaning.Anonymous;
import dev.thence.graph.Cleaning.ItemScope;
import dev.thence.graph.Cleaning.LetterCase;
import dev.thence.graph.CleaningReport.Count;
import dev.thence.io.Event;
import dev.thence.io.EventKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CleanLogTest {
    private static final Cleaning STANDARD = Cleaning.standard();

    private static List<Event> rows(int count, String item) {
        var rows = new ArrayList<Event>();
        for (int i = 0; i < count; i++) {
            rows.add(Event.purchase("c" + i, item, time("01-01T00:00"), "o" + i));
        }
        return rows;
    }

    @Test
    void codesWithoutADigitAreNoProductsWhereNearlyAllBeginWithOne() {
        var rows = rows(95, "12345A");
        rows.addAll(rows(5, "POST"));
        var log = clean(rows, STANDARD, Instant.MAX);
        assertEquals(5, log.report().of(Count.OTHER_CODES));
        assertEquals(1, log.items().count());
        assertEquals(2, clean(rows, STANDARD.withItemCodes(Cleaning.ANY_CODE), Instant.MAX)
                .items().count());
    }

    @Test
    void codesOfAnyFormStayWhereManyBeginWithALetter() {
        var rows = rows(94, "12345A");
        rows.addAll(rows(6, "POST"));
        assertEquals(2, clean(rows, STANDARD, Instant.MAX).items().count());
    }

    @Test
    void aPatternHasToMatchTheWholeCode() {
        var rows = rows(1, "12345A");
        rows.addAll(rows(1, "12345ABC"));
        rows.addAll(rows(1, "1234"));
        var log = clean(rows, Cleaning.forRetailInvoices(), Instant.MAX);
        assertEquals("12345A", log.items().id(0));
        assertEquals(1, log.items().count());
        assertEquals(2, log.report().of(Count.OTHER_CODES));
    }

    @Test
    void rareSmallLettersAreSlipsOfTheHand() {
        var rows = rows(95, "15056BL");
        rows.addAll(rows(5, "15056bl"));
        var log = clean(rows, STANDARD, Instant.MAX);
        assertEquals(1, log.items().count());
        assertEquals(1, log.report().of(Count.CASES_JOINED));
        var kept = clean(rows, STANDARD.withLetterCase(LetterCase.KEEP), Instant.MAX);
        assertEquals(2, kept.items().count());
    }

    @Test
    void usualSmallLettersAreMeant() {
        var rows = rows(94, "15056BL");
        rows.addAll(rows(6, "15056bl"));
        assertEquals(2, clean(rows, STANDARD, Instant.MAX).items().count());
        assertEquals(1, clean(rows, STANDARD.withLetterCase(LetterCase.UPPER), Instant.MAX)
                .items().count());
    }

    @Test
    void freeLinesGoAndUnknownPricesStay() {
        String log = """
                purchase ann o1 - a 01-01T10:00 1 0
                purchase ann o1 - b 01-01T10:00 1 2.5
                purchase ann o1 - c 01-01T10:00 1 -
                purchase ann o1 - d 01-01T10:00 1 -3
                """;
        assertEquals("o1 ann: b*1 c*1", text(clean(log, STANDARD)));
        assertEquals(2, clean(log, STANDARD).report().of(Count.UNPRICED));
        assertEquals("o1 ann: a*1 b*1 c*1 d*1", text(clean(log, STANDARD.withDropUnpriced(false))));
    }

    @Test
    void linesOfAnOrderAreSummedAndItsTimeIsTheFirstOnes() {
        var log = clean("""
                purchase ann o1 - a 01-01T10:05 2 1
                purchase ann o1 - b 01-01T10:01 1 1
                purchase ann o1 - a 01-01T10:03 3 1
                """, STANDARD);
        assertEquals("o1 ann: a*5 b*1", text(log));
        assertEquals(time("01-01T10:01").getEpochSecond(), log.orders().epochSecond(0));
    }

    @Test
    void cancellationTakesFromTheLatestEarlierLines() {
        var log = clean("""
                purchase ann o1 - a 01-01T10:00 5 1
                purchase ann o2 - a 01-02T10:00 2 1
                purchase ann o2 - b 01-02T10:00 1 1
                purchase ann c1 - a 01-03T10:00 -3 1
                purchase ann o3 - a 01-04T10:00 7 1
                """, STANDARD);
        assertEquals("o1 ann: a*4\no2 ann: b*1\no3 ann: a*7", text(log));
        assertEquals(1, log.report().of(Count.CANCELLATIONS));
        assertEquals(1, log.report().of(Count.LINES_CANCELLED));
        assertTrue(log.report().lines().contains("cancellations undone: 1 lines removed"));
    }

    @Test
    void cancellationOfMoreThanWasBoughtOrOfNobodyTakesWhatItFinds() {
        var log = clean("""
                purchase ann o1 - a 01-01T10:00 5 1
                purchase bob o2 - a 01-01T10:00 5 1
                purchase -   o3 - a 01-01T10:00 5 1
                cancel   ann c1 - a 01-03T10:00 6 1
                cancel   -   c2 - a 01-03T10:00 5 1
                """, STANDARD);
        assertEquals("o2 bob: a*5\no3 -: a*5", text(log));
        assertEquals(1, log.report().of(Count.CANCELLATIONS_SHORT));
        assertEquals(1, log.report().of(Count.CANCELLATIONS_ANONYMOUS));
    }

    @Test
    void cancelPrefixTellsCancellationsFromStockCorrections() {
        String log = """
                purchase ann o1 - a 01-01T10:00 5 1
                purchase ann x1 - a 01-02T10:00 -5 1
                purchase ann o2 - b 01-03T10:00 5 1
                purchase ann C2 - b 01-04T10:00 -5 1
                """;
        var byPrefix = clean(log, STANDARD.withCancelPrefix("C"));
        assertEquals("o1 ann: a*5", text(byPrefix));
        assertEquals(1, byPrefix.report().of(Count.NO_QUANTITY));
        assertEquals("", text(clean(log, STANDARD)));
        assertEquals("o1 ann: a*5\no2 ann: b*5",
                text(clean(log, STANDARD.withUndoCancellations(false))));
    }

    @Test
    void ordersOfACustomerAndDayAreOne() {
        String log = """
                purchase ann o2 - b 01-01T22:00 1 1
                purchase ann o1 - a 01-01T10:00 1 1
                purchase ann o1 - b 01-01T10:00 1 1
                purchase ann o3 - a 01-02T00:30 1 1
                purchase bob o4 - a 01-01T10:00 1 1
                """;
        assertEquals("o1 ann: a*1 b*2\no4 bob: a*1\no3 ann: a*1", text(clean(log, STANDARD)));
        assertEquals(1, clean(log, STANDARD).report().of(Count.ORDERS_JOINED));
        assertEquals(4, clean(log, STANDARD.withJoinDays(false)).orders().orderCount());
    }

    @Test
    void zoneSaysWhatADayIs() {
        String log = """
                purchase ann o1 - a 01-01T22:00 1 1
                purchase ann o2 - b 01-02T00:30 1 1
                """;
        assertEquals(2, clean(log, STANDARD).orders().orderCount());
        assertEquals(1, clean(log, STANDARD.withZone(ZoneId.of("America/New_York"))).orders()
                .orderCount());
    }

    @Test
    void anonymousOrdersStayByThemselvesOrGo() {
        String log = """
                purchase - o1 - a 01-01T10:00 1 1
                purchase - o1 - b 01-01T10:00 1 1
                purchase - o2 - b 01-01T11:00 1 1
                purchase - -  - c 01-01T12:00 1 1
                purchase - -  - d 01-01T12:00 1 1
                purchase ann o3 - a 01-01T13:00 1 1
                """;
        assertEquals("o1 -: a*1 b*1\no2 -: b*1\n -: c*1\n -: d*1\no3 ann: a*1",
                text(clean(log, STANDARD)));
        assertEquals(4, clean(log, STANDARD).report().of(Count.ANONYMOUS_ORDERS));
        assertEquals("o3 ann: a*1", text(clean(log, STANDARD.withAnonymous(Anonymous.DROP))));
        assertEquals(1, clean(log, STANDARD.withAnonymous(Anonymous.DROP)).items().count());
    }

    @Test
    void withoutOrderIdsSessionsAndTimesMakeOrders() {
        var log = clean("""
                purchase ann - s1 a 01-01T10:00 1 1
                purchase ann - s1 b 01-01T10:09 1 1
                purchase bob - s1 a 01-01T10:00 1 1
                purchase cid - -  a 01-01T10:00 1 1
                purchase cid - -  b 01-01T10:00 1 1
                purchase cid - -  c 01-01T10:01 1 1
                """, STANDARD.withJoinDays(false));
        assertEquals(" ann: a*1 b*1\n bob: a*1\n cid: a*1 b*1\n cid: c*1", text(log));
    }

    @Test
    void giantOrdersKeepTheirFirstItems() {
        var log = clean("""
                purchase ann o1 - d 01-01T10:00 1 1
                purchase ann o1 - a 01-01T10:00 1 1
                purchase ann o1 - c 01-01T10:00 1 1
                purchase ann o1 - d 01-01T10:00 1 1
                """, STANDARD.withMaxOrderItems(2));
        assertEquals("o1 ann: a*1 d*2", text(log));
        assertEquals(1, log.report().of(Count.ORDERS_CAPPED));
        assertEquals(1, log.report().of(Count.LINES_CAPPED));
        assertEquals(2, log.items().count());
    }

    @Test
    void nothingAfterTheCutHasAnyEffect() {
        var before = events("""
                purchase ann o1 - 1a 01-01T10:00 1 1 early name
                purchase bob o2 - 2b 01-02T10:00 1 1
                """);
        var all = new ArrayList<Event>();
        all.addAll(events("""
                purchase zoe o9 - 2b 02-01T00:00 1 1 late name
                purchase zoe o9 - POST 02-01T00:00 1 1
                purchase zoe o9 - 1a 02-01T00:00 1 7 late name
                view zoe - s9 1a 02-01T00:00 1 1
                """));
        all.addAll(before);
        all.addAll(events("""
                cancel ann c1 - 1a 02-01T00:00 1 1
                purchase ann o1 - 1A 02-01T00:00 1 7 late name
                """));
        var cut = clean(all, STANDARD, time("02-01T00:00"));
        var alone = clean(before, STANDARD, Instant.MAX);
        assertEquals(text(alone), text(cut));
        assertEquals(alone.report().lines(), cut.report().lines());
        assertEquals(alone.items().fingerprint(), cut.items().fingerprint());
        assertEquals(Optional.of("early name"), cut.catalogue().name(0));
        assertEquals(Optional.empty(), cut.catalogue().name(1));
        assertEquals(OptionalDouble.of(1), cut.catalogue().price(0));
        assertEquals(time("02-01T00:00"), cut.asOf());
    }

    @Test
    void theCutItselfIsNotBeforeTheCut() {
        String log = "purchase ann o1 - a 01-01T10:00 1 1";
        assertEquals(0, clean(events(log), STANDARD, time("01-01T10:00")).orders().orderCount());
        assertEquals(1, clean(events(log), STANDARD, time("01-01T10:00").plusNanos(1)).orders()
                .orderCount());
        assertEquals(0, clean(events(log), STANDARD, Instant.MIN).orders().orderCount());
    }

    @Test
    void nameIsTheMostFrequentOneOfPricedRowsAndPriceTheMedian() {
        var log = clean("""
                purchase ann o1 - a 01-01T10:00 1 3 lamp
                purchase bob o2 - a 01-01T10:00 1 1 LAMP
                purchase cid o3 - a 01-01T10:00 1 2 LAMP
                purchase cid o4 - a 01-01T10:00 1 0 damaged
                purchase dan o5 - a 01-01T10:00 1 0 damaged
                purchase eve o6 - a 01-01T10:00 1 0 damaged
                """, STANDARD);
        assertEquals(Optional.of("LAMP"), log.catalogue().name(0));
        assertEquals(OptionalDouble.of(2), log.catalogue().price(0));
    }

    @Test
    void viewsBecomeSessionsOfTheirCustomer() {
        String text = """
                listed   ann -  s1 a 01-01T10:00 1 -
                view     ann -  s1 b 01-01T10:01 1 -
                view     ann -  s1 b 01-01T10:02 1 -
                purchase ann o1 s1 b 01-01T10:05 1 1
                purchase bob o2 s1 a 01-01T10:05 1 1
                cart     bob -  s2 a 01-01T09:00 1 -
                view     bob -  s2 x 01-01T09:00 1 -
                """;
        var log = clean(text, STANDARD);
        Sessions sessions = log.sessions();
        assertEquals(2, sessions.sessionCount());
        assertEquals("bob", sessions.customerId(sessions.customer(0)));
        assertEquals(1, sessions.end(0) - sessions.begin(0));
        assertEquals("ann", sessions.customerId(sessions.customer(1)));
        int a = sessions.begin(1);
        assertEquals(0, sessions.item(a));
        assertTrue(sessions.has(a, EventKind.LISTED));
        assertFalse(sessions.has(a, EventKind.PURCHASE));
        assertTrue(sessions.has(a + 1, EventKind.PURCHASE));
        assertTrue(sessions.has(a + 1, EventKind.VIEW));
        assertEquals(2, log.items().count());
        assertEquals(3, clean(text, STANDARD.withItems(ItemScope.SEEN)).items().count());
    }

    @Test
    void viewsWithoutSessionIdsAreCutAtBreaks() {
        var log = clean("""
                view ann - - a 01-01T10:00 1 -
                view ann - - b 01-01T10:29 1 -
                view ann - - a 01-01T10:59 1 -
                view -   - - a 01-01T10:59 1 -
                purchase bob o1 - a 01-01T10:59 1 -
                purchase bob o1 - b 01-01T10:59 1 -
                """, STANDARD);
        assertEquals(2, log.sessions().sessionCount());
        assertEquals(3, log.sessions().lineCount());
        assertEquals(1, log.report().of(Count.VIEWS_WITHOUT_SESSION));
    }

    @Test
    void obstaclesToLearningAreNamed() {
        var none = clean("purchase ann o1 - a 01-01T10:00 1 0", STANDARD);
        assertTrue(none.obstacle().orElseThrow().contains("price 0 or less: 1 rows dropped"),
                none.obstacle().toString());
        var one = clean("""
                purchase ann o1 - a 01-01T10:00 1 1
                purchase ann o2 - b 01-02T10:00 1 1
                """, STANDARD);
        assertTrue(one.obstacle().orElseThrow().contains("2 orders of 1 customers"),
                one.obstacle().toString());
        var noPair = clean("""
                purchase ann o1 - a 01-01T10:00 1 1
                purchase ann o2 - a 01-02T10:00 1 1
                purchase bob o3 - b 01-02T10:00 1 1
                """, STANDARD);
        assertTrue(noPair.obstacle().orElseThrow().contains("two different items"));
        var two = clean("""
                purchase ann o1 - a 01-01T10:00 1 1
                purchase ann o2 - b 01-02T10:00 1 1
                purchase bob o3 - b 01-02T10:00 1 1
                """, STANDARD);
        assertEquals(Optional.empty(), two.obstacle());
    }
}
