package dev.thence.graph;

import static dev.thence.graph.OrdersAsText.orders;
import static dev.thence.graph.OrdersAsText.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.PairCounts.Buyers;
import dev.thence.graph.PairCounts.DirectedRule;
import dev.thence.graph.PairCounts.Following;
import dev.thence.graph.PairCounts.Kept;
import dev.thence.graph.PairCounts.Sharing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PairCountsTest {
    private static final Workers ONE = Workers.of(1);
    private static final Workers EIGHT = Workers.of(8);
    private static final Duration DAYS = Duration.ofDays(30);

    @AfterAll
    static void close() {
        ONE.close();
        EIGHT.close();
    }

    @Test
    void sameOrderSharesOutABasket() {
        var orders = orders(4, "ann@1 0 1 2\nann@2 0 1\n-@3 1 2\nbob@4 3");
        assertEquals("0>1=1.5 0>2=0.5 1>0=1.5 1>2=1.5 2>0=0.5 2>1=1.5",
                text(PairCounts.sameOrder(orders, 1, Buyers.ALL, Kept.ALL, ONE)));
        assertEquals("0>1=1.5 0>2=0.5 1>0=1.5 1>2=0.5 2>0=0.5 2>1=0.5",
                text(PairCounts.sameOrder(orders, 1, Buyers.KNOWN, Kept.ALL, ONE)));
    }

    @Test
    void customerCountsJoinAllOrdersOfACustomer() {
        var orders = orders(3, "ann@1 0\nann@2 1\nann@3 0\nbob@4 0 1\n-@4 0 2");
        assertEquals("0>1=2.0 1>0=2.0", text(PairCounts.customer(orders, Kept.ALL, ONE)));
    }

    @Test
    void directedCountsGoFromEarlierToLater() {
        var orders = orders(4, "ann@0 0 1\nann@86400 1 2\nann@864000 3\n-@1 0\n-@2 3");
        var within = new DirectedRule(DAYS, Sharing.FULL, Following.EVERY_LATER);
        assertEquals("0>1=1.0 0>2=1.0 0>3=1.0 1>2=1.0 1>3=2.0 2>3=1.0",
                text(PairCounts.directed(orders, within, Kept.ALL, ONE)));
        var adjacent = new DirectedRule(DAYS, Sharing.SHARED, Following.ADJACENT);
        assertEquals("0>1=0.5 0>2=0.5 1>2=0.5 1>3=0.70710677 2>3=0.70710677",
                text(PairCounts.directed(orders, adjacent, Kept.ALL, ONE)));
        assertEquals("0>1=1.0 0>2=1.0 1>2=1.0",
                text(PairCounts.directed(orders, DirectedRule.within(1), Kept.ALL, ONE)));
    }

    @Test
    void customersThenCountsACustomerOnce() {
        var orders = orders(3, "ann@0 0\nann@10 1\nann@20 0\nann@30 1 2\nbob@0 0 1\nbob@5 2");
        assertEquals("0>1=1.0 0>2=2.0 1>0=1.0 1>2=2.0",
                text(PairCounts.customersThen(orders, Kept.ALL, ONE)));
        assertEquals("0>1=1.0 0>2=2.0 1>0=1.0 1>2=1.0",
                text(PairCounts.customersThen(orders, Duration.ofSeconds(10), Kept.ALL, ONE)));
    }

    @Test
    void customersThenOfLinkedPairsAreTheSameCountsWithoutTheOthers() {
        long left = 0;
        for (long seed = 0; seed < 20; seed++) {
            Orders orders = random(seed);
            Duration window = Duration.ofDays(15);
            DirectedGraph linked = PairCounts.sameOrder(orders, 0, Buyers.KNOWN,
                    new Kept(1, 2), ONE);
            DirectedGraph all = PairCounts.customersThen(orders, window, Kept.ALL, ONE);
            DirectedGraph some = PairCounts.customersThen(orders, window, linked, EIGHT);
            assertEquals(text(all.filter((u, v, _) -> linked.hasEdge(u, v)
                    || linked.hasEdge(v, u))), text(some), "seed " + seed);
            left += all.edgeCount() - some.edgeCount();
        }
        assertTrue(left > 0, "no pair was left out");
        var e = assertThrows(IllegalArgumentException.class, () -> PairCounts.customersThen(
                orders(2, "ann@5 0"), Duration.ofDays(1), DirectedGraph.builder(3).build(), ONE));
        assertEquals("the graph has 3 nodes, must be over the 2 items of the orders",
                e.getMessage());
    }

    @Test
    void ordersOfOneSecondDoNotFollowOnEachOther() {
        var orders = orders(2, "ann@5 0\nann@5 1");
        assertEquals("", text(PairCounts.customersThen(orders, Kept.ALL, ONE)));
        assertEquals("", text(PairCounts.directed(orders, DirectedRule.tuned(), Kept.ALL, ONE)));
    }

    @Test
    void heaviestTargetsAreKeptAndOfEqualsTheSmallerNumber() {
        var orders = orders(4, "a@1 0 1\nb@2 0 1\nc@3 0 3\nd@4 0 2");
        assertEquals("0>1=2.0 0>2=1.0 1>0=2.0 2>0=1.0 3>0=1.0",
                text(PairCounts.customer(orders, new Kept(0, 2), ONE)));
        assertEquals("0>1=2.0 1>0=2.0", text(PairCounts.customer(orders, Kept.atLeast(2), ONE)));
    }

    @Test
    void wrongRulesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> DirectedRule.within(0));
        assertThrows(IllegalArgumentException.class, () -> new Kept(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Kept(Double.NaN, 1));
    }

    @Test
    void noOrdersGiveNoPairs() {
        assertEquals("", text(PairCounts.customer(orders(0, ""), Kept.ALL, ONE)));
        assertEquals(3, PairCounts.directed(orders(3, ""), DirectedRule.tuned(), Kept.ALL, ONE)
                .nodeCount());
    }

    // The obvious counting over all pairs of orders, on random logs.

    private static Orders random(long seed) {
        var random = SplitMix64.of(seed, 77);
        int items = 1 + random.nextInt(12);
        var builder = Orders.builder(items);
        for (int order = random.nextInt(60); order > 0; order--) {
            int customer = random.nextInt(6);
            var basket = new ArrayList<Integer>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                basket.add(random.nextInt(items));
            }
            builder.add(customer == 0 ? "" : "c" + customer, "o" + order,
                    Instant.ofEpochSecond(random.nextInt(100) * 43_200L), basket);
        }
        return builder.build();
    }

    private static int[] items(Orders orders, int order) {
        int[] items = new int[orders.size(order)];
        for (int i = 0; i < items.length; i++) {
            items[i] = orders.item(orders.begin(order) + i);
        }
        return items;
    }

    /// Calls for every two orders of one known customer, the first strictly earlier.
    private static void forOrderPairs(Orders orders, BiFunction<Integer, Integer, Void> receiver) {
        for (int i = 0; i < orders.orderCount(); i++) {
            for (int j = 0; j < orders.orderCount(); j++) {
                if (orders.customer(i) >= 0 && orders.customer(i) == orders.customer(j)
                        && orders.epochSecond(j) > orders.epochSecond(i)) {
                    receiver.apply(i, j);
                }
            }
        }
    }

    private static String matrix(Function<Sums, Void> counting) {
        var sums = new Sums();
        counting.apply(sums);
        var graph = DirectedGraph.builder(12);
        sums.values.forEach((pair, sum) -> graph.add(pair / 100, pair % 100, (float) (double) sum));
        return text(graph.build());
    }

    private static final class Sums {
        final TreeMap<Integer, Double> values = new TreeMap<>();

        void add(int u, int v, double weight) {
            if (u != v) {
                values.merge(100 * u + v, weight, Double::sum);
            }
        }
    }

    @Test
    void countsEqualTheObviousOnes() {
        for (long seed = 0; seed < 200; seed++) {
            Orders orders = random(seed);
            String at = "seed " + seed;
            assertEquals(matrix(sums -> {
                for (int o = 0; o < orders.orderCount(); o++) {
                    for (int u : items(orders, o)) {
                        for (int v : items(orders, o)) {
                            sums.add(u, v, 1.0 / Math.max(1, orders.size(o) - 1));
                        }
                    }
                }
                return null;
            }), text(PairCounts.sameOrder(orders, 1, Buyers.ALL, Kept.ALL, EIGHT)), at);
            assertEquals(matrix(sums -> {
                forOrderPairs(orders, (i, j) -> {
                    if (orders.epochSecond(j) - orders.epochSecond(i) <= 15 * 86_400) {
                        for (int u : items(orders, i)) {
                            for (int v : items(orders, j)) {
                                sums.add(u, v, 1);
                            }
                        }
                    }
                    return null;
                });
                return null;
            }), text(PairCounts.directed(orders, DirectedRule.within(15), Kept.ALL, EIGHT)), at);
            assertCustomers(orders, at);
        }
    }

    private static void assertCustomers(Orders orders, String at) {
        for (long window : new long[] {7 * 86_400, Long.MAX_VALUE}) {
            var then = new HashSet<List<Integer>>();
            var both = new HashSet<List<Integer>>();
            forOrderPairs(orders, (i, j) -> {
                if (orders.epochSecond(j) - orders.epochSecond(i) <= window) {
                    addAll(then, orders, i, j);
                }
                return null;
            });
            for (int i = 0; i < orders.orderCount(); i++) {
                for (int j = 0; j < orders.orderCount(); j++) {
                    if (orders.customer(i) >= 0 && orders.customer(i) == orders.customer(j)) {
                        addAll(both, orders, i, j);
                    }
                }
            }
            assertEquals(counted(then), text(window == Long.MAX_VALUE
                    ? PairCounts.customersThen(orders, Kept.ALL, EIGHT)
                    : PairCounts.customersThen(orders, Duration.ofSeconds(window), Kept.ALL,
                            EIGHT)), at);
            assertEquals(counted(both), text(PairCounts.customer(orders, Kept.ALL, EIGHT)), at);
        }
    }

    private static void addAll(Set<List<Integer>> seen, Orders orders, int i, int j) {
        for (int u : items(orders, i)) {
            for (int v : items(orders, j)) {
                seen.add(List.of(orders.customer(i), u, v));
            }
        }
    }

    private static String counted(Set<List<Integer>> seen) {
        return matrix(sums -> {
            seen.forEach(triple -> sums.add(triple.get(1), triple.get(2), 1));
            return null;
        });
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        for (long seed = 300; seed < 330; seed++) {
            Orders orders = random(seed);
            for (var kept : List.of(Kept.ALL, new Kept(0.1, 2))) {
                assertEquals(text(PairCounts.sameOrder(orders, .3, Buyers.ALL, kept, ONE)),
                        text(PairCounts.sameOrder(orders, .3, Buyers.ALL, kept, EIGHT)));
                assertEquals(text(PairCounts.directed(orders, DirectedRule.tuned(), kept, ONE)),
                        text(PairCounts.directed(orders, DirectedRule.tuned(), kept, EIGHT)));
                assertEquals(text(PairRule.standard().edges(orders, ONE)),
                        text(PairRule.standard().edges(orders, EIGHT)));
            }
        }
    }

    @Test
    void symmetricMatricesAreTheirOwnTransposeToTheBit() {
        for (long seed = 400; seed < 430; seed++) {
            var graph = PairCounts.sameOrder(random(seed), .3, Buyers.ALL, Kept.ALL, ONE);
            graph.out().check();
            assertEquals(text(graph), text(DirectedGraph.of(graph.out()).reverse()));
        }
    }
}
