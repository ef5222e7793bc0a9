package dev.thence.bench.serving;

import dev.thence.graph.Adjacency;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.MatchEvidence;
import dev.thence.model.PairEvidence;
import dev.thence.model.Question;
import dev.thence.model.TargetEvidence;
import dev.thence.pipeline.ModelBuilder;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/// Makes the model of a large shop that never was, with vectors, sparse rows and counts of the
/// sizes that training gives, and a catalogue with an attribute by which a known share passes.
/// The same seed gives the same bytes at any number of threads.
///
/// Vectors and rows go through files beside the model; what stays on the heap is below 500 bytes
/// an item.
final class MadeShop {
    /// The attribute whose values a known share of the items has.
    static final String GROUP = "group";
    /// Its values and how many in a thousand have them.
    static final Map<String, Integer> PER_MILLE = Map.of("0.1%", 1, "1%", 10, "10%", 100,
            "50%", 500);

    private static final int EDGES = 10;
    private static final double TEMPERATURE = .1;
    private static final Map<String, Double> WEIGHTS =
            Map.of(MatchEvidence.NAME, 1.0, "trend14", .5, "sameCustomer", 1.0);
    private static final long TREND = 11;
    private static final long COUNTS = 12;
    private static final long KNOWN = 13;

    private final Scene scene;
    private final Workers workers;
    private final PipelineListener listener;

    MadeShop(Scene scene, Workers workers, PipelineListener listener) {
        this.scene = scene;
        this.workers = workers;
        this.listener = listener;
    }

    /// The item's id.
    static String id(int node) {
        return "P" + (1_000_000 + node);
    }

    /// Writes the model folder; the folder around it must exist.
    ///
    /// @throws CancellationException when the listener said so
    void write(Path folder) throws IOException {
        int n = scene.items();
        listener.stage("making a shop of " + n + " items", 0);
        try (var tables = MappedTables.create(folder.resolveSibling(folder.getFileName()
                + ".tables"))) {
            var match = new MatchEvidence(tables.matrix("sources", n, scene.dimension(),
                    scene::source, workers), tables.matrix("targets", n, scene.dimension(),
                    scene::target, workers), TEMPERATURE);
            var rows = tables.rows(scene, workers);
            DirectedGraph counts = counts();
            var ids = NodeIds.of(IntStream.range(0, n).mapToObj(MadeShop::id).toList());
            ModelBuilder.of(ids, counts, match)
                    .catalogue(catalogue())
                    .thenCounts(counts)
                    .trainOrders(orders())
                    .evidence(new TargetEvidence("trend14", trend()))
                    .evidence(new PairEvidence("sameCustomer", rows))
                    .weights(new EvidenceWeights(Question.NEXT_ORDER, WEIGHTS))
                    .logPartition(Question.NEXT_ORDER, new float[n])
                    .build(workers).write(folder);
        }
    }

    private float[] trend() {
        float[] trend = new float[scene.items()];
        for (int node = 0; node < trend.length; node++) {
            trend[node] = (float) scene.random(TREND, node).nextGaussian();
        }
        return trend;
    }

    /// Busy items are in thousands of orders, most in a few.
    private int[] orders() {
        return IntStream.range(0, scene.items()).map(node ->
                3 + (int) (50_000 / Math.pow(scene.place(node) + 1, .7))).toArray();
    }

    /// Customers who went from an item to another: up to ten targets of its sparse row.
    private DirectedGraph counts() {
        int n = scene.items();
        int[] neighbors = new int[n * EDGES];
        int[] degrees = new int[n];
        workers.forRange(n, 1_024, (from, to) -> {
            for (int node = from; node < to; node++) {
                int[] row = scene.row(node);
                degrees[node] = Math.min(EDGES, row.length);
                for (int i = 0; i < degrees[node]; i++) {
                    neighbors[node * EDGES + i] = row[i * row.length / degrees[node]];
                }
            }
        });
        long[] offsets = new long[n + 1];
        for (int node = 0; node < n; node++) {
            offsets[node + 1] = offsets[node] + degrees[node];
        }
        int[] packed = new int[(int) offsets[n]];
        float[] weights = new float[packed.length];
        for (int node = 0; node < n; node++) {
            SplitMix64 random = scene.random(COUNTS, node);
            for (int i = 0; i < degrees[node]; i++) {
                int at = (int) offsets[node] + i;
                packed[at] = neighbors[node * EDGES + i];
                weights[at] = (int) (3 / Math.sqrt(1 - random.nextDouble()));
            }
        }
        return DirectedGraph.of(Adjacency.of(offsets, packed, weights));
    }

    private Catalogue catalogue() {
        var catalogue = Catalogue.builder(scene.items());
        for (int node = 0; node < scene.items(); node++) {
            var random = scene.random(KNOWN, node);
            catalogue.text(Catalogue.NAME, node, "ITEM OF RANGE " + scene.cluster(node) + " NO "
                    + scene.place(node));
            catalogue.text(Catalogue.CATEGORY, node, "RANGE " + scene.cluster(node) / 20);
            catalogue.number(Catalogue.PRICE, node, (1 + random.nextInt(10_000)) / 100.0);
            catalogue.text(GROUP, node, group(random.nextInt(1_000)));
        }
        return catalogue.build();
    }

    private static String group(int perMille) {
        return perMille < 1 ? "0.1%" : perMille < 11 ? "1%" : perMille < 111 ? "10%"
                : perMille < 611 ? "50%" : "rest";
    }
}
