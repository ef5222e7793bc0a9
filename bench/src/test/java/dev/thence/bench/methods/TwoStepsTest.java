package dev.thence.bench.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.DirectedGraph;
import org.junit.jupiter.api.Test;

class TwoStepsTest {
    /// 0 -> 1 -> 3, 0 -> 2 -> 3, 4 -> 2, 4 -> 3.
    private static final DirectedGraph GRAPH = DirectedGraph.builder(5)
            .add(0, 1).add(1, 3).add(0, 2).add(2, 3).add(4, 2).add(4, 3).build();

    @Test
    void directedCountsFollowTheEdges() {
        assertEquals(2, score(TwoSteps.commonNeighbors(GRAPH), 0, 3));
        assertEquals(0, score(TwoSteps.commonNeighbors(GRAPH), 3, 0));
        assertEquals(0, score(TwoSteps.commonNeighbors(GRAPH), 0, 4));
    }

    @Test
    void undirectedCountsDoNot() {
        var scorer = TwoSteps.commonNeighborsUndirected(GRAPH);
        assertEquals(2, score(scorer, 3, 0));
        assertEquals(1, score(scorer, 0, 4));
    }

    @Test
    void adamicAdarCountsOneOverTheLogarithmOfTheDegree() {
        double both = 1 / Math.log(2) + 1 / Math.log(3);
        assertEquals(both, score(TwoSteps.adamicAdar(GRAPH), 0, 3), 1e-6);
        var undirected = TwoSteps.adamicAdarUndirected(GRAPH);
        assertEquals(both, score(undirected, 3, 0), 1e-6);
        assertEquals(1 / Math.log(3), score(undirected, 0, 4), 1e-6);
    }

    @Test
    void aNeighbourBackAndForthCountsForNothingElse() {
        var pair = DirectedGraph.builder(3).add(0, 1).add(1, 0).add(0, 2).build();
        assertEquals(1 / Math.log(2), score(TwoSteps.adamicAdarUndirected(pair), 1, 2), 1e-6);
    }

    private static float score(TargetScorer scorer, int source, int target) {
        float[] scores = new float[5];
        scorer.scoreTargets(source, scores);
        return scores[target];
    }
}
