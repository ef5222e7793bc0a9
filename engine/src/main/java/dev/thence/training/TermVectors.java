package dev.thence.training;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.kernels.Csr;
import dev.thence.kernels.LossBatch;
import dev.thence.kernels.LossPairs;
import dev.thence.kernels.PairList;
import dev.thence.kernels.SoftmaxKernel;
import dev.thence.vectors.DualVectors;
import dev.thence.vectors.FloatMatrix;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Learns vectors of items that have no pairs, from their terms and from whoever speaks for them.
///
/// The warm items are dealt into folds. In every step one fold is treated as cold: no pair of its
/// items carries anything, they are known by terms and speakers alone, and the loss is a softmax
/// per source, of its pairs from cold to warm items over the warm ones and from warm to cold items
/// over the cold ones. So what is cold afterwards looks as it did in training. What a warm item
/// knows of itself is learned along, and only in the folds in which it is warm.
///
/// The same bits at any number of threads. A step costs O(m d) for the propagation and
/// O(batch n d) for the softmax; some 20 arrays of n d floats are held.
public final class TermVectors {
    private static final long FOLDS = 0x666f6c64L;
    private static final long ORDER = 0x6f72646572L;
    /// Warm sources of a step per cold one.
    private static final int WARM = 4;

    private final DirectedGraph pairs;
    private final TermOptions options;
    private final EdgeCounts counts;
    private final Workers workers;

    private TermVectors(DirectedGraph pairs, TermOptions options, Workers workers) {
        this.pairs = pairs;
        this.options = options;
        counts = new EdgeCounts(pairs, options.pairs().power());
        this.workers = workers;
    }

    /// The vectors of all items: of the warm ones as targets and sources of the cold, of the others
    /// by their terms and speakers.
    ///
    /// @param terms a row per item
    /// @param pairs to learn from, all between warm items
    /// @throws IllegalArgumentException when the parts disagree in the number of items
    /// @throws TrainingInterrupted when the listener says so
    /// @throws IllegalStateException when the loss is no longer a number
    @SuppressWarnings("exports") // for dev.thence.pipeline
    public static DualVectors learn(Csr terms, DirectedGraph pairs, IntPredicate isWarm,
            TermView.Speakers speakers, TermOptions options, Workers workers,
            PipelineListener listener) {
        int n = pairs.nodeCount();
        if (terms.rows != n) {
            throw new IllegalArgumentException("there are terms of " + terms.rows
                    + " items and pairs of " + n + "; they must agree");
        }
        boolean[] warm = flags(n, isWarm);
        var tables = new TermTables(n, terms.columnCount, options);
        var learner = new TermVectors(pairs, options, workers);
        learner.train(tables, learner.folds(terms, warm, speakers), listener);
        var view = TermView.of(terms, pairs, warm, flags(n, isWarm.negate()), speakers, options);
        var pass = new TermPass(view, tables, workers);
        return DualVectors.of(FloatMatrix.of(n, options.dimension(), pass.sources()),
                FloatMatrix.of(n, options.dimension(), pass.targets()), pass.bias,
                (float) options.temperature());
    }

    private static boolean[] flags(int n, IntPredicate which) {
        boolean[] flags = new boolean[n];
        for (int i = 0; i < n; i++) {
            flags[i] = which.test(i);
        }
        return flags;
    }

    /// A fold's view, and whose turn it is in it.
    private final class Fold {
        private final int number;
        private final TermView view;
        private final int[] warm;
        private final int[] cold;
        private final Turns coldSources;
        private final Turns warmSources;

        Fold(int number, TermView view) {
            this.number = number;
            this.view = view;
            warm = where(view.isWarm);
            cold = where(view.isCold);
            coldSources = new Turns(sources(cold, view.isWarm), options.batch(), number);
            warmSources = new Turns(sources(warm, view.isCold), WARM * options.batch(),
                    number + (1L << 32));
        }

        private static int[] where(boolean[] flags) {
            return IntStream.range(0, flags.length).filter(i -> flags[i]).toArray();
        }

        private int[] sources(int[] among, boolean[] targets) {
            var out = pairs.out();
            return Arrays.stream(among).filter(u -> {
                for (long p = out.offset(u), end = out.offset(u + 1); p < end; p++) {
                    if (targets[out.neighbor(p)]) {
                        return true;
                    }
                }
                return false;
            }).toArray();
        }
    }

    /// Sources in a drawn order, again and again, a new order each time.
    private final class Turns {
        private final int[] sources;
        private final int batch;
        private final long key;
        private int[] order = {};
        private int next;
        private long round;

        Turns(int[] sources, int batch, long key) {
            this.sources = sources;
            this.batch = batch;
            this.key = key;
        }

        int[] next() {
            if (next == order.length) {
                order = SplitMix64.of(options.seed(), ORDER, key, round++)
                        .permutation(sources.length);
                next = 0;
            }
            int parts = Math.max(1, (sources.length + batch - 1) / batch);
            int size = Math.min(order.length - next, (sources.length + parts - 1) / parts);
            int[] batchSources = new int[size];
            for (int i = 0; i < size; i++) {
                batchSources[i] = sources[order[next++]];
            }
            return batchSources;
        }
    }

    private Fold[] folds(Csr terms, boolean[] warm, TermView.Speakers speakers) {
        int[] items = IntStream.range(0, warm.length).filter(i -> warm[i]).toArray();
        int[] order = SplitMix64.of(options.seed(), FOLDS).permutation(items.length);
        var folds = new Fold[options.folds()];
        for (int f = 0; f < folds.length; f++) {
            boolean[] isWarm = warm.clone();
            boolean[] isCold = new boolean[warm.length];
            for (int i = f; i < order.length; i += folds.length) {
                isWarm[items[order[i]]] = false;
                isCold[items[order[i]]] = true;
            }
            folds[f] = new Fold(f, TermView.of(terms, pairs, isWarm, isCold, speakers, options));
        }
        return folds;
    }

    private void train(TermTables tables, Fold[] folds, PipelineListener listener) {
        listener.stage("learning vectors of terms", options.steps());
        for (int step = 0; step < options.steps(); step++) {
            if (listener.isCancelled()) {
                throw new TrainingInterrupted("stopped after " + step
                        + " steps of learning vectors of terms");
            }
            var fold = folds[step % folds.length];
            var pass = new TermPass(fold.view, tables, workers);
            var gradient = new Slopes(pass);
            double loss = gradient.add(fold.coldSources.next(), fold.warm)
                    + gradient.add(fold.warmSources.next(), fold.cold);
            if (!Double.isFinite(loss)) {
                throw new IllegalStateException("the loss is " + loss + " in step " + (step + 1)
                        + ", fold " + fold.number + ", of learning vectors of terms at learning"
                        + " rate " + options.learningRate() + "; take a smaller rate");
            }
            tables.update(pass.gradient(gradient.sources, gradient.targets, gradient.bias),
                    options.learningRate(), workers);
            listener.progress(step + 1, String.format("loss %.3f", loss));
        }
    }

    /// The gradient of the losses with respect to the vectors of a pass.
    private final class Slopes {
        private final TermPass pass;
        private final float[] sources;
        private final float[] targets;
        private final float[] bias;

        Slopes(TermPass pass) {
            this.pass = pass;
            sources = new float[pass.sources().length];
            targets = new float[pass.targets().length];
            bias = new float[pass.bias.length];
        }

        /// Adds the softmax of these sources over the candidates, and returns its loss.
        double add(int[] from, int[] candidates) {
            int d = options.dimension();
            float[] biases = new float[candidates.length];
            for (int i = 0; i < biases.length; i++) {
                biases[i] = pass.bias[candidates[i]];
            }
            var batch = new LossBatch(d, chosen(pass.sources(), from),
                    chosen(pass.targets(), candidates), biases, lossPairs(from, candidates));
            double loss = SoftmaxKernel.add(batch, options.temperature(), workers);
            addRows(batch.sourceGradient, from, sources);
            addRows(batch.targetGradient, candidates, targets);
            for (int i = 0; i < biases.length; i++) {
                bias[candidates[i]] += batch.biasGradient[i];
            }
            return loss;
        }

        private LossPairs lossPairs(int[] from, int[] candidates) {
            int[] at = new int[pairs.nodeCount()];
            Arrays.fill(at, -1);
            for (int i = 0; i < candidates.length; i++) {
                at[candidates[i]] = i;
            }
            var positives = new PairList();
            var masked = new PairList();
            for (int i = 0; i < from.length; i++) {
                var out = pairs.out();
                for (long p = out.offset(from[i]), end = out.offset(from[i] + 1); p < end; p++) {
                    int target = at[out.neighbor(p)];
                    if (target >= 0) {
                        positives.add(i, target, (float) counts.of(out.weight(p)));
                        if (options.pairs() == TermOptions.Pairs.FACTS) {
                            masked.add(i, target, 0);
                        }
                    }
                }
            }
            return LossPairs.softmax(positives.toPairs(from.length, candidates.length),
                    masked.toPairs(from.length, candidates.length), candidates.length);
        }

        private float[] chosen(float[] rows, int[] which) {
            int d = options.dimension();
            float[] copy = new float[which.length * d];
            for (int i = 0; i < which.length; i++) {
                System.arraycopy(rows, which[i] * d, copy, i * d, d);
            }
            return copy;
        }

        private void addRows(float[] rows, int[] to, float[] sums) {
            int d = options.dimension();
            for (int i = 0; i < to.length; i++) {
                for (int k = 0; k < d; k++) {
                    sums[to[i] * d + k] += rows[i * d + k];
                }
            }
        }
    }
}
