package dev.thence.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.kernels.LossBatch;
import dev.thence.kernels.LossBatches;
import dev.thence.kernels.PlainSoftmax;
import dev.thence.kernels.Rows;
import dev.thence.kernels.SoftmaxKernel;
import dev.thence.sampler.EdgeExclusion;
import dev.thence.sampler.Fanout;
import dev.thence.sampler.NeighborSampler;
import dev.thence.sampler.Role;
import dev.thence.training.TrainingConfig.LayerKind;
import dev.thence.vectors.FloatMatrix;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DjlEncoderTest {
    private static final int NODES = 23;
    private static Workers workers;

    @BeforeAll
    static void open() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void close() {
        workers.close();
    }

    private static DirectedGraph graph(long seed) {
        var random = SplitMix64.of(seed);
        var builder = DirectedGraph.builder(NODES);
        for (int u = 0; u < NODES - 3; u++) {
            for (int i = random.nextInt(5); i > 0; i--) {
                int v = random.nextInt(NODES);
                if (v != u) {
                    builder.add(u, v);
                }
            }
        }
        return builder.build();
    }

    /// Symmetric, and without any edge for some nodes.
    private static DirectedGraph views(long seed) {
        var random = SplitMix64.of(seed, 7);
        var builder = DirectedGraph.builder(NODES);
        for (int u = 0; u < NODES - 6; u++) {
            for (int v = u + 1; v < NODES - 6; v++) {
                if (random.nextInt(6) == 0) {
                    builder.add(u, v).add(v, u);
                }
            }
        }
        return builder.build();
    }

    private static TrainingConfig config(int layers, LayerKind kind) {
        return config(layers, kind, 0);
    }

    private static TrainingConfig config(int layers, LayerKind kind, double coViewMessages) {
        return TrainingConfig.builder().dimension(16).layerKind(kind)
                .fanout(new Fanout.All(layers)).coViewMessages(coViewMessages).seed(3).build();
    }

    @Test
    void vectorsAndGradientAreThoseOfTheDenseFormula() {
        for (var kind : LayerKind.values()) {
            for (int layers = 1; layers <= 3; layers++) {
                for (double coViewMessages : new double[] {0, .7}) {
                    var config = config(layers, kind, coViewMessages);
                    var graph = TrainingGraph.ofEdges(graph(1), 2, 0).coViews(views(1));
                    var flow = MessageFlow.whole(Propagation.of(graph(1), 0),
                            Propagation.ofViews(graph, config), layers,
                            Rows.of(new int[] {4, 0, 17, 9}, 4), Rows.all(NODES));
                    check(config, graph, flow, new int[] {4, 0, 17, 9}, all());
                }
            }
        }
    }

    @Test
    void aSampleOfEverythingGivesTheWholeGraph() {
        for (int layers = 1; layers <= 3; layers++) {
            int[] many = new int[layers];
            java.util.Arrays.fill(many, NODES);
            int[] sources = {3, 8, 1};
            int[] targets = {20, 3, 11, 0, 7};
            var sampler = NeighborSampler.builder(graph(2)).fanout(new Fanout.Fixed(many));
            var alone = sampler.build().sample(1, 0, sources, targets, EdgeExclusion.none());
            var both = sampler.coView(views(2)).build()
                    .sample(1, 0, sources, targets, EdgeExclusion.none());
            var graph = TrainingGraph.ofEdges(graph(2), 2, 0).coViews(views(2));
            for (var kind : LayerKind.values()) {
                check(config(layers, kind), graph, MessageFlow.sampled(alone, 0), sources, targets);
                check(config(layers, kind, .7), graph, MessageFlow.sampled(both, .7), sources,
                        targets);
            }
        }
    }

    @Test
    void theFinalVectorsAreTheEncoders() {
        for (var kind : LayerKind.values()) {
            for (double coViewMessages : new double[] {0, .7}) {
                var config = config(2, kind, coViewMessages);
                var parameters = new Parameters(NODES, config, workers);
                var graph = TrainingGraph.ofEdges(graph(3), 2, 0).coViews(views(3));
                var vectors = TrainedTables.of(parameters, config).vectors(graph, workers);
                var plain = new PlainEncoder(parameters, graph(3), views(3), config);
                assertRows(plain.sources, all(), floats(vectors.source()));
                assertRows(plain.targets, all(), floats(vectors.target()));
            }
        }
    }

    private static float[] floats(FloatMatrix matrix) {
        return matrix.values().toArray(java.lang.foreign.ValueLayout.JAVA_FLOAT);
    }

    /// Compares with the dense formula: the vectors of the roots, and the gradient of a random
    /// linear function of them with finite differences in the tables.
    private static void check(TrainingConfig config, TrainingGraph graph, MessageFlow flow,
            int[] sources, int[] targets) {
        DirectedGraph edges = graph.whole();
        DirectedGraph views = graph.coViews().orElseThrow();
        var parameters = new Parameters(NODES, config, workers);
        int d = config.dimension();
        float[] slopeOfSources = LossBatches.vectors(sources.length, d, SplitMix64.of(8));
        float[] slopeOfTargets = LossBatches.vectors(targets.length, d, SplitMix64.of(9));
        try (var encoder = new DjlEncoder(parameters, config, workers)) {
            var vectors = encoder.forward(flow);
            var plain = new PlainEncoder(parameters, edges, views, config);
            assertRows(plain.sources, sources, vectors.sources);
            assertRows(plain.targets, targets, vectors.targets);
            encoder.backward(slopeOfSources, slopeOfTargets);
            DoubleSupplier sum = () -> {
                var moved = new PlainEncoder(parameters, edges, views, config);
                return product(moved.sources, sources, slopeOfSources)
                        + product(moved.targets, targets, slopeOfTargets);
            };
            for (Role role : Role.values()) {
                LossBatches.assertDifferences(parameters.table(role).values,
                        byNode(flow.nodes(role), encoder.gradient(role), d), 1e-5f, sum);
            }
        }
    }

    @Test
    void theLossReachesTheTablesThroughTheGraphWithoutTheFold() {
        var graph = TrainingGraph.ofEdges(graph(5), 3, 1);
        var config = config(2, LayerKind.LINEAR);
        var parameters = new Parameters(NODES, config, workers);
        for (var step : Step.ofEpoch(graph, config, 1)) {
            var fold = graph.fold(step.fold);
            var input = new StepMaker(graph, config).make(1, 0, step);
            DoubleSupplier loss = () -> {
                var plain = new PlainEncoder(parameters, fold.propagation(), config);
                return new PlainSoftmax(new LossBatch(16, floats(plain.sources, step.sources),
                        floats(plain.targets, all()), parameters.bias.values, input.pairs),
                        .1).loss;
            };
            try (var encoder = new DjlEncoder(parameters, config, workers)) {
                var vectors = encoder.forward(input.flow);
                var batch = new LossBatch(16, vectors.sources, vectors.targets,
                        parameters.bias.values, input.pairs);
                assertEquals(loss.getAsDouble(), SoftmaxKernel.add(batch, .1, workers), 1e-5);
                encoder.backward(batch.sourceGradient, batch.targetGradient);
                for (Role role : Role.values()) {
                    LossBatches.assertDifferences(parameters.table(role).values,
                            byNode(input.flow.nodes(role), encoder.gradient(role), 16), loss);
                }
            }
        }
    }

    private static int[] all() {
        int[] all = new int[NODES];
        for (int u = 0; u < NODES; u++) {
            all[u] = u;
        }
        return all;
    }

    private static double[] byNode(Rows nodes, float[] gradient, int d) {
        double[] byNode = new double[NODES * d];
        for (int i = 0; i < nodes.count(); i++) {
            for (int k = 0; k < d; k++) {
                byNode[nodes.of(i) * d + k] = gradient[i * d + k];
            }
        }
        return byNode;
    }

    private static float[] floats(double[][] rows, int[] chosen) {
        float[] floats = new float[chosen.length * rows[0].length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) rows[chosen[i / rows[0].length]][i % rows[0].length];
        }
        return floats;
    }

    private static void assertRows(double[][] expected, int[] chosen, float[] actual) {
        for (int i = 0; i < actual.length; i++) {
            int d = expected[0].length;
            assertEquals(expected[chosen[i / d]][i % d], actual[i], 2e-6, "at " + i);
        }
    }

    private static double product(double[][] rows, int[] chosen, float[] slope) {
        double sum = 0;
        for (int i = 0; i < slope.length; i++) {
            int d = rows[0].length;
            sum += rows[chosen[i / d]][i % d] * slope[i];
        }
        return sum;
    }
}
