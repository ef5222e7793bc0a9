package dev.thence.bench.speed;

import dev.thence.bench.speed.SpeedReport.Line;
import dev.thence.datasets.SkewedGraph;
import dev.thence.graph.Workers;
import dev.thence.sampler.Fanout;
import dev.thence.training.Loss;
import dev.thence.training.PipelineListener;
import dev.thence.training.Trainer;
import dev.thence.training.TrainingConfig;
import dev.thence.training.TrainingGraph;
import dev.thence.training.TrainingInterrupted;
import dev.thence.training.TrainingListener;
import dev.thence.training.TrainingProgress;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How many positive edges a second sampled training learns from, and whether its memory stays
/// flat: dimension 64, 10 x 10 neighbours, about 1,024 positives a step, the graph's other
/// edges of a fold left out of what they are predicted from.
final class TrainingSpeed {
    private static final int WARM_STEPS = 50;
    private static final int TIMED_STEPS = 300;
    private static final int FOLDS = 5;
    private static final int POSITIVES = 1_024;
    private static final int EDGES_PER_NODE = 10;
    private static final int FEW_NEGATIVES = 20;
    private static final int MANY_NEGATIVES = 4_096;

    private final SpeedOptions options;
    private final Workers workers;
    private final PipelineListener listener;

    TrainingSpeed(SpeedOptions options, Workers workers, PipelineListener listener) {
        this.options = options;
        this.workers = workers;
        this.listener = listener;
    }

    List<Line> measure() {
        listener.stage("making a graph of " + options.nodes() + " nodes", 0);
        var graph = TrainingGraph.ofEdges(SkewedGraph.of(SkewedGraph.Options.of(options.nodes(),
                EDGES_PER_NODE * options.nodes(), options.seed())), FOLDS, options.seed());
        var lines = new ArrayList<Line>();
        int most = Math.max(options.steps(), WARM_STEPS + TIMED_STEPS);
        var few = new Watch(most, graph.positiveCount());
        train(graph, FEW_NEGATIVES, few);
        lines.add(few.rate(FEW_NEGATIVES));
        lines.add(few.memory());
        var many = new Watch(WARM_STEPS + TIMED_STEPS, graph.positiveCount());
        train(graph, MANY_NEGATIVES, many);
        lines.add(many.rate(MANY_NEGATIVES));
        return lines;
    }

    /// Trains until the watch has seen enough.
    private void train(TrainingGraph graph, int negatives, Watch watch) {
        listener.stage("training with " + negatives + " shared negatives", watch.most);
        var config = TrainingConfig.builder().dimension(64).fanout(new Fanout.Fixed(10, 10))
                .loss(new Loss.MaskedSoftmax(negatives, 0)).epochs(1_000_000)
                .batchSources(batchSources(graph)).seed(options.seed()).build();
        try {
            Trainer.on(workers).train(graph, config, watch);
        } catch (TrainingInterrupted _) {
            listener.progress(watch.seen, "");
        }
    }

    /// So many sources as have about 1,024 positives in one fold.
    private static int batchSources(TrainingGraph graph) {
        long rows = 0;
        for (int number = 0; number < graph.foldCount(); number++) {
            var positives = graph.fold(number).positives();
            rows += positives.count(u -> positives.out().degree(u) > 0);
        }
        return (int) Math.max(1, POSITIVES * rows / graph.positiveCount());
    }

    /// Times the steps after the warm ones, and notes the memory of some.
    private final class Watch implements TrainingListener {
        private final int most;
        private final long positives;
        private final DoubleArrayList seconds = new DoubleArrayList();
        private final DoubleArrayList memory = new DoubleArrayList();
        private double positivesPerStep;
        private long last;
        private int seen;

        Watch(int most, long positives) {
            this.most = most;
            this.positives = positives;
        }

        @Override
        public Signal on(TrainingProgress progress) {
            long now = System.nanoTime();
            seen++;
            positivesPerStep = positives / (double) progress.steps();
            if (seen > WARM_STEPS && seconds.size() < TIMED_STEPS) {
                seconds.add((now - last) / 1e9);
            }
            if (seen % Math.max(1, most / 20) == 0) {
                memory.add(ProcessMemory.residentMebibytes());
                listener.progress(seen, "");
            }
            last = System.nanoTime();
            return seen >= most || listener.isCancelled() ? Signal.STOP : Signal.CONTINUE;
        }

        Line rate(int negatives) {
            double sum = seconds.doubleStream().sum();
            double[] sorted = seconds.doubleStream().sorted().toArray();
            return new Line("sampled training", seconds.size() * positivesPerStep / sum, "edges/s",
                    String.format(Locale.ROOT, "%,d nodes, %,d edges, dimension 64, 10 x 10"
                            + " neighbours, %.0f positives and %,d shared negatives a step, %d"
                            + " threads; median step %.1f ms", options.nodes(), positives,
                            positivesPerStep, negatives, workers.threads(),
                            sorted.length == 0 ? Double.NaN : 1e3 * sorted[sorted.length / 2]));
        }

        /// What the process grew by from a quarter of the steps to their end.
        Line memory() {
            int quarterSteps = (memory.size() / 4 + 1) * Math.max(1, most / 20);
            double quarter = memory.getDouble(memory.size() / 4);
            double end = memory.getDouble(memory.size() - 1);
            return new Line("memory growth in training", end - quarter, "MiB", String.format(
                    Locale.ROOT, "resident after %,d steps less after %,d: %.0f and %.0f MiB; most"
                    + " at once %.0f MiB", seen, quarterSteps, end, quarter,
                    ProcessMemory.peakMebibytes()));
        }
    }
}
