package dev.thence.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PopularityTest {
    private static final long DAY = 86_400;
    private final Orders orders = OrdersAsText.orders(3, """
            ann@0 0 1
            -@%d 0
            bob@%d 0 1
            bob@%d 0 2
            """.formatted(5 * DAY, 8 * DAY, 10 * DAY));

    @Test
    void ordersAreCountedInTheirWindow() {
        assertArrayEquals(new int[] {4, 2, 1}, Popularity.orders(orders));
        Instant tenth = Instant.ofEpochSecond(10 * DAY);
        assertArrayEquals(new int[] {2, 1, 0}, Popularity.lastDays(orders, 5, tenth));
        assertArrayEquals(new int[] {1, 1, 0}, Popularity.lastDays(orders, 4, tenth));
    }

    @Test
    void firstPurchasesOfKnownCustomersHaveATrendOfTheirOwn() {
        double[] trend = Popularity.firstPurchaseTrend(orders, 4, Instant.ofEpochSecond(10 * DAY));
        assertArrayEquals(new double[] {(1 + 2) / (2 * 0.4 + 2), (1 + 2) / (2 * 0.4 + 2), 1},
                trend, 1e-12, "nobody's order counts for nothing, that of the instant not yet");
        trend = Popularity.firstPurchaseTrend(orders, 4, Instant.ofEpochSecond(12 * DAY));
        assertArrayEquals(new double[] {(1 + 2) / (2 / 3.0 + 2), (1 + 2) / (2 / 3.0 + 2),
                (1 + 2) / (1 / 3.0 + 2)}, trend, 1e-12, "bob buys 0 a second time on day 10");
    }

    @Test
    void trendComparesTheLastDaysWithTheLongRun() {
        double[] trend = Popularity.trend(orders, 4, Instant.ofEpochSecond(10 * DAY));
        assertArrayEquals(new double[] {(1 + 2) / (3 * 0.4 + 2), (1 + 2) / (2 * 0.4 + 2), 1},
                trend, 1e-12);
        assertArrayEquals(new double[] {1, 1, 1}, Popularity.trend(orders, 4, Instant.EPOCH));
    }
}
