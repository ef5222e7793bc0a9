package dev.thence.bench.methods;

import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// SDGAE: an auto-encoder whose source and target vectors are learned polynomials of the
/// normalised bipartite operator.
///
/// He and others, "Rethinking Link Prediction for Directed Graphs" (2025,
/// https://arxiv.org/abs/2502.05724), section on the spectral directed graph auto-encoder:
/// layers of [SourceTargetFilter] over $N = D_{out}^{-1/2} (A + I) D_{in}^{-1/2}$, weights from
/// 1, inner products, binary cross-entropy against as many random non-edges, Adam over the whole
/// graph. Done differently: without features the inputs are a free vector per node and role in
/// the place of a perceptron's outputs; non-edges are drawn anew in every epoch; validation
/// comes every few epochs, of which there are fewer.
final class Sdgae {
    private static final double START = .1;

    /// @param dimension of the vectors
    /// @param layers the degree of the polynomials
    /// @param learningRate of Adam
    /// @param epochs at most
    /// @param interval epochs between validations
    /// @param patience validations without a better one before training stops
    public record Config(int dimension, int layers, double learningRate, int epochs, int interval,
            int patience) {
        /// The paper's 64 dimensions, 5 layers and rate .01; at most 300 epochs for its 2,000.
        public static final Config DEFAULT = new Config(64, 5, .01, 300, 10, 5);

        public Config {
            Checks.dimension(dimension);
            Checks.require(layers >= 1 && layers <= 20, "layers", layers, "1 to 20");
            Checks.require(learningRate > 0 && learningRate <= 1, "learningRate", learningRate,
                    "above 0 and at most 1");
            Checks.require(epochs >= 1, "epochs", epochs, "1 or more");
            Checks.require(interval >= 1, "interval", interval, "1 or more");
            Checks.require(patience >= 1, "patience", patience, "1 or more");
        }
    }

    private final DirectedGraph train;
    private final Config config;
    private final long seed;
    private final Workers workers;
    private final SourceTargetFilter filter;
    private final float[] weights;
    private final int[] sources;
    private final int[] targets;

    private Sdgae(DirectedGraph train, Config config, long seed, Workers workers) {
        this.train = train;
        this.config = config;
        this.seed = seed;
        this.workers = workers;
        filter = new SourceTargetFilter(SparseMatrix.normalised(withLoops(train), workers),
                config.dimension, config.layers, workers);
        weights = new float[2 * config.layers];
        Arrays.fill(weights, 1);
        int m = Math.toIntExact(train.edgeCount());
        sources = new int[2 * m];
        targets = new int[2 * m];
        for (int u = 0, i = 0; u < train.nodeCount(); u++) {
            for (long p = train.out().offset(u), end = train.out().offset(u + 1); p < end; p++) {
                sources[i] = u;
                targets[i++] = train.out().neighbor(p);
            }
        }
    }

    /// Keeps the vectors of the validation that gives the largest value.
    ///
    /// @throws IllegalArgumentException for a graph without edges, or with nearly all of them
    /// @throws java.util.concurrent.CancellationException when the thread is interrupted
    public static TargetScorer fit(DirectedGraph train, Config config,
            ToDoubleFunction<TargetScorer> validation, long seed, Workers workers) {
        Checks.require(train.edgeCount() > 0, "edgeCount", train.edgeCount(), "1 or more");
        Checks.require(train.edgeCount() < .9 * train.nodeCount() * (train.nodeCount() - 1.0),
                "edgeCount", train.edgeCount(), "below nine tenths of the pairs of nodes");
        return new Sdgae(train, config, seed, workers).fit(validation);
    }

    private TargetScorer fit(ToDoubleFunction<TargetScorer> validation) {
        start(filter.sourceInputs(), 0);
        start(filter.targetInputs(), 1);
        var adams = new Adam[] {new Adam(filter.sourceInputs(), config.learningRate),
            new Adam(filter.targetInputs(), config.learningRate),
            new Adam(weights, config.learningRate)};
        var best = vectors();
        double bestValue = Double.NEGATIVE_INFINITY;
        for (int epoch = 1, worse = 0; epoch <= config.epochs && worse < config.patience;
                epoch++) {
            Checks.goOn("SDGAE");
            step(epoch, adams);
            if (epoch % config.interval == 0 || epoch == config.epochs) {
                var now = vectors();
                double value = validation.applyAsDouble(now);
                worse = value > bestValue ? 0 : worse + 1;
                best = value > bestValue ? now : best;
                bestValue = Math.max(bestValue, value);
            }
        }
        return best;
    }

    private void step(int epoch, Adam[] adams) {
        drawNonEdges(epoch);
        filter.forward(weights);
        float[] sourceGradient = new float[filter.sourceInputs().length];
        float[] targetGradient = new float[sourceGradient.length];
        float[] weightGradient = new float[weights.length];
        new PairLoss(train.nodeCount(), sources, targets, sources.length / 2).gradient(
                filter.sourceVectors(), filter.targetVectors(), config.dimension, sourceGradient,
                targetGradient, workers);
        filter.backward(weights, sourceGradient, targetGradient, weightGradient);
        adams[0].step(sourceGradient, workers);
        adams[1].step(targetGradient, workers);
        adams[2].step(weightGradient, workers);
    }

    /// The second half of the pairs.
    private void drawNonEdges(int epoch) {
        int m = sources.length / 2;
        workers.forRange(m, 1 << 12, (from, to) -> {
            var random = SplitMix64.of(seed, 0x6e6f6e65646765L, epoch, from);
            for (int i = m + from; i < m + to;) {
                int u = random.nextInt(train.nodeCount());
                int v = random.nextInt(train.nodeCount());
                if (u != v && !train.hasEdge(u, v)) {
                    sources[i] = u;
                    targets[i++] = v;
                }
            }
        });
    }

    private InnerProducts vectors() {
        filter.forward(weights);
        return InnerProducts.of(config.dimension, filter.sourceVectors().clone(),
                filter.targetVectors().clone());
    }

    private void start(float[] table, int role) {
        int d = config.dimension;
        workers.forRange(train.nodeCount(), 256, (from, to) -> {
            for (int u = from; u < to; u++) {
                var random = SplitMix64.of(seed, 0x7374617274L, role, u);
                for (int k = u * d; k < (u + 1) * d; k++) {
                    table[k] = (float) (START * random.nextGaussian());
                }
            }
        });
    }

    private static DirectedGraph withLoops(DirectedGraph graph) {
        var builder = DirectedGraph.builder(graph.nodeCount());
        for (int u = 0; u < graph.nodeCount(); u++) {
            for (long p = graph.out().offset(u), end = graph.out().offset(u + 1); p < end; p++) {
                builder.add(u, graph.out().neighbor(p));
            }
            builder.add(u, u);
        }
        return builder.build();
    }
}
