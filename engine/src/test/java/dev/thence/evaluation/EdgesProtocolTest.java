package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.DirectedGraph;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgesProtocolTest {
    private final DirectedGraph graph = Graphs.random(100, 1300, 3);
    private final EdgesProtocol protocol = EdgesProtocol.of(graph, 0);

    @Test
    void everyEdgeIsInExactlyOnePart() {
        long m = graph.edgeCount();
        assertEquals(m * 75 / 100, protocol.train().edgeCount());
        assertEquals(m * 80 / 100 - m * 75 / 100, protocol.validation().edgeCount());
        assertEquals(m, protocol.train().edgeCount() + protocol.validation().edgeCount()
                + protocol.test().edgeCount());
        graph.filter((u, v, _) -> {
            int parts = (protocol.train().hasEdge(u, v) ? 1 : 0)
                    + (protocol.validation().hasEdge(u, v) ? 1 : 0)
                    + (protocol.test().hasEdge(u, v) ? 1 : 0);
            assertEquals(1, parts);
            return false;
        });
    }

    @Test
    void theSeedDecidesTheSplit() {
        var again = EdgesProtocol.of(graph, 0);
        var other = EdgesProtocol.of(graph, 1);
        assertEquals(0, again.test().filter((u, v, _) -> !protocol.test().hasEdge(u, v))
                .edgeCount());
        assertTrue(other.test().filter((u, v, _) -> !protocol.test().hasEdge(u, v))
                .edgeCount() > 0);
    }

    @Test
    void testQueriesRemoveSelfAndEveryOtherKnownPositive() {
        for (var query : protocol.testQueries().queries()) {
            int u = query.source();
            int v = query.relevant()[0];
            assertTrue(protocol.test().hasEdge(u, v));
            assertEquals(graph.out().degree(u), query.removed().length);
            for (int removed : query.removed()) {
                assertTrue(removed == u || graph.hasEdge(u, removed));
                assertFalse(removed == v);
            }
        }
    }

    @Test
    void validationQueriesKnowNothingOfTheTest() {
        for (var query : protocol.validationQueries().queries()) {
            for (int removed : query.removed()) {
                assertFalse(protocol.test().hasEdge(query.source(), removed));
            }
        }
    }

    @Test
    void queriesOfOtherEdgesRemoveWhatIsKnownBesides() {
        var train = protocol.train();
        var kept = train.filter((u, v, _) -> (u + v) % 4 != 0);
        var asked = train.filter((u, v, _) -> (u + v) % 4 == 0);
        var set = EdgesProtocol.queries(kept, asked, List.of(protocol.validation()));
        assertEquals(asked.edgeCount(), set.queryCount());
        for (var query : set.queries()) {
            int u = query.source();
            assertTrue(asked.hasEdge(u, query.relevant()[0]));
            // The source itself in place of the edge asked for.
            assertEquals(train.out().degree(u) + protocol.validation().out().degree(u),
                    query.removed().length);
        }
    }

    @Test
    void linkQualityIsTheShareOfPairsInTheRightOrder() {
        // A scorer that knows all edges, and one that knows nothing.
        var all = protocol.linkQuality((u, v) -> graph.hasEdge(u, v) ? 1 : 0);
        assertEquals(1, all.existenceAuc());
        assertEquals(1, all.directionAuc());
        assertEquals(1, all.inOrder());
        var none = protocol.linkQuality((_, _) -> 0);
        assertEquals(.5, none.existenceAuc());
        assertEquals(.5, none.directionAuc());
        assertEquals(.5, none.inOrder());
        long oneWay = protocol.test().filter((u, v, _) -> !graph.hasEdge(v, u)).edgeCount();
        assertEquals(oneWay, all.oneWayCount());
    }

    @Test
    void degreesTellTheDirectionWhereEdgesRunToTheFew() {
        var quality = protocol.linkQuality(protocol.degreeDirection());
        assertTrue(quality.directionAuc() > .6, "was " + quality.directionAuc());
        assertTrue(quality.inOrder() > .6, "was " + quality.inOrder());
        assertTrue(protocol.linkQuality(protocol.degreeExistence()).existenceAuc() > .55);
    }

    @Test
    void loopsAndTinyGraphsAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> EdgesProtocol.of(Graphs.of(3, "0->1"), 0));
        var builder = DirectedGraph.builder(30).add(4, 4);
        for (int v = 1; v < 30; v++) {
            builder.add(0, v);
        }
        var failure = assertThrows(IllegalArgumentException.class,
                () -> EdgesProtocol.of(builder.build(), 0));
        assertEquals("the graph has the loop 4 -> 4, remove loops before splitting",
                failure.getMessage());
    }

    @Test
    void aucCountsTiesHalf() {
        assertEquals((1 + .5 + 0 + 1) / 4, Auc.of(new double[] {2, 1}, new double[] {1, 1.5}));
        assertTrue(Double.isNaN(Auc.of(new double[0], new double[] {1})));
    }
}
