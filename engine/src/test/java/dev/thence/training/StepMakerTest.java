package dev.thence.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.DirectedGraph;
import dev.thence.training.Loss.MaskedSoftmax.Drawn;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class StepMakerTest {
    /// In-degrees 0, 1, 1, 4 and 0.
    private static final DirectedGraph EDGES = DirectedGraph.builder(5)
            .add(0, 3).add(1, 3).add(2, 3).add(4, 3).add(0, 1).add(1, 2).build();

    private static StepInput input(Loss loss, TrainingGraph graph) {
        var config = TrainingConfig.builder().dimension(16).loss(loss).build();
        return new StepMaker(graph, config).make(1, 0, Step.ofEpoch(graph, config, 1).getFirst());
    }

    private static TrainingGraph graph() {
        return TrainingGraph.ofEdges(EDGES, 2, 1);
    }

    @Test
    void whatIsDrawnMoreOftenIsPushedDownLess() {
        var input = input(new Loss.MaskedSoftmax(30, 0, Drawn.BY_DEGREE), graph());
        double sum = 4 + Math.pow(4, .75);
        float[] shifts = input.shifts(new float[] {0, 10, 20, 30, 40});
        for (int i = 0; i < input.targets.count(); i++) {
            int v = input.targets.of(i);
            double share = (v == 3 ? Math.pow(4, .75) : 1) / sum;
            assertEquals(10 * v - Math.log(share), shifts[i], 1e-5);
        }
        assertEquals(5, input.targets.count());
    }

    @Test
    void uniformDrawsChangeNoLogit() {
        var input = input(new Loss.MaskedSoftmax(30, 0), graph());
        float[] shifts = input.shifts(new float[] {0, 10, 20, 30, 40});
        for (int i = 0; i < shifts.length; i++) {
            assertEquals(10 * input.targets.of(i), shifts[i]);
        }
        assertArrayEquals(new float[] {1, 2, 3, 4, 5},
                input(new Loss.MaskedSoftmax(), graph()).shifts(new float[] {1, 2, 3, 4, 5}));
    }

    @Test
    void inBatchNegativesAreTargetsOfTheStep() {
        var input = input(new Loss.MaskedSoftmax(30, 0, Drawn.IN_BATCH), graph());
        var positives = new HashSet<Integer>();
        for (int i = 0; i < input.targets.count(); i++) {
            positives.add(input.targets.of(i));
        }
        assertFalse(positives.isEmpty());
        assertTrue(positives.stream().allMatch(v -> EDGES.in().degree(v) > 0), "" + positives);
    }

    @Test
    void sixTermNegativesAreNoPositives() {
        var input = input(new Loss.SixTerm(20, Loss.SixTerm.Down.COMPLEMENT,
                Loss.SixTerm.Weights.EQUAL), graph());
        var negatives = input.pairs.negatives();
        assertEquals(20 * input.pairs.positives().count(), negatives.count());
        for (int row = 0; row < negatives.rows(); row++) {
            for (int p = negatives.begin[row]; p < negatives.begin[row + 1]; p++) {
                int u = input.sources.of(row);
                int v = input.targets.of(negatives.second[p]);
                assertFalse(u == v || EDGES.hasEdge(u, v), u + " -> " + v);
            }
        }
    }

    @Test
    void hardNegativesComeFromTheListsWithoutPositives() {
        // Known positives of every source but the one that is left: 4.
        var lists = DirectedGraph.builder(5).add(0, 3).add(0, 4).add(1, 3).add(1, 4).add(2, 3)
                .add(2, 4).add(4, 3).add(4, 1).build();
        var config = TrainingConfig.builder().dimension(16)
                .loss(new Loss.MaskedSoftmax(1, 3)).build();
        var graph = graph().hardNegatives(lists);
        var step = Step.ofEpoch(graph, config, 1).getFirst();
        var input = new StepMaker(graph, config).make(1, 0, step);
        var expected = new HashSet<Integer>();
        for (int u : step.sources) {
            expected.add(u == 4 ? 1 : 4);
        }
        int others = 0;
        for (int i = 0; i < input.pairs.candidates(); i++) {
            others += expected.remove(input.targets.of(i)) ? 0 : 1;
        }
        assertTrue(expected.isEmpty(), "not drawn: " + expected);
        assertTrue(others <= 1, others + " from elsewhere");
    }

    @Test
    void pairsOfDirectionCanBeLeftOut() {
        var with = input(new Loss.SixTerm(1, Loss.SixTerm.Down.COMPLEMENT,
                Loss.SixTerm.Weights.EQUAL), graph());
        var without = input(new Loss.SixTerm(1, Loss.SixTerm.Down.COMPLEMENT,
                Loss.SixTerm.Weights.EQUAL, Loss.SixTerm.Direction.LEFT_OUT), graph());
        assertTrue(with.pairs.oneWay().count() > 0 && with.pairs.reversed().count() > 0);
        assertEquals(0, without.pairs.oneWay().count());
        assertEquals(0, without.pairs.reversed().count());
        assertEquals(with.pairs.positives().count(), without.pairs.positives().count());
    }

    @Test
    void ownEdgesCanBeKeptInTheGraphTheyArePredictedFrom() {
        var kept = graph().propagatingAll();
        assertEquals(graph().foldCount(), kept.foldCount());
        for (int fold = 0; fold < kept.foldCount(); fold++) {
            assertEquals(EDGES.edgeCount(), kept.fold(fold).propagation().edgeCount());
            assertEquals(graph().fold(fold).positives().edgeCount(),
                    kept.fold(fold).positives().edgeCount());
        }
        assertEquals(graph().positiveCount(), kept.positiveCount());
    }
}
