package dev.thence.bench.speed;

import dev.thence.datasets.SkewedGraph;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Relation;
import dev.thence.graph.SplitMix64;
import dev.thence.sampler.Batch;
import dev.thence.sampler.EdgeExclusion;
import dev.thence.sampler.EdgeFolds;
import dev.thence.sampler.Fanout;
import dev.thence.sampler.NeighborSampler;
import dev.thence.sampler.Role;
import java.util.Arrays;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// Edges per second of sampling with relabelling: 10 + 10 neighbours, both roles, roots the
/// distinct ends of 1,024 edges. The counter `edges` is the rate; the edges of `+ I` do not
/// count.
///
/// Run: `bench/jmh SamplerBenchmark`, with `-p nodes=100000` for the small graph, `-t 2` for
/// two threads.
///
/// The graph is a [SkewedGraph] with ten edges per node.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 8, time = 2)
@Fork(value = 2, jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
@Threads(1)
@SuppressWarnings("missing-explicit-ctor")
public class SamplerBenchmark {
    private static final int ROOT_EDGES = 1024;

    /// The graph and the samplers over it.
    @State(Scope.Benchmark)
    public static class Shop {
        @Param("1000000")
        int nodes;

        @Param({"fixed", "fold", "adaptive", "biased"})
        String kind;

        DirectedGraph graph;
        NeighborSampler sampler;
        EdgeExclusion exclusion;

        /// Makes the graph and checks one batch: as many edges as it says, all of the graph.
        @Setup
        public void make() {
            graph = SkewedGraph.of(SkewedGraph.Options.of(nodes, 10 * nodes, 11));
            var folds = new EdgeFolds(5, 1);
            var builder = NeighborSampler.builder(graph).seed(3).fanout(switch (kind) {
                case "adaptive" -> new Fanout.DegreeAdaptive(5, 20, 0.3, 0, 2);
                case "biased" -> new Fanout.DegreeAdaptive(5, 20, 0.3, 0.5, 2);
                default -> new Fanout.Fixed(10, 10);
            });
            exclusion = EdgeExclusion.none();
            if (kind.equals("fold")) {
                builder.folds(folds);
                exclusion = EdgeExclusion.fold(folds, 2);
            }
            sampler = builder.build();
            var roots = new Roots();
            roots.make(this);
            roots.next(this);
            check(roots.batch);
        }

        private void check(Batch batch) {
            long checked = 0;
            for (Role role : Role.values()) {
                for (int layer = 0; layer < batch.layers(); layer++) {
                    int[] outputs = batch.nodes(layer + 1, role);
                    int[] inputs = batch.nodes(layer, role.other());
                    var edges = batch.block(layer, role).edges(Relation.CO_PURCHASE);
                    for (int i = 0; i < edges.rowCount(); i++) {
                        int end = edges.offsets()[i + 1];
                        for (int e = edges.offsets()[i] + 1; e < end; e++, checked++) {
                            int v = inputs[edges.inputs()[e]];
                            if (!role.neighborsIn(graph).contains(outputs[i], v)) {
                                throw new IllegalStateException("drew " + outputs[i] + ", " + v
                                        + " as " + role + ", which is no edge");
                            }
                        }
                    }
                }
            }
            if (checked != batch.edgeCount() || checked < 50L * ROOT_EDGES) {
                throw new IllegalStateException("drew " + checked + " edges, says "
                        + batch.edgeCount() + ", must be more than " + 50L * ROOT_EDGES);
            }
        }
    }

    /// One thread's batch, and the roots of 64 batches that it takes in turn.
    @State(Scope.Thread)
    public static class Roots {
        private static final int BATCHES = 64;

        private final int[][] sources = new int[BATCHES][];
        private final int[][] targets = new int[BATCHES][];
        private int number;
        Batch batch;

        @Setup
        public void make(Shop shop) {
            batch = shop.sampler.newBatch();
            var random = SplitMix64.of(5);
            int[] heads = heads(shop.graph);
            for (int b = 0; b < BATCHES; b++) {
                sources[b] = new int[ROOT_EDGES];
                targets[b] = new int[ROOT_EDGES];
                for (int i = 0; i < ROOT_EDGES; i++) {
                    int edge = random.nextInt(heads.length);
                    sources[b][i] = heads[edge];
                    targets[b][i] = shop.graph.out().neighbor(edge);
                }
            }
        }

        /// The source of every edge.
        private static int[] heads(DirectedGraph graph) {
            int[] heads = new int[(int) graph.edgeCount()];
            for (int u = 0; u < graph.nodeCount(); u++) {
                Arrays.fill(heads, (int) graph.out().offset(u), (int) graph.out().offset(u + 1), u);
            }
            return heads;
        }

        long next(Shop shop) {
            int b = number++ % BATCHES;
            shop.sampler.sample(batch, number / BATCHES, b, sources[b], targets[b], shop.exclusion);
            return batch.edgeCount();
        }
    }

    /// Edges per second beside batches per second.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Rate {
        public long edges;

        @Setup(Level.Iteration)
        public void reset() {
            edges = 0;
        }
    }

    @Benchmark
    public long sample(Shop shop, Roots roots, Rate rate) {
        long edges = roots.next(shop);
        rate.edges += edges;
        return edges;
    }
}
