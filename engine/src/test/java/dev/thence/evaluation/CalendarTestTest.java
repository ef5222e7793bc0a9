package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.Orders;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarTestTest {

    private static Instant day(int number) {
        return Instant.EPOCH.plus(number, ChronoUnit.DAYS);
    }

    /// By hand: 9 or more heads of 10 fair coins have the chance 11 / 1024.
    @Test
    void binomialTailsAreExact() {
        assertEquals(22.0 / 1024, Binomial.twoSided(9, 10, .5), 1e-12);
        assertEquals(1, Binomial.twoSided(5, 10, .5), 1e-12);
        assertEquals(1, Binomial.twoSided(2, 2, .9), 1e-12);
        assertEquals(2 * .01, Binomial.twoSided(0, 2, .9), 1e-12);
        assertEquals(0, Binomial.twoSided(1, 2, 0));
    }

    /// By hand: sorted .001 .02 .04 .9 against .0125 .025 .0375 .05.
    @Test
    void discoveriesFollowBenjaminiAndHochberg() {
        assertEquals(2, CalendarTest.discoveries(new double[] {.9, .001, .04, .02}));
        assertEquals(0, CalendarTest.discoveries(new double[] {.5}));
    }

    /// Item 0 is always bought some days before item 1; item 2 was launched late and so comes after
    /// items 0 and 3 for reasons of the calendar alone.
    @Test
    void aLaunchIsNoDirectionAndAFollowUpIs() {
        var orders = Orders.builder(4);
        for (int c = 0; c < 600; c++) {
            var random = SplitMix64.of(1, c);
            String customer = "c" + c;
            int first = random.nextInt(300);
            orders.add(customer, "a" + c, day(first), List.of(0));
            orders.add(customer, "b" + c, day((first + 1 + random.nextInt(20))), List.of(1));
            orders.add(customer, "d" + c, day((250 + random.nextInt(70))), List.of(2));
            orders.add(customer, "e" + c, day(random.nextInt(320)), List.of(3));
        }
        try (var workers = Workers.of(2)) {
            CalendarTest test = CalendarTest.of(orders.build(), workers);
            assertEquals(6, test.pairs());
            assertEquals(4, test.againstHalf(), "0-1 and the three pairs of the launch");
            assertEquals(1, test.beyondCalendar(), "0-1 alone");
            assertTrue(test.isMeasurable());
            assertFalse(new CalendarTest(126_139, 47_954, 135).isMeasurable());
        }
    }
}
