package dev.thence.bench.speed;

import dev.thence.datasets.SkewedGraph;
import dev.thence.graph.Workers;
import dev.thence.sampler.Fanout;
import dev.thence.training.Loss;
import dev.thence.training.Trainer;
import dev.thence.training.TrainingConfig;
import dev.thence.training.TrainingGraph;
import dev.thence.training.TrainingInterrupted;
import dev.thence.training.TrainingListener;
import dev.thence.training.TrainingProgress;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// A step of sampled training: forward, loss, backward and update at dimension 64 over 10 x 10
/// neighbours, while the next step is sampled. The counter `positives` is the rate of edges that
/// are learned from.
///
/// Run: `bench/jmh StepBenchmark`, with `-p nodes=1000000` for the large graph. The graph is a
/// [SkewedGraph] with ten edges per node; two threads compute.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 4)
@Fork(value = 2, jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
@Threads(1)
@SuppressWarnings("missing-explicit-ctor")
public class StepBenchmark {
    private static final int FOLDS = 5;

    /// A training that makes a step when it is told to.
    @State(Scope.Benchmark)
    public static class Training implements TrainingListener {
        @Param("100000")
        int nodes;

        @Param({"20", "4096"})
        int negatives;

        private final Semaphore wanted = new Semaphore(0);
        private final Semaphore done = new Semaphore(0);
        private volatile boolean ends;
        private volatile boolean over;
        private double positivesPerStep;
        private double lastLoss;
        private Thread thread = new Thread();

        /// Makes the graph and begins a training, which waits after its first step.
        @Setup
        public void begin() throws InterruptedException {
            var graph = TrainingGraph.ofEdges(SkewedGraph.of(
                    SkewedGraph.Options.of(nodes, 10 * nodes, 11)), FOLDS, 1);
            var config = TrainingConfig.builder().dimension(64).fanout(new Fanout.Fixed(10, 10))
                    .loss(new Loss.MaskedSoftmax(negatives, 0)).epochs(1_000_000)
                    .batchSources(512).seed(1).build();
            thread = Thread.ofPlatform().start(() -> {
                try (var workers = Workers.of(2)) {
                    Trainer.on(workers).train(graph, config, this);
                } catch (TrainingInterrupted _) {
                    // It was told to stop.
                } finally {
                    over = true;
                    done.release();
                }
            });
            done.acquire();
        }

        @Override
        public Signal on(TrainingProgress at) {
            positivesPerStep = 10.0 * nodes / at.steps();
            lastLoss = at.loss();
            done.release();
            wanted.acquireUninterruptibly();
            return ends ? Signal.STOP : Signal.CONTINUE;
        }

        /// Ends the training.
        @TearDown
        public void end() throws InterruptedException {
            ends = true;
            wanted.release();
            thread.join();
        }
    }

    /// How many edges were learned from.
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Learned {
        /// The edges.
        public double positives;

        /// Begins to count anew.
        @Setup(Level.Iteration)
        public void clear() {
            positives = 0;
        }
    }

    /// One step.
    @Benchmark
    public double step(Training training, Learned learned) throws InterruptedException {
        training.wanted.release();
        training.done.acquire();
        if (training.over || !Double.isFinite(training.lastLoss)) {
            throw new IllegalStateException("the training ended, its last loss is "
                    + training.lastLoss);
        }
        learned.positives += training.positivesPerStep;
        return training.lastLoss;
    }
}
