package com.example.storefront;

import dev.thence.evaluation.SparseRows;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.MatchEvidence;
import dev.thence.model.PairEvidence;
import dev.thence.model.Question;
import dev.thence.pipeline.ModelBuilder;
import dev.thence.serving.Canary;
import dev.thence.serving.Candidate;
import dev.thence.serving.Publisher;
import dev.thence.training.PipelineListener;
import dev.thence.vectors.FloatMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A small phone shop and models of it, published as `thence publish` does. Every phone has its
/// own accessories; which of them leads its page is what models differ in.
record ModelOfTheShop(String leading, boolean withFamilies) {
    /// Sold by the shop, unknown to every model.
    static final String NEW = "new-cable";
    /// Known to every model, no longer sold.
    static final String DELISTED = "old-case";

    private static final List<String> KINDS = List.of("phone", "case", "bumper", "glass", "cable");
    private static final List<String> FAMILIES =
            List.of("Phones", "Cases", "Cases", "Screen glasses", "Cables");
    private static final List<String> PRICES = List.of("499", "19.90", "17.90", "9.90", "12.50");
    private static final int PHONES = 12;
    private static final int DIMENSION = 8;

    /// The shop's product file.
    static void writeProducts(Path file) throws IOException {
        var lines = new ArrayList<String>(List.of("item,name,category,family,price"));
        for (int node = 0; node < PHONES * KINDS.size(); node++) {
            lines.add(String.join(",", id(node), "\"" + name(node) + "\"", category(node),
                    family(node), PRICES.get(kind(node))));
        }
        lines.add(NEW + ",\"Cable for Orbit 12, braided\",Accessories,Cables,14.90");
        Files.write(file, lines);
    }

    /// Makes this the newest version of the store.
    void publish(Path store) throws IOException {
        Path run = Files.createTempDirectory(store.toAbsolutePath().getParent(), "run");
        try (var workers = Workers.of(1); var model = build().build(workers);
                var publisher = Publisher.open(store)) {
            model.write(run.resolve("model"));
            publisher.publish(Candidate.of(run), Canary.skipped(), PipelineListener.SILENT);
        }
    }

    private ModelBuilder build() {
        int items = PHONES * KINDS.size() + 1;
        var ids = new ArrayList<String>();
        var catalogue = Catalogue.builder(items);
        var bought = DirectedGraph.builder(items);
        var rows = SparseRows.builder(items);
        for (int node = 0; node < items; node++) {
            boolean last = node == items - 1;
            ids.add(last ? DELISTED : id(node));
            catalogue.text("name", node, name(node));
            catalogue.text("category", node, category(node));
            catalogue.number("price", node, Double.parseDouble(PRICES.get(kind(node))));
            if (withFamilies) {
                catalogue.text("family", node, family(node));
            }
            if (kind(node) == 0 && !last) {
                boolean first = node == 0;
                int[] own = first ? new int[] {1, 2, 3, 4, items - 1}
                        : new int[] {node + 1, node + 2, node + 3, node + 4};
                float[] values = new float[own.length];
                for (int i = 0; i < own.length; i++) {
                    values[i] = KINDS.get(kind(own[i])).equals(leading) ? 9 : 6 - i;
                    bought.add(node, own[i], 40 - i);
                }
                rows.set(node, own, values, 0);
            }
        }
        var counts = bought.build();
        return ModelBuilder.of(NodeIds.of(ids), counts,
                        new MatchEvidence(vectors(items, 1), vectors(items, 2), .5))
                .catalogue(catalogue.build()).thenCounts(counts)
                .evidence(new PairEvidence("proximity", rows.build()))
                .weights(new EvidenceWeights(Question.NEXT_ORDER,
                        Map.of("match", .1, "proximity", 1.0)))
                .weights(new EvidenceWeights(Question.SAME_ORDER,
                        Map.of("match", .1, "proximity", 1.0)));
    }

    private static int kind(int node) {
        return node % KINDS.size();
    }

    private static String id(int node) {
        return KINDS.get(kind(node)) + "-" + (1 + node / KINDS.size());
    }

    private static String name(int node) {
        String kind = KINDS.get(kind(node));
        String phone = "Orbit " + (1 + node / KINDS.size());
        return kind.equals("phone") ? phone : kind.substring(0, 1).toUpperCase(Locale.ROOT)
                + kind.substring(1) + " for " + phone;
    }

    private static String category(int node) {
        return kind(node) == 0 ? "Phones" : "Accessories";
    }

    private static String family(int node) {
        return FAMILIES.get(kind(node));
    }

    private static FloatMatrix vectors(int items, long seed) {
        var random = SplitMix64.of(seed);
        float[] all = new float[items * DIMENSION];
        for (int node = 0; node < items; node++) {
            double square = 0;
            for (int i = node * DIMENSION; i < (node + 1) * DIMENSION; i++) {
                all[i] = (float) random.nextGaussian();
                square += all[i] * all[i];
            }
            for (int i = node * DIMENSION; i < (node + 1) * DIMENSION; i++) {
                all[i] /= (float) Math.sqrt(square);
            }
        }
        return FloatMatrix.of(items, DIMENSION, all);
    }
}
