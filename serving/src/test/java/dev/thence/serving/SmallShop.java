package dev.thence.serving;

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
import dev.thence.vectors.FloatMatrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;

/// A shop of 160 items with everything that can happen to one: no vector as a source (node % 10
/// is 3; of these 3, 53, 103, 153 have sparse rows, 33, 73, 113 and 153 no counts), as a target
/// (4; of these 44 and 124 have edges, 4 and 84 nothing at all), as either (node % 20 is 13);
/// no name, category, colour or price; twins with the same vector, terms and orders, which only
/// their ids can order.
final class SmallShop {
    static final int ITEMS = 160;
    static final int DIMENSION = 24;
    static final double TEMPERATURE = .1;
    static final Map<Question, Map<String, Double>> WEIGHTS = Map.of(
            Question.NEXT_ORDER,
            Map.of("match", 1.0, "trend14", .5, "proximity", .8, "direction", -1.0),
            Question.WHOLE_NEXT_ORDER,
            Map.of("match", .8, "trend14", .2, "proximity", 1.1, "direction", -1.0),
            Question.SAME_ORDER,
            Map.of("match", .5, "trend14", .1, "sameOrder", 1.5));

    final NodeIds ids;
    final Catalogue catalogue;
    final float[][] sources = new float[ITEMS][DIMENSION];
    final float[][] targets = new float[ITEMS][DIMENSION];
    final float[] trend = new float[ITEMS];
    final int[] orders = new int[ITEMS];
    final DirectedGraph graph;
    final DirectedGraph thenCounts;
    final Map<String, SparseRows> rows;

    SmallShop() {
        var random = SplitMix64.of(2026);
        ids = ids(random);
        catalogue = catalogue(random);
        for (int node = 0; node < ITEMS; node++) {
            trend[node] = random.nextInt(3) / 2f;
            orders[node] = random.nextInt(4);
            if (node % 10 != 3) {
                unit(sources[node], random);
            }
            if (node % 10 != 4 && node % 20 != 13) {
                unit(targets[node], random);
            }
        }
        for (int node = 5; node < ITEMS; node += 10) {
            int twin = node + 1;
            targets[twin] = targets[node];
            trend[twin] = trend[node];
            orders[twin] = orders[node];
        }
        graph = edges(random, 9, 10, 3);
        thenCounts = edges(random, 400, 40, 33);
        rows = Map.of("proximity", rows(random, 12, new int[] {43, 50}, new float[] {1, -3}),
                "sameOrder", rows(random, 20, new int[] {43}, new float[] {-2}),
                "direction", rows(random, 3, new int[] {44, 60}, new float[] {1, 2}));
    }

    Model model() {
        var builder = ModelBuilder.of(ids, graph, new MatchEvidence(matrix(sources),
                        matrix(targets), TEMPERATURE))
                .catalogue(catalogue)
                .thenCounts(thenCounts)
                .trainOrders(orders)
                .evidence(new TargetEvidence("trend14", trend));
        rows.keySet().stream().sorted().forEach(
                name -> builder.evidence(new PairEvidence(name, rows.get(name))));
        WEIGHTS.forEach((question, weights) ->
                builder.weights(new EvidenceWeights(question, weights)));
        try (var workers = Workers.of(2)) {
            return builder.build(workers);
        }
    }

    /// A run folder that holds the model in its own folder.
    static Path writeRun(Path run) {
        try {
            new SmallShop().model().write(run.resolve("model"));
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NodeIds ids(SplitMix64 random) {
        var ids = new ArrayList<String>();
        for (int number : random.permutation(ITEMS)) {
            ids.add(number == 0 ? "85123A" : "" + (21_000 + number * 7));
        }
        return NodeIds.of(ids);
    }

    private static Catalogue catalogue(SplitMix64 random) {
        var catalogue = Catalogue.builder(ITEMS);
        String[] colours = {"RED", "BLUE", "GREEN"};
        String[] things = {"LAMP", "BAG", "CUP", "PLATE", "BELL"};
        String[] styles = {"RETRO", "SPOTTY", "STRIPED", "SMALL", "LARGE", "PAPER", "GLASS"};
        for (int node = 0; node < ITEMS; node++) {
            String thing = things[random.nextInt(things.length)];
            String colour = colours[random.nextInt(colours.length)];
            if (node % 7 != 0) {
                catalogue.text("colour", node, colour);
            }
            if (node % 11 != 0) {
                catalogue.text("category", node, thing + "S");
            }
            if (node % 13 != 1) {
                catalogue.text("name", node, styles[random.nextInt(styles.length)] + " " + colour
                        + " " + thing + " " + node % 9);
            }
            if (node % 9 != 0) {
                catalogue.number("price", node, (1 + random.nextInt(40)) / 2.0);
            }
            catalogue.number("stock", node, random.nextInt(1000) < 3 ? 1 : 0);
        }
        return catalogue.build();
    }

    private static void unit(float[] vector, SplitMix64 random) {
        double square = 0;
        for (int j = 0; j < vector.length; j++) {
            vector[j] = (float) random.nextGaussian();
            square += (double) vector[j] * vector[j];
        }
        for (int j = 0; j < vector.length; j++) {
            vector[j] /= (float) Math.sqrt(square);
        }
    }

    /// Edges of weight 1 to `most`, none from nodes whose remainder is `none`, none to 4 and
    /// 84.
    private static DirectedGraph edges(SplitMix64 random, int most, int modulus, int none) {
        var builder = DirectedGraph.builder(ITEMS).duplicates(Duplicates.KEEP_FIRST);
        for (int node = 0; node < ITEMS; node++) {
            for (int edge = 0; edge < 6; edge++) {
                int other = random.nextInt(ITEMS);
                if (other != node && node % modulus != none && other % 80 != 4) {
                    builder.add(node, other, 1 + random.nextInt(most));
                }
            }
        }
        return builder.build();
    }

    /// Rows of the nodes that have a vector as a source, and of one in five that have none; and for
    /// 43, which has none either, one that speaks for no other item.
    private static SparseRows rows(SplitMix64 random, int length, int[] silent, float[] values43) {
        var builder = SparseRows.builder(ITEMS).set(43, silent, values43, -3);
        for (int node = 0; node < ITEMS; node++) {
            if (node % 10 == 3 && node % 50 != 3) {
                continue;
            }
            int[] nodes = Arrays.stream(random.permutation(ITEMS)).filter(other -> other % 40 != 4)
                    .limit(length).sorted().toArray();
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = -3 + random.nextInt(8) / 4f;
            }
            builder.set(node, nodes, values, -3);
        }
        return builder.build();
    }

    private static FloatMatrix matrix(float[][] rows) {
        float[] all = new float[ITEMS * DIMENSION];
        for (int node = 0; node < ITEMS; node++) {
            System.arraycopy(rows[node], 0, all, node * DIMENSION, DIMENSION);
        }
        return FloatMatrix.of(ITEMS, DIMENSION, all);
    }
}
