package dev.thence.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.thence.graph.DirectedGraph;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NegativeSamplerTest {
    private static final int N = 30;
    private static final int[] NONE = {};
    private static final int[] IN_BATCH = {3, 3, 3, 8, 9, 0, 12, 12, 29, 5, 5};
    /// Node 0 knows a few; node 1 all but 5, 6 and 29; node 2 knows everything, itself too.
    private static final DirectedGraph KNOWN = known();

    private static DirectedGraph known() {
        var builder = DirectedGraph.builder(N).add(0, 3).add(0, 7).add(0, 29).add(4, 3).add(5, 3);
        for (int v = 0; v < N; v++) {
            if (v != 5 && v != 6 && v != 29 && v != 1) {
                builder.add(1, v);
            }
            builder.add(2, v);
        }
        return builder.build();
    }

    static Stream<NegativeSampler> samplers() {
        return Stream.of(NegativeSampler.uniform(KNOWN, 1),
                NegativeSampler.degreePower(KNOWN, 0.75, 1),
                NegativeSampler.degreePower(KNOWN, -1, 1), NegativeSampler.inBatch(KNOWN, 1),
                NegativeSampler.hard(KNOWN, Graphs.of(N, "0>3 0>4 0>11 1>29 1>2 2>4"), 1));
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void drawsItsDistributionWithoutWhatIsKnown(NegativeSampler sampler) {
        for (int source : new int[] {0, 1, 3}) {
            double[] expected = distribution(sampler, source);
            long[] counts = new long[N];
            int[] drawn = new int[50];
            for (int b = 0; b < 1000; b++) {
                assertEquals(50, sampler.draw(2, b, source, IN_BATCH, drawn));
                Arrays.stream(drawn).forEach(v -> counts[v]++);
            }
            double total = Arrays.stream(expected).sum();
            Frequencies.assertFit(sampler + " of " + source,
                    Arrays.stream(expected).map(p -> 50_000 * p / total).toArray(), counts);
        }
    }

    /// Proportional to what the draw should be: the plain distribution with the known set to 0.
    private static double[] distribution(NegativeSampler sampler, int source) {
        double[] share = new double[N];
        for (int v = 0; v < N; v++) {
            share[v] = switch (sampler) {
                case UniformNegatives _ -> 1;
                case DegreeNegatives _ -> Math.exp(sampler.logShare(v));
                case InBatchNegatives _ -> count(IN_BATCH, v);
                case HardNegatives _ -> switch (source) {
                    case 0 -> v == 4 || v == 11 ? 1 : 0;
                    case 1 -> v == 29 ? 1 : 0;
                    default -> 1;
                };
            };
            if (v == source || KNOWN.hasEdge(source, v)) {
                share[v] = 0;
            }
        }
        return share;
    }

    private static double count(int[] values, int value) {
        return Arrays.stream(values).filter(v -> v == value).count();
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void drawsNothingWhereEverythingIsKnown(NegativeSampler sampler) {
        assertEquals(0, sampler.draw(0, 0, 2, IN_BATCH, new int[3]));
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void aDrawDependsOnItsNameAlone(NegativeSampler sampler) {
        int[] first = drawn(sampler, 1, 2, 0);
        drawn(sampler, 1, 2, 3);
        assertArrayEquals(first, drawn(sampler, 1, 2, 0));
        assertEquals(3, Stream.of(drawn(sampler, 1, 3, 0), drawn(sampler, 2, 2, 0),
                drawn(sampler, 1, 2, 3)).filter(other -> !Arrays.equals(first, other)).count());
    }

    private static int[] drawn(NegativeSampler sampler, int epoch, int batch, int source) {
        int[] drawn = new int[40];
        sampler.draw(epoch, batch, source, IN_BATCH, drawn);
        return drawn;
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void sharedDrawsFollowTheShares(NegativeSampler sampler) {
        long[] counts = new long[N];
        int[] drawn = new int[100];
        // In-batch draws follow the known edges when the batch is all of them.
        int[] batch = IntStream.range(0, N).flatMap(v -> IntStream.range(0, KNOWN.in().degree(v))
                .map(_ -> v)).toArray();
        for (int b = 0; b < 1000; b++) {
            assertEquals(100, sampler.drawShared(2, b, batch, drawn));
            Arrays.stream(drawn).forEach(v -> counts[v]++);
        }
        double[] expected = IntStream.range(0, N)
                .mapToDouble(v -> 100_000 * Math.exp(sampler.logShare(v))).toArray();
        assertEquals(100_000, Arrays.stream(expected).sum(), 1e-6);
        Frequencies.assertFit("shared", expected, counts);
    }

    @Test
    void unknownTargetsAreCountedPastTheKnown() {
        for (int seed = 0; seed < 200; seed++) {
            var graph = Graphs.skewed(12, 40, seed);
            var known = new Known(seed % 2 == 0 ? graph : withLoops(graph));
            for (int u = 0; u < 12; u++) {
                int source = u;
                int[] expected = IntStream.range(0, 12).filter(v -> !known.contains(source, v))
                        .toArray();
                assertEquals(expected.length, known.unknownCount(u));
                assertArrayEquals(expected, IntStream.range(0, expected.length)
                        .map(rank -> known.unknown(source, rank)).toArray());
            }
        }
    }

    private static DirectedGraph withLoops(DirectedGraph graph) {
        var builder = DirectedGraph.builder(graph.nodeCount());
        graph.filter((u, v, _) -> builder.add(u, v) != null);
        for (int u = 0; u < graph.nodeCount(); u += 2) {
            builder.add(u, u);
        }
        return builder.build();
    }

    @Test
    void badArgumentsAreNamed() {
        var uniform = NegativeSampler.uniform(KNOWN, 1);
        assertMessage("source is 30, must be in [0, 30)",
                () -> uniform.draw(0, 0, N, NONE, new int[1]));
        assertMessage("alpha is -5.0, must be -4 to 4",
                () -> NegativeSampler.degreePower(KNOWN, -5, 1));
        assertMessage("the lists have 2 nodes, must have as many as the known edges: 30",
                () -> NegativeSampler.hard(KNOWN, Graphs.of(2, ""), 1));
    }

    private static void assertMessage(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void nothingToDrawFromGivesNothing() {
        var empty = Graphs.of(0, "");
        assertEquals(0, NegativeSampler.uniform(empty, 1).drawShared(0, 0, NONE, new int[2]));
        assertEquals(0,
                NegativeSampler.degreePower(empty, 1, 1).drawShared(0, 0, NONE, new int[2]));
        assertEquals(0, NegativeSampler.inBatch(KNOWN, 1).drawShared(0, 0, NONE, new int[2]));
        assertEquals(0, NegativeSampler.inBatch(KNOWN, 1).draw(0, 0, 3, NONE, new int[2]));
    }
}
