package dev.thence.service;

import dev.thence.evaluation.SparseRows;
import dev.thence.evaluation.SparseRowsBuilder;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.DirectedGraphBuilder;
import dev.thence.graph.NodeIds;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.MatchEvidence;
import dev.thence.model.Model;
import dev.thence.model.PairEvidence;
import dev.thence.model.Question;
import dev.thence.pipeline.ModelBuilder;
import dev.thence.pipeline.TrialSummary;
import dev.thence.serving.Canary;
import dev.thence.serving.Candidate;
import dev.thence.serving.ModelVersion;
import dev.thence.serving.Publisher;
import dev.thence.training.PipelineListener;
import dev.thence.vectors.FloatMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A shop that a person can judge: things, and what is made for each of them. Who buys a thing goes
/// on to its accessories; hardly anybody goes back.
final class PageShop {
    static final String PHONE = "1000";
    static final String CHARGER_NAME = "Charger for Orbit phone";
    /// An item whose id and name are markup.
    static final String HOSTILE = "<img src=x onerror=\"window.hacked='id'\">";
    static final String HOSTILE_NAME = "<img src=x onerror=\"window.hacked='name'\"> lamp & Söhne";

    private static final List<String> THINGS = List.of("Orbit phone", "Kite phone", "Tazza machine",
            "Brillo printer", "Lyra guitar", "Volta bicycle", "Nova camera", "Duo console");
    private static final List<String> MADE = List.of("Case", "Charger", "Cover", "Cleaning set",
            "Stand");
    private static final int DIMENSION = 8;

    private PageShop() {}

    /// Two versions: the second has found out that the last accessory of every thing should be the
    /// first, and knows nothing of the first any more.
    enum Version { FIRST, SECOND }

    static Model model(Version version) {
        var ids = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (int thing = 0; thing < THINGS.size(); thing++) {
            ids.add(Integer.toString(1_000 + 10 * thing));
            names.add(THINGS.get(thing));
            for (int kind = 0; kind < MADE.size(); kind++) {
                ids.add(Integer.toString(1_001 + 10 * thing + kind));
                names.add(MADE.get(kind) + " for " + THINGS.get(thing));
            }
        }
        ids.add(HOSTILE);
        names.add(HOSTILE_NAME);
        return build(version, ids, names);
    }

    private static Model build(Version version, List<String> ids, List<String> names) {
        int n = ids.size();
        int[] orders = new int[n];
        var catalogue = Catalogue.builder(n);
        var counts = DirectedGraph.builder(n);
        var rows = SparseRows.builder(n);
        for (int node = 0; node < n; node++) {
            boolean main = node % 6 == 0 && node < n - 1;
            orders[node] = main ? 400 - node : 150 - node;
            catalogue.text("name", node, names.get(node));
            catalogue.text("category", node, main ? "Things"
                    : node == n - 1 ? "Odd & ends|rest" : "Accessories");
            catalogue.text("brand", node, node % 4 == 0 ? "Acme" : "Bolt");
            catalogue.number("price", node, main ? 200 + node : 5 + node % 6 * 10);
            if (main) {
                accessories(node, version, counts, rows);
            }
        }
        counts.add(n - 1, 0, 7);
        rows.set(n - 1, new int[] {0}, new float[] {3}, -2);
        var random = SplitMix64.of(11);
        var graph = counts.build();
        try (var workers = Workers.of(2)) {
            return ModelBuilder.of(NodeIds.of(ids), graph,
                            new MatchEvidence(vectors(n, random), vectors(n, random), .1))
                    .catalogue(catalogue.build()).thenCounts(graph).trainOrders(orders)
                    .evidence(new PairEvidence("proximity", rows.build()))
                    .weights(new EvidenceWeights(Question.NEXT_ORDER,
                            Map.of("match", .05, "proximity", 1.0)))
                    .build(workers);
        }
    }

    private static void accessories(int main, Version version, DirectedGraphBuilder counts,
            SparseRowsBuilder rows) {
        int least = version == Version.FIRST ? 0 : 1;
        int[] targets = new int[MADE.size() - least];
        float[] values = new float[MADE.size() - least];
        for (int kind = 0; kind < MADE.size(); kind++) {
            int target = main + 1 + kind;
            if (kind >= least) {
                targets[kind - least] = target;
                values[kind - least] = version == Version.SECOND && kind == MADE.size() - 1
                        ? 9 : 8 - kind;
            }
            counts.add(main, target, 60 - 9 * kind);
            counts.add(target, main, 1 + kind);
        }
        rows.set(main, targets, values, -2);
    }

    private static FloatMatrix vectors(int n, SplitMix64 random) {
        float[] all = new float[n * DIMENSION];
        for (int node = 0; node < n; node++) {
            double square = 0;
            for (int j = 0; j < DIMENSION; j++) {
                double value = random.nextGaussian();
                all[node * DIMENSION + j] = (float) value;
                square += value * value;
            }
            for (int j = 0; j < DIMENSION; j++) {
                all[node * DIMENSION + j] /= (float) Math.sqrt(square);
            }
        }
        return FloatMatrix.of(n, DIMENSION, all);
    }

    /// Puts a version into a store, with an evaluation where one is wanted.
    static ModelVersion publish(Version version, Path run, Path store,
            List<TrialSummary.Task> evaluated) throws IOException {
        try (var model = model(version); var publisher = Publisher.open(store)) {
            model.write(run.resolve("model"));
            model.write(run.resolve("trial"));
            if (!evaluated.isEmpty()) {
                new TrialSummary(TrialSummary.FORMAT_VERSION, model.manifest().modelId(),
                        "2025-12-17T00:00:00Z", "customers", List.of(1, 10, 50), evaluated,
                        Map.of("model", .766, "popularity", .554), 435, true)
                        .write(run.resolve(TrialSummary.FILE));
            }
            return publisher.publish(Candidate.of(run), Canary.skipped(),
                    PipelineListener.SILENT);
        }
    }

    /// An evaluation made up by hand.
    static TrialSummary.Task task() {
        return new TrialSummary.Task("T1n", 4_154, 2_633, List.of(
                method("popularity", TrialSummary.Kind.RULE, .164),
                method("customer co-purchase x trend14", TrialSummary.Kind.RULE, .243),
                method("learned vectors alone", TrialSummary.Kind.PART, .229),
                method("model", TrialSummary.Kind.MODEL, .251)),
                new TrialSummary.Interval(.0003, -.0019, .0022), List.of(
                bucket("0", 17, .176, .118), bucket("1-2", 43, .175, .125),
                bucket("100+", 4_094, .204, .207)));
    }

    private static TrialSummary.Method method(String name, TrialSummary.Kind kind, double hit) {
        return new TrialSummary.Method(name, kind, Map.of("HitRate@10", hit, "NDCG@10", hit / 2,
                "MRR", hit / 3), List.of(hit / 4, hit, 2 * hit));
    }

    private static TrialSummary.DegreeBucket bucket(String label, long queries, double model,
            double rule) {
        return new TrialSummary.DegreeBucket(label, queries, Map.of("model", model,
                "customer co-purchase x trend14", rule, "popularity", rule / 2));
    }
}
