package dev.thence.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Relation;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NeighborSamplerTest {
    private static final int N = 300;
    private static final int[] NONE = {};
    private static final EdgeFolds FOLDS = new EdgeFolds(4, 1);
    private final DirectedGraph purchases = Graphs.skewed(N, 4000, 11);
    private final DirectedGraph views = Graphs.skewed(N, 2000, 12);

    static Stream<Fanout> fanouts() {
        return Stream.of(new Fanout.Fixed(5, 3), new Fanout.Fixed(40, 2, 3),
                new Fanout.DegreeAdaptive(2, 12, 0.7, 0.75, 2),
                Fanout.DegreeAdaptive.fitted(2, 9, 0, 3), new Fanout.All(2));
    }

    private NeighborSampler sampler(Fanout fanout) {
        return NeighborSampler.builder(purchases).coView(views).folds(FOLDS).fanout(fanout)
                .seed(4).build();
    }

    private static int[] roots(long seed, int count) {
        var random = SplitMix64.of(seed);
        int[] roots = new int[count];
        Arrays.setAll(roots, _ -> random.nextInt(N));
        return roots;
    }

    @ParameterizedTest
    @MethodSource("fanouts")
    void blocksKeepTheirPromises(Fanout fanout) {
        int[] sources = roots(1, 20);
        int[] targets = roots(2, 30);
        var fold = EdgeExclusion.fold(FOLDS, 2);
        var batch = sampler(fanout).sample(3, 4, sources, targets, fold);
        assertRoots(batch, Role.SOURCE, sources);
        assertRoots(batch, Role.TARGET, targets);
        for (Role role : Role.values()) {
            for (int level = 0; level <= batch.layers(); level++) {
                assertDistinct(batch, level, role);
            }
            for (int layer = 0; layer < batch.layers(); layer++) {
                assertBlock(batch, layer, role, fanout);
            }
        }
    }

    private static void assertRoots(Batch batch, Role role, int[] roots) {
        int[] nodes = batch.nodes(batch.layers(), role);
        int[] found = Arrays.stream(batch.roots(role)).map(local -> nodes[local]).toArray();
        assertArrayEquals(roots, found);
    }

    private static void assertDistinct(Batch batch, int level, Role role) {
        int count = batch.nodeCount(level, role);
        var nodes = Arrays.stream(batch.nodes(level, role), 0, count);
        assertEquals(count, nodes.distinct().count());
        for (int i = 0; i < count; i++) {
            assertEquals(batch.nodes(level, role)[i],
                    batch.nodes(0, role)[batch.inputs(level, role)[i]]);
        }
    }

    private void assertBlock(Batch batch, int layer, Role role, Fanout fanout) {
        var block = batch.block(layer, role);
        assertEquals(batch.nodeCount(layer + 1, role), block.outputCount());
        for (Relation relation : Relation.values()) {
            var edges = block.edges(relation);
            assertEquals(block.outputCount(), edges.rowCount());
            boolean bought = relation == Relation.CO_PURCHASE;
            var half = role.neighborsIn(bought ? purchases : views);
            int[] inputs = batch.nodes(layer, block.inputRole(relation));
            for (int i = 0; i < edges.rowCount(); i++) {
                int u = batch.nodes(layer + 1, role)[i];
                Set<Integer> row = new HashSet<>();
                int begin = edges.offsets()[i];
                if (bought) {
                    assertEquals(i, edges.inputs()[begin]);
                    assertEquals(u, inputs[i], "the outputs are the first inputs");
                }
                for (int e = begin + (bought ? 1 : 0); e < edges.offsets()[i + 1]; e++) {
                    int v = inputs[edges.inputs()[e]];
                    assertTrue(half.contains(u, v), "drawn edges are edges");
                    assertTrue(row.add(v), "without replacement");
                    assertTrue(edges.weights()[e] > 0 && Float.isFinite(edges.weights()[e]));
                    int fold = role == Role.SOURCE ? FOLDS.fold(u, v) : FOLDS.fold(v, u);
                    assertTrue(!bought || fold != 2, "predicted edges take no part");
                }
                if (fanout instanceof Fanout.Fixed fixed) {
                    int k = fixed.perHop().get(batch.layers() - 1 - layer);
                    assertEquals(Math.min(k, remaining(half, u, role, bought)), row.size());
                }
            }
        }
    }

    private static int remaining(Adjacency half, int u, Role role, boolean folded) {
        int count = 0;
        for (long p = half.offset(u); p < half.offset(u + 1); p++) {
            int v = half.neighbor(p);
            int fold = role == Role.SOURCE ? FOLDS.fold(u, v) : FOLDS.fold(v, u);
            count += folded && fold == 2 ? 0 : 1;
        }
        return count;
    }

    @Test
    void withoutCoViewTheRolesAlternate() {
        var sampler = NeighborSampler.builder(purchases).fanout(new Fanout.Fixed(3, 3, 3)).build();
        var batch = sampler.sample(0, 0, new int[] {1, 2}, NONE, EdgeExclusion.none());
        assertEquals(0, batch.nodeCount(3, Role.TARGET));
        assertEquals(0, batch.nodeCount(2, Role.SOURCE));
        assertEquals(0, batch.nodeCount(1, Role.TARGET));
        assertTrue(batch.nodeCount(2, Role.TARGET) > 2 && batch.nodeCount(1, Role.SOURCE) > 2);
        assertTrue(batch.nodeCount(0, Role.SOURCE) >= batch.nodeCount(1, Role.SOURCE),
                "level 0 holds the role's nodes of all levels");
    }

    @ParameterizedTest
    @MethodSource("fanouts")
    void oneAndEightThreadsGiveTheSame(Fanout fanout) {
        var sampler = sampler(fanout);
        assertArrayEquals(batches(sampler, 1), batches(sampler, 8));
    }

    private static long[] batches(NeighborSampler sampler, int threads) {
        long[] hashes = new long[48];
        try (var workers = Workers.of(threads)) {
            workers.forRange(hashes.length, 1, (b, _) -> {
                var exclusion = b % 2 == 0 ? EdgeExclusion.fold(FOLDS, b % 4)
                        : EdgeExclusion.edges(roots(b, 50), roots(-b, 50));
                hashes[b] = hash(sampler.sample(7, b, roots(b, 10), roots(b + 100, 9), exclusion));
            });
        }
        return hashes;
    }

    /// Of all that a batch says.
    private static long hash(Batch batch) {
        long hash = 0;
        for (Role role : Role.values()) {
            for (int level = 0; level <= batch.layers(); level++) {
                for (int i = 0; i < batch.nodeCount(level, role); i++) {
                    hash = SplitMix64.mix(hash, batch.nodes(level, role)[i]);
                    hash = SplitMix64.mix(hash, batch.inputs(level, role)[i]);
                }
            }
            for (var block : batch.blocks(role)) {
                for (Relation relation : Relation.values()) {
                    var edges = block.edges(relation);
                    for (int e = 0; e < edges.edgeCount(); e++) {
                        hash = SplitMix64.mix(hash, edges.inputs()[e],
                                Float.floatToIntBits(edges.weights()[e]));
                    }
                }
            }
        }
        return hash;
    }

    @ParameterizedTest
    @MethodSource("fanouts")
    void aReusedBatchIsAsGoodAsNew(Fanout fanout) {
        var sampler = sampler(fanout);
        var reused = sampler.newBatch();
        for (int b = 0; b < 12; b++) {
            var exclusion = b % 3 == 0 ? EdgeExclusion.none()
                    : EdgeExclusion.edges(roots(b, 400), roots(-b, 400));
            int[] sources = roots(b, 5 + b * 7 % 20);
            int[] targets = roots(b + 50, b * 5 % 17);
            sampler.sample(reused, 1, b, sources, targets, exclusion);
            assertEquals(hash(sampler.sample(1, b, sources, targets, exclusion)), hash(reused));
        }
    }

    @Test
    void aNodesDrawsDoNotDependOnTheOthersInTheBatch() {
        var sampler = sampler(new Fanout.Fixed(4, 4));
        var exclusion = EdgeExclusion.none();
        var forward = sampler.sample(1, 2, new int[] {3, 50, 9}, new int[] {8}, exclusion);
        var backward = sampler.sample(1, 2, new int[] {9, 77, 50, 3, 3}, NONE, exclusion);
        for (int root : new int[] {3, 9, 50}) {
            assertEquals(drawn(forward, root), drawn(backward, root));
        }
        var other = sampler.sample(1, 3, new int[] {3, 50, 9}, NONE, exclusion);
        var epoch = sampler.sample(2, 2, new int[] {3, 50, 9}, NONE, exclusion);
        assertNotEquals(drawn(forward, 9), drawn(other, 9), "another batch, other draws");
        assertNotEquals(drawn(forward, 9), drawn(epoch, 9), "another epoch, other draws");
    }

    @Test
    void hopsRolesAndRelationsDrawApart() {
        // Node 0 has the same 40 neighbours in both roles and both relations.
        var builder = DirectedGraph.builder(41);
        for (int v = 1; v <= 40; v++) {
            builder.add(0, v).add(v, 0);
        }
        var graph = builder.build();
        var sampler = NeighborSampler.builder(graph).coView(graph)
                .fanout(new Fanout.Fixed(8, 8, 8)).build();
        var batch = sampler.newBatch();
        int samples = 1000;
        int[] common = new int[3];
        for (int b = 0; b < samples; b++) {
            sampler.sample(batch, 0, b, new int[] {0}, new int[] {0}, EdgeExclusion.none());
            var drawn = drawn(batch, 2, Role.SOURCE, Relation.CO_PURCHASE, 0);
            var others = List.of(drawn(batch, 0, Role.SOURCE, Relation.CO_PURCHASE, 0),
                    drawn(batch, 2, Role.TARGET, Relation.CO_PURCHASE, 0),
                    drawn(batch, 2, Role.SOURCE, Relation.CO_VIEW, 0));
            for (int i = 0; i < 3; i++) {
                var both = others.get(i).stream().filter(v -> v > 0 && drawn.contains(v));
                common[i] += (int) both.count();
            }
        }
        for (int i = 0; i < 3; i++) {
            assertEquals(8 * 8 / 40.0, (double) common[i] / samples, 0.2);
        }
    }

    /// The targets drawn for a source root.
    private static Set<Integer> drawn(Batch batch, int root) {
        return drawn(batch, batch.layers() - 1, Role.SOURCE, Relation.CO_PURCHASE, root);
    }

    private static Set<Integer> drawn(Batch batch, int layer, Role role, Relation relation,
            int node) {
        var block = batch.block(layer, role);
        var edges = block.edges(relation);
        int local = -1;
        for (int i = 0; i < edges.rowCount(); i++) {
            local = batch.nodes(layer + 1, role)[i] == node ? i : local;
        }
        Set<Integer> drawn = new HashSet<>();
        for (int e = edges.offsets()[local]; e < edges.offsets()[local + 1]; e++) {
            drawn.add(batch.nodes(layer, block.inputRole(relation))[edges.inputs()[e]]);
        }
        return drawn;
    }

    @Test
    void neighboursAreDrawnAlikeAcrossBatches() {
        // A hub with 40 successors: how often each is among the 8 drawn, over many batches.
        var sampler = NeighborSampler.builder(hubs(1, 40)).fanout(new Fanout.Fixed(8)).build();
        var batch = sampler.newBatch();
        long[] counts = new long[40];
        int samples = 30_000;
        for (int b = 0; b < samples; b++) {
            sampler.sample(batch, b / 1000, b % 1000, new int[] {0}, NONE, EdgeExclusion.none());
            drawn(batch, 0).stream().filter(v -> v > 0).forEach(v -> counts[v - 1]++);
        }
        double[] expected = new double[40];
        Arrays.fill(expected, samples * 8 / 40.0);
        Frequencies.assertFit("across batches", expected, counts, 1 - 8 / 40.0);
    }

    @Test
    void neighboursAreDrawnAlikeAcrossNodes() {
        // Many hubs with 40 successors each, all in one batch: how often each place is drawn.
        int hubs = 20_000;
        var graph = hubs(hubs, 40);
        var sampler = NeighborSampler.builder(graph).fanout(new Fanout.Fixed(8)).build();
        int[] roots = new int[hubs];
        Arrays.setAll(roots, i -> i);
        var batch = sampler.sample(0, 0, roots, NONE, EdgeExclusion.none());
        var edges = batch.block(0, Role.SOURCE).edges(Relation.CO_PURCHASE);
        long[] counts = new long[40];
        long[] pairs = new long[40];
        for (int i = 0; i < hubs; i++) {
            int first = -1;
            for (int e = edges.offsets()[i] + 1; e < edges.offsets()[i + 1]; e++) {
                int place = (batch.nodes(0, Role.TARGET)[edges.inputs()[e]] - hubs) % 40;
                counts[place]++;
                first = first < 0 || place < first ? place : first;
            }
            pairs[first]++;
        }
        double[] expected = new double[40];
        Arrays.fill(expected, hubs * 8 / 40.0);
        Frequencies.assertFit("across nodes", expected, counts, 1 - 8 / 40.0);
        // The least of 8 out of 40 is p with probability C(39 - p, 7) / C(40, 8).
        double[] least = new double[40];
        for (int p = 0; p <= 32; p++) {
            double chance = 8;
            for (int j = 0; j < 7; j++) {
                chance *= (39.0 - p - j) / (39 - j);
            }
            least[p] = hubs * chance / 40;
        }
        Frequencies.assertFit("the least place", pooled(least), pooled(pairs));
    }

    private static double[] pooled(double[] counts) {
        double[] pooled = Arrays.copyOf(counts, 16);
        pooled[15] = Arrays.stream(counts, 15, 40).sum();
        return pooled;
    }

    private static long[] pooled(long[] counts) {
        long[] pooled = Arrays.copyOf(counts, 16);
        pooled[15] = Arrays.stream(counts, 15, 40).sum();
        return pooled;
    }

    /// Hubs `[0, hubs)`, each followed by all of the next `leaves` nodes.
    private static DirectedGraph hubs(int hubs, int leaves) {
        var builder = DirectedGraph.builder(hubs + leaves);
        for (int u = 0; u < hubs; u++) {
            for (int v = 0; v < leaves; v++) {
                builder.add(u, hubs + v);
            }
        }
        return builder.build();
    }

    @Test
    void singlePredictedEdgesTakeNoPart() {
        var graph = Graphs.of(4, "0>1 0>2 0>3 1>2 3>2");
        var sampler = NeighborSampler.builder(graph).fanout(new Fanout.Fixed(2, 2)).build();
        var exclusion = EdgeExclusion.edges(new int[] {0, 3}, new int[] {2, 2});
        for (int b = 0; b < 200; b++) {
            var batch = sampler.sample(0, b, new int[] {0, 3}, new int[] {2}, exclusion);
            assertEquals(Set.of(0, 1, 3), drawn(batch, 0));
            assertEquals(Set.of(3), drawn(batch, 3));
            assertEquals(2, batch.block(1, Role.TARGET).edges(Relation.CO_PURCHASE).edgeCount());
        }
    }

    @Test
    void badArgumentsAreNamed() {
        var sampler = sampler(new Fanout.Fixed(2, 2));
        var none = EdgeExclusion.none();
        assertMessage("sourceRoots[1] is 300, must be in [0, 300)",
                () -> sampler.sample(0, 0, new int[] {0, N}, NONE, none));
        assertMessage("targetRoots[0] is -1, must be in [0, 300)",
                () -> sampler.sample(0, 0, NONE, new int[] {-1}, none));
        var other = EdgeExclusion.fold(new EdgeFolds(3, 0), 1);
        assertMessage("the exclusion is of EdgeFolds[count=3, seed=0], the sampler was built with"
                + " EdgeFolds[count=4, seed=1]", () -> sampler.sample(0, 0, NONE, NONE, other));
        var whole = sampler(new Fanout.All(1));
        assertMessage("the batch was made by another sampler, must be from this one's newBatch()",
                () -> whole.sample(sampler.newBatch(), 0, 0, NONE, NONE, none));
        assertMessage("the co-view graph has 2 nodes, must have as many as the co-purchase"
                + " graph: 300",
                () -> NeighborSampler.builder(purchases).coView(Graphs.of(2, "")));
        var negative = NeighborSampler.builder(Graphs.of(2, "0>1@-2"))
                .normalization(Normalization.WEIGHTED);
        assertMessage("an edge to node 1 has weight -2.0, must be 0 or more to be normalised",
                negative::build);
        assertMessage("fold is 4, must be in [0, 4)", () -> EdgeExclusion.fold(FOLDS, 4));
        assertMessage("there are 1 sources and 2 targets, must be as many",
                () -> EdgeExclusion.edges(new int[1], new int[2]));
    }

    private static void assertMessage(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void noRootsGiveAnEmptyBatch() {
        var batch = sampler(new Fanout.Fixed(2, 2)).sample(0, 0, NONE, NONE, EdgeExclusion.none());
        assertEquals(0, batch.edgeCount());
        assertEquals(0, batch.nodeCount(0, Role.SOURCE));
    }
}
