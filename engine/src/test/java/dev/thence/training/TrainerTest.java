package dev.thence.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.evaluation.Undirected;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.sampler.Fanout;
import dev.thence.sampler.ReachOut;
import dev.thence.sampler.Role;
import dev.thence.training.Loss.MaskedSoftmax.Drawn;
import dev.thence.training.TrainingListener.Signal;
import dev.thence.vectors.DualVectors;
import dev.thence.vectors.FloatMatrix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    private static final int GROUPS = 8;
    private static final int MEMBERS = 20;

    /// Groups of nodes; members of group g lead to members of group g + 1.
    private static DirectedGraph chain(long seed) {
        var random = SplitMix64.of(seed);
        var builder = DirectedGraph.builder(GROUPS * MEMBERS);
        for (int u = 0; u < GROUPS * MEMBERS; u++) {
            for (int i = 0; i < 5; i++) {
                int group = (u / MEMBERS + 1) % GROUPS;
                builder.add(u, group * MEMBERS + random.nextInt(MEMBERS));
            }
        }
        return builder.build();
    }

    private static TrainingConfig config(int epochs) {
        return TrainingConfig.builder()
                .dimension(32).batchSources(64).epochs(epochs).seed(5).build();
    }

    @Test
    void learnsWhichGroupFollowsWhich() {
        var graph = TrainingGraph.ofEdges(chain(1), 5, 0);
        try (var workers = Workers.of(2)) {
            var result = Trainer.on(workers).train(graph, config(6), TrainingListener.SILENT);
            assertEquals(6, result.history().size());
            assertTrue(result.history().getLast().loss() < result.history().getFirst().loss());
            float[] scores = new float[graph.nodeCount()];
            int right = 0;
            for (int u = 0; u < graph.nodeCount(); u++) {
                result.vectors().scorer().scoreTargets(u, scores);
                int best = 0;
                for (int v = 1; v < scores.length; v++) {
                    best = scores[v] > scores[best] ? v : best;
                }
                right += best / MEMBERS == (u / MEMBERS + 1) % GROUPS ? 1 : 0;
            }
            assertTrue(right > .95 * graph.nodeCount(), right + " of " + graph.nodeCount());
        }
    }

    @Test
    void sameBitsWithOneAndEightThreads() {
        var graph = TrainingGraph.ofEdges(chain(2), 3, 0);
        try (var one = Workers.of(1); var eight = Workers.of(8)) {
            assertSame(Trainer.on(one).train(graph, config(2), TrainingListener.SILENT),
                    Trainer.on(eight).train(graph, config(2), TrainingListener.SILENT));
        }
    }

    @Test
    void everyLossAndKindOfLayerLearnsFromSamplesToo() {
        var edges = chain(8);
        var graph = TrainingGraph.ofEdges(edges, 3, 0).coViews(edges).hardNegatives(edges);
        Loss[] losses = {new Loss.MaskedSoftmax(), new Loss.MaskedSoftmax(40, 1),
            new Loss.MaskedSoftmax(40, 0, Drawn.BY_DEGREE),
            new Loss.MaskedSoftmax(40, 0, Drawn.IN_BATCH),
            new Loss.SixTerm(3, Loss.SixTerm.Down.COMPLEMENT, Loss.SixTerm.Weights.DEGREES)};
        try (var one = Workers.of(1); var eight = Workers.of(8)) {
            for (var fanout : new Fanout[] {new Fanout.All(2), new Fanout.Fixed(3, 3)}) {
                for (var loss : losses) {
                    for (var kind : TrainingConfig.LayerKind.values()) {
                        var config = config(3).toBuilder().fanout(fanout).loss(loss).layerKind(kind)
                                .coView(new Loss.CoView(.1, 2)).coViewMessages(.5).build();
                        var result = Trainer.on(one).train(graph, config, TrainingListener.SILENT);
                        assertTrue(result.history().getLast().loss()
                                < result.history().getFirst().loss(), config.toString());
                        assertSame(result, Trainer.on(eight)
                                .train(graph, config, TrainingListener.SILENT));
                    }
                }
            }
        }
    }

    @Test
    void goesOnFromItsCheckpointToTheSameBits(@TempDir Path folder) {
        var graph = TrainingGraph.ofEdges(chain(3), 3, 0);
        ValidationMetric metric = vectors -> vectors.match(0, MEMBERS);
        var file = folder.resolve("checkpoint");
        try (var workers = Workers.of(2)) {
            var whole = Trainer.on(workers)
                    .train(graph, config(3), metric, TrainingListener.SILENT);
            for (int stopAt : new int[] {2, 6, 9}) {
                var steps = new int[1];
                TrainingListener stopping =
                        _ -> ++steps[0] == stopAt ? Signal.STOP : Signal.CONTINUE;
                assertThrows(TrainingInterrupted.class, () ->
                        Trainer.on(workers).checkpoint(file)
                                .train(graph, config(3), metric, stopping));
            }
            var resumed = Trainer.on(workers).checkpoint(file)
                    .train(graph, config(3), metric, TrainingListener.SILENT);
            assertSame(whole, resumed);
            assertEquals(whole.epochs(), resumed.epochs());
            for (int i = 0; i < 3; i++) {
                assertEquals(whole.history().get(i).loss(), resumed.history().get(i).loss());
                assertEquals(whole.history().get(i).validation(),
                        resumed.history().get(i).validation());
            }
        }
    }

    @Test
    void aCheckpointOfAnotherTrainingIsNotUsed(@TempDir Path folder) {
        var file = folder.resolve("checkpoint");
        var graph = TrainingGraph.ofEdges(chain(4), 3, 0);
        var other = TrainingGraph.ofEdges(chain(5), 3, 0);
        try (var workers = Workers.of(2)) {
            Trainer.on(workers).checkpoint(file).train(other, config(1), TrainingListener.SILENT);
            assertTrue(Files.exists(file));
            assertSame(Trainer.on(workers).train(graph, config(1), TrainingListener.SILENT),
                    Trainer.on(workers).checkpoint(file)
                            .train(graph, config(1), TrainingListener.SILENT));
        }
    }

    @Test
    void aCheckpointNoticesOtherCoViews(@TempDir Path folder) {
        var edges = TrainingGraph.ofEdges(chain(9), 3, 0);
        var graph = edges.coViews(Undirected.plain(chain(10)));
        var config = config(1).toBuilder().coViewMessages(1).build();
        try (var workers = Workers.of(2)) {
            var expected = Trainer.on(workers).train(graph, config, TrainingListener.SILENT);
            for (var other : List.of(edges, edges.coViews(Undirected.plain(chain(11))))) {
                var file = folder.resolve("checkpoint");
                var before = Trainer.on(workers).checkpoint(file)
                        .train(other, config, TrainingListener.SILENT);
                assertFalse(Arrays.equals(floats(expected.vectors().source()),
                        floats(before.vectors().source())));
                assertSame(expected, Trainer.on(workers).checkpoint(file)
                        .train(graph, config, TrainingListener.SILENT));
            }
        }
    }

    @Test
    void theTablesGiveTheVectorsAgainAndThoseOfOtherGraphs() {
        var edges = chain(12);
        var graph = TrainingGraph.ofEdges(edges, 3, 0);
        int[] epoch = {0};
        double[] metrics = {.1, .3, .2, .25, .28};
        try (var workers = Workers.of(2)) {
            var result = Trainer.on(workers).train(graph, config(12), _ -> metrics[epoch[0]++],
                    TrainingListener.SILENT);
            assertEquals(2, result.epochs());
            assertArrayEquals(floats(result.vectors().source()),
                    floats(result.tables().vectors(graph, workers).source()));
            var reaching = graph.reachOut(ReachOut.of(edges, 10, .25f, workers),
                    EnumSet.of(Role.SOURCE));
            var further = result.tables().vectors(reaching, workers);
            assertFalse(Arrays.equals(floats(result.vectors().source()), floats(further.source())));
            var other = TrainingGraph.ofEdges(DirectedGraph.builder(3).add(0, 1).build(), 2, 0);
            var failure = assertThrows(IllegalArgumentException.class,
                    () -> result.tables().vectors(other, workers));
            assertEquals("the graph has 3 nodes, the tables were learned for 160; they must agree",
                    failure.getMessage());
        }
    }

    @Test
    void anInterruptEndsTrainingAfterAWholeStep(@TempDir Path folder) {
        var graph = TrainingGraph.ofEdges(chain(6), 3, 0);
        var file = folder.resolve("checkpoint");
        try (var workers = Workers.of(2)) {
            var caller = Thread.currentThread();
            assertThrows(TrainingInterrupted.class, () -> Trainer.on(workers).checkpoint(file)
                    .train(graph, config(50), _ -> {
                        caller.interrupt();
                        return Signal.CONTINUE;
                    }));
            assertTrue(Thread.interrupted());
            assertTrue(Files.exists(file));
        }
    }

    @Test
    void keepsTheBestEpochAndStopsWhenItIsLongAgo() {
        var graph = TrainingGraph.ofEdges(chain(7), 3, 0);
        List<DualVectors> seen = new ArrayList<>();
        double[] metrics = {.1, .3, .2, .25, .28, .9};
        try (var workers = Workers.of(2)) {
            var result = Trainer.on(workers).train(graph, config(12), vectors -> {
                seen.add(vectors);
                return metrics[seen.size() - 1];
            }, TrainingListener.SILENT);
            assertEquals(2, result.epochs());
            assertEquals(5, result.history().size());
            assertArrayEquals(seen.get(1).biases(), result.vectors().biases());
        }
    }

    @Test
    void aLossThatIsNoNumberNamesTheStep() {
        // A weight so far below the mean that its square is no float: 0 / 0 in a step of its own.
        var positives = DirectedGraph.builder(3).add(0, 1, 1e-30f).add(2, 1, 1).build();
        var graph = TrainingGraph.of(List.of(new TrainingGraph.Fold(positives,
                DirectedGraph.builder(3).build())), positives, positives);
        try (var workers = Workers.of(1)) {
            var config = config(1).toBuilder().positivePower(2).batchSources(1).build();
            var failure = assertThrows(IllegalStateException.class, () ->
                    Trainer.on(workers).train(graph, config, TrainingListener.SILENT));
            assertTrue(failure.getMessage().matches("the loss is NaN in epoch 1, step [12] of 2, "
                    + "with learning rate 0.01; .*"), failure.getMessage());
        }
    }

    private static void assertSame(TrainingResult expected, TrainingResult actual) {
        assertArrayEquals(floats(expected.vectors().source()), floats(actual.vectors().source()));
        assertArrayEquals(floats(expected.vectors().target()), floats(actual.vectors().target()));
        assertArrayEquals(expected.vectors().biases(), actual.vectors().biases());
    }

    private static float[] floats(FloatMatrix matrix) {
        return matrix.values().toArray(java.lang.foreign.ValueLayout.JAVA_FLOAT);
    }
}
