package dev.thence.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.evaluation.Proximity;
import dev.thence.evaluation.Undirected;
import dev.thence.fitting.ExistencePairs;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.Closeness;
import dev.thence.model.Evidence;
import dev.thence.model.ExistenceHead;
import dev.thence.model.TargetEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExistenceHeadTest {
    private static final int N = 60;
    private final Workers workers = Workers.of(2);

    /// Nodes of the same third are linked; their names say which third it is.
    private final DirectedGraph graph = graph(1, 400);
    private final List<int[]> edges = GraphFit.sample(graph(2, 60), 0);
    private final List<int[]> others = GraphFit.nonEdges(graph, graph(2, 60), 0);
    private final Catalogue catalogue = catalogue();
    private final Evidence noise = new TargetEvidence("noise", noise());

    private static DirectedGraph graph(long seed, int edges) {
        var random = SplitMix64.of(seed);
        var builder = DirectedGraph.builder(N);
        for (int i = 0; i < edges; i++) {
            int u = random.nextInt(N);
            int v = 3 * random.nextInt(N / 3) + u % 3;
            if (u != v) {
                builder.add(u, v);
            }
        }
        return builder.build();
    }

    private static Catalogue catalogue() {
        var builder = Catalogue.builder(N);
        for (int v = 0; v < N; v++) {
            builder.text("name", v, "group" + v % 3);
        }
        return builder.build();
    }

    private static float[] noise() {
        float[] values = new float[N];
        for (int v = 0; v < N; v++) {
            values[v] = SplitMix64.of(v).nextInt(100);
        }
        return values;
    }

    private ExistencePairs pairs() {
        return new ExistencePairs(List.of(noise),
                Optional.of(Closeness.of(graph, catalogue, workers)), edges, others, workers);
    }

    @Test
    void aPairOfOneGroupIsLikelyAndOneAcrossIsNot() {
        var head = pairs().without(Set.of());
        // A quarter of the non-edges are within a group too.
        assertTrue(head.probability(0, 3) > .5, "was " + head.probability(0, 3));
        assertTrue(head.probability(0, 4) < .1, "was " + head.probability(0, 4));
    }

    @Test
    void manyPairsAtOnceAreScoredAsOneByOne() {
        var head = pairs().without(Set.of());
        int[] sources = {5, 0, 5, 7, 0};
        int[] targets = {1, 9, 8, 0, 2};
        double[] scores = head.scores(sources, targets, workers);
        for (int i = 0; i < scores.length; i++) {
            assertEquals(head.logit(sources[i], targets[i]), scores[i], 1e-9);
        }
    }

    @Test
    void theSameWeightsMakeTheSameHead() {
        var head = pairs().without(Set.of());
        var again = ExistenceHead.of(List.of(noise), head.weights(),
                () -> Closeness.of(graph, catalogue));
        assertEquals(head.logit(1, 4), again.logit(1, 4));
        assertEquals(head.weights(), again.weights());
    }

    @Test
    void whatIsLeftOutHasNoWeightAndWhatIsIdleGoes() {
        var byEdges = pairs().without(Closeness.TEXT);
        assertFalse(byEdges.weights().containsKey("words"));
        assertTrue(byEdges.weights().containsKey("walk"));
        var chosen = pairs().unlessIdle(Set.of("noise"));
        assertFalse(chosen.weights().containsKey("noise"), chosen.weights().toString());
    }

    @Test
    void withoutBothKindsOfPairsNothingIsSaid() {
        var silent = new ExistencePairs(List.of(noise), Optional.empty(), List.of(), others, workers)
                .without(Set.of());
        assertEquals(.5, silent.probability(0, 1));
        assertEquals(Map.of(), silent.weights());
    }

    @Test
    void walksAreThoseOfTheWholeGraph() {
        var close = Closeness.of(graph, Catalogue.empty(N));
        assertFalse(close.names().contains("words"));
        float[] row = new float[N];
        Proximity.undirectedPageRank(Undirected.plain(graph), .85, 20).scoreTargets(4, row);
        double[] values = close.of(4, 10);
        assertEquals(Math.log1p(row[10] / 1e-6), values[close.names().indexOf("walk")], 1e-5);
        int degree = graph.out().degree(4);
        assertEquals(Math.log1p(degree), values[close.names().indexOf("sourceOutDegree")], 1e-6);
        var all = new ArrayList<double[]>(List.of(close.of(new int[] {9, 4}, new int[] {1, 10},
                workers)));
        assertArrayEquals(values, all.get(1));
    }
}
