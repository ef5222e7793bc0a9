package dev.thence.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Relation;
import dev.thence.graph.Workers;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachOutTest {
    private static final int[] NONE = {};

    private static ReachOut reachOut(DirectedGraph graph, int size, int threads) {
        try (var workers = Workers.of(threads)) {
            return ReachOut.of(graph, size, 0.25f, workers);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12, 10_000})
    void givesTheStrongestPathsOfTheDenseProduct(int size) {
        var graph = Graphs.skewed(120, 700, 5);
        var reachOut = reachOut(graph, size, 1);
        assertGains(graph, reachOut.edges(Role.SOURCE).out(), size);
        assertGains(graph.reverse(), reachOut.edges(Role.TARGET).in(), size);
    }

    @Test
    void theCostIsTheNumberOfPathsThatAreFollowed() {
        var graph = Graphs.skewed(40, 150, 3);
        long expected = 0;
        for (var half : new DirectedGraph[] {graph, graph.reverse()}) {
            for (int u = 0; u < 40; u++) {
                for (int v = 0; v < 40 && half.out().degree(u) < 4; v++) {
                    for (int other = 0; other < 40 && half.hasEdge(u, v); other++) {
                        expected += half.hasEdge(other, v) ? half.out().degree(other) : 0;
                    }
                }
            }
        }
        assertTrue(expected > 0);
        assertEquals(expected, ReachOut.pathCount(graph, 4));
        assertEquals(0, ReachOut.pathCount(graph, 1));
    }

    private static void assertGains(DirectedGraph graph, Adjacency gained, int size) {
        int n = graph.nodeCount();
        gained.check();
        for (int u = 0; u < n; u++) {
            int row = u;
            long[] paths = new long[n];
            for (int v = 0; v < n; v++) {
                for (int other = 0; other < n && graph.hasEdge(u, v); other++) {
                    for (int end = 0; end < n && graph.hasEdge(other, v); end++) {
                        paths[end] += graph.hasEdge(other, end) ? 1 : 0;
                    }
                }
            }
            var strongest = Comparator.comparingLong((Integer v) -> -paths[v])
                    .thenComparing(v -> v);
            int[] expected = IntStream.range(0, n)
                    .filter(v -> paths[v] > 0 && v != row && !graph.hasEdge(row, v)).boxed()
                    .sorted(strongest).limit(Math.max(0, size - graph.out().degree(u)))
                    .mapToInt(v -> v).sorted().toArray();
            int[] found = IntStream.range(0, gained.degree(u))
                    .map(i -> gained.neighbor(gained.offset(row) + i)).toArray();
            assertArrayEquals(expected, found, "node " + u);
        }
    }

    @Test
    void oneAndEightThreadsGiveTheSame() {
        var graph = Graphs.skewed(3000, 9000, 6);
        for (Role role : Role.values()) {
            var one = reachOut(graph, 5, 1).edges(role).out();
            var eight = reachOut(graph, 5, 8).edges(role).out();
            assertEquals(-1, one.offsets().mismatch(eight.offsets()));
            assertEquals(-1, one.neighbors().mismatch(eight.neighbors()));
            assertTrue(one.edgeCount() > 1000);
        }
    }

    @Test
    void samplingTakesThemBesideTheOwnEdges() {
        // 0 -> 2 <- 1 -> 3: source 0 reaches out to target 3, target 3 to source 0.
        var graph = Graphs.of(4, "0>2 1>2 1>3");
        var sampler = NeighborSampler.builder(graph).reachOut(reachOut(graph, 2, 1))
                .fanout(new Fanout.Fixed(5)).build();
        var batch = sampler.sample(0, 0, new int[] {0}, new int[] {3}, EdgeExclusion.none());
        var ofSource = batch.block(0, Role.SOURCE).edges(Relation.CO_PURCHASE).copy();
        // Degrees with the loops, without reach-out: out(0) 2, in(0) 1, in(2) 3, in(3) 2.
        assertArrayEquals(new int[] {0, 1, 2}, ofSource.inputs());
        double[] expected = {1 / Math.sqrt(2), 1 / Math.sqrt(2 * 3), 0.25 / Math.sqrt(2 * 2)};
        assertWeights(expected, ofSource.weights());
        var ofTarget = batch.block(0, Role.TARGET).edges(Relation.CO_PURCHASE).copy();
        assertWeights(expected, ofTarget.weights());
    }

    @Test
    void theMeanOfSamplesCountsThem() {
        var graph = Graphs.skewed(60, 150, 7);
        var builder = NeighborSampler.builder(graph).reachOut(reachOut(graph, 6, 1))
                .folds(new EdgeFolds(2, 1));
        var exclusion = EdgeExclusion.fold(new EdgeFolds(2, 1), 0);
        int[] roots = IntStream.range(0, 60).toArray();
        var x = Propagation.inputs(60, 1);
        var whole = Propagation.of(builder.fanout(new Fanout.All(2)).build()
                .sample(0, 0, roots, NONE, exclusion), x).get(Role.SOURCE);
        for (var fanout : new Fanout[] {new Fanout.Fixed(3, 3),
                new Fanout.DegreeAdaptive(2, 4, 0.5, 1, 2)}) {
            var sampler = builder.fanout(fanout).build();
            var batch = sampler.newBatch();
            double[] sum = new double[60];
            double[] squares = new double[60];
            int samples = 4000;
            for (int b = 0; b < samples; b++) {
                sampler.sample(batch, 0, b, roots, NONE, exclusion);
                double[] g = Propagation.of(batch, x).get(Role.SOURCE);
                for (int u = 0; u < 60; u++) {
                    sum[u] += g[u];
                    squares[u] += g[u] * g[u];
                }
            }
            for (int u = 0; u < 60; u++) {
                double mean = sum[u] / samples;
                double variance = Math.max(0, squares[u] / samples - mean * mean);
                assertEquals(whole[u], mean, 5 * Math.sqrt(variance / samples) + 1e-5);
            }
        }
    }

    private static void assertWeights(double[] expected, float[] weights) {
        assertEquals(expected.length, weights.length);
        for (int i = 0; i < weights.length; i++) {
            assertEquals(expected[i], weights[i], 1e-6);
        }
    }

    @Test
    void aGraphWithoutEdgesGainsNone() {
        assertEquals(0, reachOut(Graphs.of(3, ""), 4, 2).edges(Role.TARGET).edgeCount());
        assertEquals(0, reachOut(Graphs.of(0, ""), 4, 2).edges(Role.SOURCE).edgeCount());
    }

    @Test
    void badOptionsAreNamed() {
        var graph = Graphs.of(2, "0>1");
        try (var workers = Workers.of(1)) {
            assertEquals("size is 0, must be 1 or more",
                    assertThrows(IllegalArgumentException.class,
                            () -> ReachOut.of(graph, 0, 1, workers)).getMessage());
            assertEquals("weight is 0.0, must be above 0 and finite",
                    assertThrows(IllegalArgumentException.class,
                            () -> ReachOut.of(graph, 1, 0, workers)).getMessage());
        }
    }
}
