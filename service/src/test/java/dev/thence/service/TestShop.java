package dev.thence.service;

import dev.thence.evaluation.SparseRows;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.DirectedGraphBuilder.Duplicates;
import dev.thence.graph.NodeIds;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.MatchEvidence;
import dev.thence.model.Model;
import dev.thence.model.PairEvidence;
import dev.thence.model.Question;
import dev.thence.model.TargetEvidence;
import dev.thence.pipeline.ModelBuilder;
import dev.thence.serving.Canary;
import dev.thence.serving.Candidate;
import dev.thence.serving.Publisher;
import dev.thence.training.PipelineListener;
import dev.thence.vectors.FloatMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A shop of 120 items: some without vectors, a name, a category or a price, and ids that are
/// not easy in a path.
final class TestShop {
    static final int ITEMS = 120;
    /// Ids that have to be escaped: a slash, a space, an umlaut, a plus, a percent sign, dots.
    static final List<String> ODD = List.of("a/b", "two words", "größe", "c++", "100%", "..",
            "<script>");
    /// What opens the administrative routes.
    static final String TOKEN = "open sesame, please";
    private static final int DIMENSION = 16;

    private TestShop() {}

    /// A run folder that holds a model of an order log.
    static Path writeRun(Path run, long seed) throws IOException {
        try (var model = model(seed)) {
            model.write(run.resolve("model"));
        }
        return run;
    }

    /// The same, published as the next version of a store.
    static void publish(long seed, Path run, Path store) throws IOException {
        try (var publisher = Publisher.open(store)) {
            publisher.publish(Candidate.of(writeRun(run, seed)), Canary.skipped(),
                    PipelineListener.SILENT);
        }
    }

    static String id(int node) {
        return node < ODD.size() ? ODD.get(node) : "item-" + (1_000 + node);
    }

    private static Model model(long seed) {
        var random = SplitMix64.of(seed);
        var ids = new ArrayList<String>();
        float[] trend = new float[ITEMS];
        int[] orders = new int[ITEMS];
        for (int node = 0; node < ITEMS; node++) {
            ids.add(id(node));
            trend[node] = random.nextInt(3) / 2f;
            orders[node] = random.nextInt(30);
        }
        var builder = ModelBuilder.of(NodeIds.of(ids), edges(random, 9),
                        new MatchEvidence(vectors(random, 3), vectors(random, 4), .1))
                .catalogue(catalogue(random))
                .thenCounts(edges(random, 400))
                .trainOrders(orders)
                .evidence(new TargetEvidence("trend14", trend))
                .evidence(new PairEvidence("proximity", rows(random)))
                .weights(new EvidenceWeights(Question.NEXT_ORDER,
                        Map.of("match", 1.0, "trend14", .5, "proximity", .8)))
                .weights(new EvidenceWeights(Question.SAME_ORDER,
                        Map.of("match", .5, "trend14", .1, "proximity", 1.5)));
        try (var workers = Workers.of(2)) {
            return builder.build(workers);
        }
    }

    private static Catalogue catalogue(SplitMix64 random) {
        var catalogue = Catalogue.builder(ITEMS);
        String[] colours = {"red", "blue", "green"};
        String[] things = {"Lamps", "Bags", "Cups", "Plates", "Bells"};
        for (int node = 0; node < ITEMS; node++) {
            String thing = things[random.nextInt(things.length)];
            String colour = colours[random.nextInt(colours.length)];
            catalogue.text("colour", node, colour);
            if (node % 11 != 0) {
                catalogue.text("category", node, thing);
            }
            if (node % 13 != 1) {
                catalogue.text("name", node, colour + " " + thing + " no. " + node);
            }
            if (node % 9 != 0) {
                catalogue.number("price", node, (1 + random.nextInt(40)) / 2.0);
            }
        }
        return catalogue.build();
    }

    private static DirectedGraph edges(SplitMix64 random, int most) {
        var builder = DirectedGraph.builder(ITEMS).duplicates(Duplicates.KEEP_FIRST);
        for (int node = 0; node < ITEMS; node++) {
            for (int edge = 0; edge < 5; edge++) {
                int other = random.nextInt(ITEMS);
                if (other != node && node % 20 != 3) {
                    builder.add(node, other, 1 + random.nextInt(most));
                }
            }
        }
        return builder.build();
    }

    private static SparseRows rows(SplitMix64 random) {
        var builder = SparseRows.builder(ITEMS);
        for (int node = 0; node < ITEMS; node++) {
            if (node % 10 != 3) {
                int first = random.nextInt(ITEMS - 10);
                builder.set(node, new int[] {first, first + 3, first + 7},
                        new float[] {-1, -.5f, -2}, -3);
            }
        }
        return builder.build();
    }

    private static FloatMatrix vectors(SplitMix64 random, int none) {
        float[] all = new float[ITEMS * DIMENSION];
        for (int node = 0; node < ITEMS; node++) {
            double square = 0;
            for (int j = 0; j < DIMENSION; j++) {
                float value = (float) random.nextGaussian();
                all[node * DIMENSION + j] = value;
                square += (double) value * value;
            }
            for (int j = 0; j < DIMENSION; j++) {
                all[node * DIMENSION + j] *= node % 10 == none ? 0f
                        : (float) (1 / Math.sqrt(square));
            }
        }
        return FloatMatrix.of(ITEMS, DIMENSION, all);
    }
}
