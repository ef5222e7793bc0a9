package dev.thence.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// [Fanout.All] against dense products.
class WholeGraphTest {
    private static final int N = 60;
    private static final int[] NONE = {};
    private final DirectedGraph purchases = Graphs.skewed(N, 400, 1);
    private final DirectedGraph views = Graphs.skewed(N, 200, 2);
    private final EdgeFolds folds = new EdgeFolds(5, 3);

    private NeighborSampler.Builder builder() {
        return NeighborSampler.builder(purchases).fanout(new Fanout.All(3));
    }

    @ParameterizedTest
    @EnumSource
    void givesTheDensePropagation(Normalization normalization) {
        var sampler = builder().coView(views).normalization(normalization).build();
        assertPropagates(sampler, EdgeExclusion.none(), purchases, views, normalization);
    }

    @ParameterizedTest
    @EnumSource
    void leavesOutAFoldAsIfItsEdgesWereNot(Normalization normalization) {
        var sampler = builder().folds(folds).normalization(normalization).build();
        for (int k = 0; k < 5; k++) {
            int fold = k;
            var rest = purchases.filter((u, v, _) -> folds.fold(u, v) != fold);
            assertPropagates(sampler, EdgeExclusion.fold(folds, k), rest, null, normalization);
        }
        assertPropagates(sampler, EdgeExclusion.none(), purchases, null, normalization);
    }

    @ParameterizedTest
    @EnumSource
    void leavesOutSingleEdgesAsIfTheyWereNot(Normalization normalization) {
        var foldless = builder().normalization(normalization).build();
        var folded = builder().folds(folds).normalization(normalization).build();
        var gone = purchases.filter((u, v, _) -> (u * 31 + v) % 3 == 0);
        var rest = purchases.filter((u, v, _) -> (u * 31 + v) % 3 != 0);
        var exclusion = edgesOf(gone);
        assertPropagates(foldless, exclusion, rest, null, normalization);
        assertPropagates(folded, exclusion, rest, null, normalization);
    }

    @Test
    void unknownAndRepeatedEdgesDoNoHarm() {
        var exclusion = EdgeExclusion.edges(new int[] {0, 0, 5, N, -1}, new int[] {0, 0, 5, 3, 2});
        assertPropagates(builder().build(), exclusion, purchases, null, Normalization.UNWEIGHTED);
    }

    @Test
    void localIdsAreNodesAndRootsAreThemselves() {
        var batch = builder().build().sample(0, 0, new int[] {7, 3, 7}, NONE, EdgeExclusion.none());
        assertEquals(N, batch.nodeCount(2, Role.TARGET));
        assertEquals(41, batch.nodes(1, Role.SOURCE)[41]);
        assertArrayEquals(new int[] {7, 3, 7}, batch.roots(Role.SOURCE));
        assertEquals(3L * 2 * purchases.edgeCount(), batch.edgeCount());
        assertSame(batch.block(0, Role.SOURCE), batch.block(2, Role.SOURCE));
    }

    @Test
    void isMadeOnceForOneExclusion() {
        var sampler = builder().folds(folds).build();
        var batch = sampler.sample(0, 0, NONE, NONE, EdgeExclusion.fold(folds, 1));
        var edges = batch.block(0, Role.SOURCE).edges(Relation.CO_PURCHASE);
        edges.weights()[0] = 99;
        sampler.sample(batch, 0, 1, NONE, NONE, EdgeExclusion.fold(folds, 1));
        assertEquals(99, edges.weights()[0]);
        sampler.sample(batch, 0, 2, NONE, NONE, EdgeExclusion.fold(folds, 2));
        assertEquals(1, edges.weights()[0], 1);
    }

    @Test
    void aGraphWithoutEdgesPassesOnItself() {
        var sampler = NeighborSampler.builder(Graphs.of(2, "")).fanout(new Fanout.All(1)).build();
        var batch = sampler.sample(0, 0, NONE, NONE, EdgeExclusion.none());
        var edges = batch.block(0, Role.TARGET).edges(Relation.CO_PURCHASE).copy();
        assertArrayEquals(new int[] {0, 1}, edges.inputs());
        assertArrayEquals(new float[] {1, 1}, edges.weights());
    }

    static EdgeExclusion edgesOf(DirectedGraph graph) {
        int[] sources = new int[(int) graph.edgeCount()];
        int[] targets = new int[sources.length];
        int size = 0;
        for (int u = 0; u < graph.nodeCount(); u++) {
            for (long p = graph.out().offset(u); p < graph.out().offset(u + 1); p++) {
                sources[size] = u;
                targets[size++] = graph.out().neighbor(p);
            }
        }
        return EdgeExclusion.edges(sources, targets);
    }

    private static void assertPropagates(NeighborSampler sampler, EdgeExclusion exclusion,
            DirectedGraph purchases, DirectedGraph views, Normalization normalization) {
        var x = Propagation.inputs(N, 5);
        var batch = sampler.sample(1, 1, NONE, NONE, exclusion);
        var expected = Propagation.dense(purchases, views, normalization, 3, x);
        var found = Propagation.of(batch, x);
        for (Role role : Role.values()) {
            assertArrayEquals(expected.get(role), found.get(role), 1e-5, role::name);
        }
    }
}
