package dev.thence.graph;

import static dev.thence.graph.OrdersAsText.orders;
import static dev.thence.graph.OrdersAsText.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PairRuleTest {
    private static final Workers WORKERS = Workers.of(2);
    private static final PairRule RULE = PairRule.standard();

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    private static String edges(PairRule rule, Orders orders) {
        return text(rule.edges(orders, WORKERS));
    }

    @Test
    void laterOrdersCountTheLessTheLaterAndTheLarger() {
        long days15 = 15 * 86_400;
        var orders = orders(4, "ann@0 0\nann@%d 1 2 3\nann@%d 1".formatted(days15, 31 * 86_400));
        var rule = RULE.withMinSupport(1).withSameOrderWeight(0);
        float share = (float) (Math.pow(2, -16.0 / 15) / Math.sqrt(3));
        float first = (float) (0.5 / Math.sqrt(3));
        assertEquals("0>1=" + first + " 0>2=" + first + " 0>3=" + first + " 2>1=" + share
                + " 3>1=" + share, edges(rule, orders));
    }

    @Test
    void sameOrderCountsHalfBothWaysAndIsSharedOut() {
        var orders = orders(3, "ann@0 0 1 2");
        assertEquals("0>1=0.25 0>2=0.25 1>0=0.25 1>2=0.25 2>0=0.25 2>1=0.25",
                edges(RULE.withMinSupport(1), orders));
        assertEquals("", edges(RULE, orders));
    }

    @Test
    void supportCountsCustomersAndEachAnonymousOrder() {
        assertEquals("", edges(RULE, orders(2, "ann@0 0 1\nann@1 0 1\nann@2 0 1")));
        assertEquals("0>1=1.0 1>0=1.0", edges(RULE, orders(2, "ann@0 0 1\n-@1 0 1")));
        assertEquals("0>1=1.0 1>0=1.0", edges(RULE, orders(2, "-@0 0 1\n-@1 0 1")));
    }

    @Test
    void anonymousOrdersDoNotFollowOnEachOther() {
        assertEquals("", edges(RULE.withMinSupport(1), orders(2, "-@0 0\n-@1 1")));
    }

    @Test
    void onlyTheHeaviestEdgesOfASourceStay() {
        var orders = orders(3, "a@0 0 1\nb@0 0 1\nc@0 0 1\nd@0 0 2\ne@0 0 2");
        assertEquals("0>1=1.5 1>0=1.5 2>0=1.0", edges(RULE.withMaxOut(1), orders));
    }

    /// ann is shown a, b and c and buys b; d is shown after that. bob buys a without having been
    /// shown anything else first.
    @Test
    void whatWasListedFirstLeadsToWhatWasBought() {
        var log = OrdersAsText.clean("""
                listed ann - s1 a 01-01T10:00 1 -
                listed ann - s1 b 01-01T10:00 1 -
                listed ann - s1 c 01-01T10:00 1 -
                purchase ann - s1 b 01-01T10:05 1 -
                listed ann - s1 d 01-01T10:06 1 -
                purchase bob - s2 a 01-01T10:00 1 -
                listed bob - s2 c 01-01T10:01 1 -
                """, Cleaning.standard().withItems(Cleaning.ItemScope.SEEN));
        assertEquals("0>1=0.25 2>0=1.0 2>1=0.25 3>1=0.25", text(PairCounts.listedThenBought(
                log.sessions(), PairCounts.Kept.ALL, WORKERS)));
        for (var sessions : List.of(log.sessions(), log.sessions().filter(_ -> true),
                log.sessions().onto(log.items(), log.items()))) {
            var passedOver = new ArrayList<String>();
            for (int s = 0; s < sessions.sessionCount(); s++) {
                for (int line = sessions.begin(s); line < sessions.end(s); line++) {
                    if (sessions.passedOver(line)) {
                        passedOver.add(s + ":" + log.items().id(sessions.item(line)));
                    }
                }
            }
            assertEquals(1, passedOver.stream().map(place -> place.charAt(0)).distinct().count());
            assertEquals(List.of("a", "c"), passedOver.stream()
                    .map(place -> place.substring(2)).toList());
        }
        assertEquals(0, log.sessions().filter(_ -> false).sessionCount());
    }

    @Test
    void coViewsOfASessionCountBothWays() {
        var log = OrdersAsText.clean("""
                view ann - s1 a 01-01T10:00 1 -
                view ann - s1 b 01-01T10:00 1 -
                view ann - s2 a 01-01T12:00 1 -
                view ann - s2 c 01-01T12:00 1 -
                view bob - s1 a 01-01T10:00 1 -
                view bob - s1 b 01-01T10:00 1 -
                view bob - s1 c 01-01T10:00 1 -
                purchase bob - s1 d 01-01T10:00 1 -
                """, Cleaning.standard().withItems(Cleaning.ItemScope.SEEN));
        assertEquals("0>1=1.5 0>2=1.5 1>0=1.5 2>0=1.5",
                text(RULE.edges(log.sessions(), WORKERS)));
        assertEquals("0>1=1.5 0>2=1.5 1>0=1.5 1>2=0.5 2>0=1.5 2>1=0.5",
                text(PairCounts.sameSession(log.sessions(), 1, PairCounts.Kept.ALL, WORKERS)));
    }

    @Test
    void wrongOptionsAreRefusedWithTheirValue() {
        var e = assertThrows(IllegalArgumentException.class, () -> RULE.withSharing(1.5));
        assertEquals("sharing is 1.5, must be 0 to 1", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> RULE.withWindow(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> RULE.withHalfLife(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> RULE.withSameOrderWeight(-1));
        assertThrows(IllegalArgumentException.class, () -> RULE.withMinSupport(0));
        assertThrows(IllegalArgumentException.class, () -> RULE.withMaxOut(0));
    }

    @Test
    void provenanceNamesEveryOption() {
        assertEquals(Map.of("pairs.window", "PT720H", "pairs.halfLife", "PT360H", "pairs.sharing",
                "0.5", "pairs.sameOrderWeight", "0.5", "pairs.minSupport", "2", "pairs.maxOut",
                "200"), RULE.provenance());
        assertTrue(RULE.peakBytes(orders(3, "ann@0 0 1"), 2) > 0);
    }
}
