package dev.thence.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SkewedGraphTest {
    private static final SkewedGraph.Options SMALL = SkewedGraph.Options.of(10_000, 100_000, 7);

    @Test
    void hasDistinctEdgesAndNoLoops() {
        DirectedGraph graph = SkewedGraph.of(SMALL);
        graph.out().check();
        assertEquals(100_000, graph.edgeCount());
        assertEquals(0, graph.count(u -> graph.hasEdge(u, u)));
    }

    @Test
    void degreesAreSkewed() {
        DirectedGraph graph = SkewedGraph.of(SMALL);
        int[] degrees = new int[graph.nodeCount()];
        for (int u = 0; u < degrees.length; u++) {
            degrees[u] = graph.in().degree(u);
        }
        Arrays.sort(degrees);
        long top = 0;
        for (int i = degrees.length - degrees.length / 10; i < degrees.length; i++) {
            top += degrees[i];
        }
        assertTrue(top > 35_000, "a tenth of the nodes has " + top + " of 100,000 edges");
        int largest = degrees[degrees.length - 1];
        assertTrue(largest > 100, "largest degree " + largest);
    }

    @Test
    void theSameOptionsGiveTheSameGraphAndNumberingKeepsTheShape() {
        assertEquals(hash(SkewedGraph.of(SMALL)), hash(SkewedGraph.of(SMALL)));
        DirectedGraph ordered = SkewedGraph.of(
                SMALL.withNumbering(SkewedGraph.Numbering.BY_COMMUNITY));
        assertEquals(100_000, ordered.edgeCount());
        assertTrue(ordered.out().degree(0) > ordered.out().degree(199), "best ranked first");
    }

    @Test
    void optionsSayWhatIsAllowed() {
        var e = assertThrows(IllegalArgumentException.class,
                () -> SkewedGraph.Options.of(1_000, 1_000_000, 0));
        assertTrue(e.getMessage().contains("[0, 19900]"), e.getMessage());
    }

    private static long hash(DirectedGraph graph) {
        long hash = 0;
        for (int u = 0; u < graph.nodeCount(); u++) {
            for (long p = graph.out().offset(u); p < graph.out().offset(u + 1); p++) {
                hash = SplitMix64.mix(hash, (long) u << 32 | graph.out().neighbor(p));
            }
        }
        return hash;
    }
}
