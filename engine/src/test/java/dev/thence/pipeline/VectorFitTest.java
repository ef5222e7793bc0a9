package dev.thence.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.evaluation.EdgesProtocol;
import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.Metric;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.sampler.Fanout;
import dev.thence.sampler.ReachOut;
import dev.thence.sampler.Role;
import dev.thence.training.Loss;
import dev.thence.training.PipelineListener;
import dev.thence.training.Trainer;
import dev.thence.training.TrainingConfig;
import dev.thence.training.TrainingGraph;
import dev.thence.vectors.DualVectors;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VectorFitTest {
    private static final int GROUPS = 10;
    private static final int MEMBERS = 30;
    private static Workers workers;

    @BeforeAll
    static void open() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void close() {
        workers.close();
    }

    /// Members of group g lead to members of group g + 1: half of them to many, half to few, so
    /// that three-step paths end in the right group.
    private static DirectedGraph groups(long seed) {
        var random = SplitMix64.of(seed);
        var builder = DirectedGraph.builder(GROUPS * MEMBERS);
        for (int u = 0; u < GROUPS * MEMBERS; u++) {
            for (int i = 0; i < (u % 2 == 0 ? 9 : 2); i++) {
                int group = (u / MEMBERS + 1) % GROUPS;
                builder.add(u, group * MEMBERS + random.nextInt(MEMBERS));
            }
        }
        return builder.build();
    }

    private static VectorFit trial(EdgesProtocol protocol, TrainingConfig config) {
        return VectorFit.trial(TrainingGraph.ofEdges(protocol.train(), 5, 0), config,
                protocol.validationQueries(), Half.ALL, Trainer.on(workers), workers,
                PipelineListener.SILENT);
    }

    private static TrainingConfig config() {
        return TrainingConfig.builder().dimension(16).epochs(2).batchSources(64).build();
    }

    @Test
    void reachOutEdgesAreUsedWhereValidationGainsMost() {
        var protocol = EdgesProtocol.of(groups(3), 0);
        var fit = trial(protocol, config());
        var graph = TrainingGraph.ofEdges(protocol.train(), 5, 0);
        double chosen = mrr(protocol, fit.vectors());
        assertTrue(chosen > mrr(protocol, fit.training().vectors()), fit.text());
        assertTrue(fit.text().contains("reach-out edges up to "), fit.text());
        for (int size : new int[] {5, 10}) {
            var edges = ReachOut.of(protocol.train(), size, .25f, workers);
            for (Role role : Role.values()) {
                var vectors = fit.training().tables()
                        .vectors(graph.reachOut(edges, EnumSet.of(role)), workers);
                assertTrue(mrr(protocol, vectors) <= chosen, size + " " + role);
            }
        }
    }

    private static double mrr(EdgesProtocol protocol, DualVectors vectors) {
        return Evaluator.evaluate(VectorTraining.learnedAlone(vectors),
                protocol.validationQueries(), workers).macro(Metric.MRR);
    }

    @Test
    void aReleaseIsTrainedForTheTrialsEpochsWithItsReachOutEdges() {
        var protocol = EdgesProtocol.of(groups(3), 0);
        var trial = trial(protocol, config());
        var all = TrainingGraph.ofEdges(protocol.whole(), 5, 0);
        var release = trial.release(all, config(), Trainer.on(workers), workers,
                PipelineListener.SILENT);
        assertEquals(trial.training().epochs(), release.config().epochs());
        assertEquals(trial.reachOut(), release.reachOut());
        assertEquals(trial.text(), release.text());
        var expected = release.training().tables()
                .vectors(trial.reachOut().on(all, workers), workers);
        assertArrayEquals(expected.source().row(7), release.vectors().source().row(7));
        assertArrayEquals(expected.target().row(7), release.vectors().target().row(7));
    }

    @Test
    void aGainBelowItsStandardErrorIsNone() {
        // Gains .4, .2 and 0: mean .2, deviation .2, standard error .115.
        assertEquals(.2, ReachOutChoice.sureGain(new double[] {.9, .5, Double.NaN, .1},
                new double[] {.5, .3, Double.NaN, .1}), 1e-12);
        // Gains .4, -.2 and 0: mean .067, standard error .176.
        assertEquals(0, ReachOutChoice.sureGain(new double[] {.9, .1, .1},
                new double[] {.5, .3, .1}));
        assertEquals(0, ReachOutChoice.sureGain(new double[] {.1, .1}, new double[] {.5, .3}));
        assertEquals(0, ReachOutChoice.sureGain(new double[] {1}, new double[] {0}));
    }

    @Test
    void noneLeavesTheGraphAsItIs() {
        var graph = TrainingGraph.ofEdges(groups(5), 5, 0);
        assertSame(graph, ReachOutChoice.NONE.on(graph, workers));
        assertEquals("no reach-out edges", ReachOutChoice.NONE.text());
        assertEquals("reach-out edges up to 5 neighbours for targets",
                new ReachOutChoice(5, Set.of(Role.TARGET)).text());
    }

    @Test
    void optionsSayWhatTrainingLooksAt() {
        var options = PipelineOptions.DEFAULT.withFanout(new Fanout.Fixed(4, 3));
        var small = options.training(300, 2000);
        assertEquals(new Fanout.Fixed(4, 3), small.fanout());
        assertEquals(new Loss.MaskedSoftmax(), small.loss());
        assertEquals(new Loss.MaskedSoftmax(4096, 0), options.training(5000, 2000).loss());
        var large = PipelineOptions.DEFAULT.withFanout(new Fanout.All(3))
                .training(2_000_000, 20_000_000);
        assertTrue(large.isWholeGraph());
        assertEquals(new Loss.MaskedSoftmax(), large.loss());
        assertEquals("layers is 5, must be 1 to 4", assertThrows(IllegalArgumentException.class,
                () -> PipelineOptions.DEFAULT.withFanout(new Fanout.All(5))).getMessage());
    }

    @Test
    void coViewsCountByTheirNumberUnlessChosen() {
        var graph = TrainingGraph.ofEdges(groups(7), 5, 0);
        var many = graph.coViews(groups(8));
        var few = graph.coViews(
                DirectedGraph.builder(GROUPS * MEMBERS).add(0, 1).add(1, 0).build());
        var options = PipelineOptions.DEFAULT;
        assertEquals(0, options.training(graph).coViewMessages());
        assertEquals(0, options.training(few).coViewMessages());
        assertEquals(1.5, options.training(many).coViewMessages());
        assertEquals(1.5, options.orders(many).coViewMessages());
        for (double chosen : new double[] {0, .5}) {
            var choosing = options.withCoViewMessages(chosen);
            assertEquals(0, choosing.training(graph).coViewMessages());
            assertEquals(chosen, choosing.training(few).coViewMessages());
            assertEquals(chosen, choosing.training(many).coViewMessages());
        }
        assertEquals("coViewMessages is 11.0, must be 0 to 10", assertThrows(
                IllegalArgumentException.class, () -> options.withCoViewMessages(11)).getMessage());
    }

    @Test
    void sampledTrainingSaysSo() {
        var fit = trial(EdgesProtocol.of(groups(6), 0),
                config().withFanout(new Fanout.Fixed(3, 3), GROUPS * MEMBERS));
        assertTrue(fit.text().startsWith("sampled training, fan-out fixed:3,3, "), fit.text());
    }
}
