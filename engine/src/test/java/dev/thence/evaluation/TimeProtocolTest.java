package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.NodeIds;
import dev.thence.graph.Orders;
import dev.thence.graph.Workers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeProtocolTest {
    private static final Instant CUT = Instant.parse("2011-10-01T00:00:00Z");
    private final NodeIds items = NodeIds.of(List.of("a", "b", "c", "d", "e"));

    /// x buys a b, then (test) b c e and later d; y buys (test) a c, then a d, all by days from
    /// the cut. Nobody bought e before the cut, so it is not in the catalogue.
    private final TimeProtocol protocol = TimeProtocol.of(
            orders("x -9 0 1", " -5 2 3", " -4 3 1"),
            orders("x -9 0 1", "x 1 1 2 4", "x 2 3", "y 3 0 2", "y 4 0 3", "z 5 4", " 6 0 1"),
            items, CUT);

    @Test
    void nextNewItemsAreAskedOfTheOrderJustBefore() {
        assertQueries(protocol.nextNewItems(),
                "0: 2 -0 1 t0 c0", "1: 2 -0 1 t0 c0",
                "1: 3 -0 1 2 t1 c0", "2: 3 -0 1 2 t1 c0",
                "0: 3 -0 2 t2 c1", "2: 3 -0 2 t2 c1");
    }

    @Test
    void nextItemsAreAllButTheQueryItself() {
        assertQueries(protocol.nextItems(),
                "0: 1 2 -0 t0 c0", "1: 2 -1 t0 c0",
                "1: 3 -1 t1 c0", "2: 3 -2 t1 c0",
                "0: 3 -0 t2 c1", "2: 0 3 -2 t2 c1");
    }

    @Test
    void sameOrderAsksForTheOthers() {
        assertQueries(protocol.sameOrder(),
                "1: 2 -1 t0 c0", "2: 1 -2 t0 c0",
                "0: 2 -0 t1 c1", "2: 0 -2 t1 c1",
                "0: 3 -0 t2 c1", "3: 0 -3 t2 c1");
    }

    @Test
    void basketsAreOrdersLessOneItem() {
        assertQueries(protocol.baskets(),
                "2: 1 -2 t0 c0", "1: 2 -1 t0 c0",
                "2: 0 -2 t1 c1", "0: 2 -0 t1 c1",
                "3: 0 -3 t2 c1", "0: 3 -0 t2 c1");
        var three = TimeProtocol.of(orders("x -9 0 1 2"), orders("x -9 0 1 2", "x 1 0 1 2"), items,
                CUT).baskets();
        assertArrayEquals(new int[] {0, 2}, three.queries().get(1).sources());
        assertArrayEquals(new int[] {1}, three.queries().get(1).relevant());
    }

    /// Three customers go from a to b and a to c in the test period; two did so from a to b
    /// before it. The support is a -> b 3, a -> c 3, a -> d 1, b -> d 9: by chance a -> c has
    /// 7 x 3 / 16, of which 3 is more than twice but not three times.
    @Test
    void newEdgesAreThoseThatTrainDoesNotKnow() {
        var lines = new ArrayList<String>(List.of("x -9 0 2 3", "x -8 1", "y -9 0", "y -7 1"));
        var train = orders(lines.toArray(String[]::new));
        lines.addAll(List.of("x 1 0", "x 2 1 2 4", "y 1 0", "y 2 1 2", "z 1 0", "z 3 1 2",
                "w 1 0", "w 32 1", "v 1 0", "v 2 3"));
        for (int i = 0; i < 9; i++) {
            lines.add("k" + i + " 1 1");
            lines.add("k" + i + " 2 3");
        }
        var asked = TimeProtocol.of(train, orders(lines.toArray(String[]::new)), items, CUT);
        try (var workers = Workers.of(1)) {
            assertQueries(asked.newEdges(workers), "0: 2 -0 1 2 t0 c0", "1: 3 -1 3 t1 c1");
            assertQueries(asked.newEdgesBeyondChance(workers));
            TargetScorer equal = (_, scores) -> Arrays.fill(scores, 0);
            // Of a: c is ranked with d, both have one train order, c has the smaller id.
            assertEquals(1f, Evaluator.evaluate(equal, asked.newEdges(workers), workers)
                    .value(Metric.MRR, 0));
        }
    }

    @Test
    void itemsWithoutATrainOrderAreNoCandidates() {
        var queries = protocol.nextNewItems();
        assertArrayEquals(new int[] {4}, queries.neverCandidates());
        // Even when they score best: with all others equal the list is b d a c, without a b: d c.
        TargetScorer theUnsold = (_, scores) -> {
            Arrays.fill(scores, 0);
            scores[4] = 1;
        };
        try (var workers = Workers.of(1)) {
            var result = Evaluator.evaluate(theUnsold, queries, workers);
            assertEquals(1 / 2f, result.value(Metric.MRR, 0));
            assertEquals(1f, result.value(Metric.MRR, 2));
        }
    }

    @Test
    void bucketsAreByTrainOrdersOfTheItemAsked() {
        var buckets = protocol.sourceBuckets();
        assertEquals("train orders of the item 1-9", buckets.getFirst().label());
        assertEquals(6, protocol.sameOrder().filter(buckets.getFirst().which()).queryCount());
        assertEquals(0, protocol.sameOrder().filter(buckets.getLast().which()).queryCount());
    }

    private static void assertQueries(QuerySet set, String... expected) {
        assertEquals(List.of(expected), set.queries().stream().map(query ->
                query.source() + ": " + text(query.relevant()) + " -" + text(query.removed())
                        + " t" + query.transition() + " c" + query.customer()).toList());
    }

    private static String text(int[] nodes) {
        return Arrays.toString(nodes).replaceAll("[\\[\\],]", "");
    }

    /// Orders as `customer day item item ...`, the customer empty for an anonymous one.
    private Orders orders(String... lines) {
        var builder = Orders.builder(items.count());
        for (String line : lines) {
            String[] fields = line.split(" ");
            builder.add(fields[0], line, CUT.plusSeconds(86_400L * Integer.parseInt(fields[1])),
                    Arrays.stream(fields, 2, fields.length).map(Integer::valueOf).toList());
        }
        return builder.build();
    }
}
