package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.evaluation.SparseRows;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Answers under filters that a thousandth, a hundredth, a tenth or half of the items pass have
/// exactly what passes, by the filter's definition, of the answer to everything, in its order.
class SelectiveFilterTest {
    private static final int ITEMS = 3000;
    private static final int DIMENSION = 16;
    private static final double[] SHARES = {.001, .01, .1, .5};

    private static NodeIds ids;
    private static Recommender recommender;
    private static Catalogue catalogue;
    private static final Set<Integer> WITHDRAWN = new HashSet<>();

    @BeforeAll
    static void make() {
        ids = NodeIds.of(IntStream.range(0, ITEMS).mapToObj(i -> "item" + i).toList());
        catalogue = catalogue(Map.of());
        recommender = Recommender.of(model());
    }

    @AfterAll
    static void close() {
        recommender.close();
    }

    @Test
    void thousandsOfFiltersGiveWhatBruteForceGives() {
        var subjects = subjects();
        int[] passed = new int[SHARES.length];
        for (int round = 0; round < 2400; round++) {
            if (round == 1200) {
                change();
                subjects = subjects();
            }
            var random = SplitMix64.of(91, round);
            Subject subject = subjects.get(random.nextInt(subjects.size()));
            int share = random.nextInt(SHARES.length);
            Filter filter = filter(random, SHARES[share]);
            var slow = new SlowFilter(catalogue, subject.items, subject.newcomer);
            int limit = random.nextInt(50) == 0 ? ITEMS : 1 + random.nextInt(20);
            var expected = new ArrayList<Recommendation>();
            for (var r : subject.everything) {
                if (expected.size() < limit && slow.passes(filter, ids.node(r.item()))) {
                    expected.add(r);
                }
            }
            passed[share] += expected.size();
            assertEquals(expected, subject.query.where(filter).limit(limit).fetch(),
                    () -> filter.toString());
        }
        for (int share = 0; share < SHARES.length; share++) {
            assertTrue(passed[share] > 500, "share " + SHARES[share] + ": " + passed[share]);
        }
    }

    /// What was asked, and the whole answer to it.
    private record Subject(RecommendationQuery query, Set<Integer> items,
            Optional<Newcomer> newcomer, List<Recommendation> everything) {
        static Subject of(RecommendationQuery query, int... nodes) {
            return of(query, Optional.empty(), nodes);
        }

        static Subject of(RecommendationQuery query, Optional<Newcomer> newcomer, int... nodes) {
            Set<Integer> items = new HashSet<>();
            IntStream.of(nodes).forEach(items::add);
            var everything = query.limit(ITEMS).fetch();
            assertEquals(ITEMS - IntStream.range(0, ITEMS).filter(node ->
                    WITHDRAWN.contains(node) || newcomer.isEmpty() && items.contains(node)).count(),
                    everything.size());
            return new Subject(query, items, newcomer, everything);
        }
    }

    /// Of every kind, about items that the model knows and one, 7, that it does not.
    private static List<Subject> subjects() {
        var subjects = new ArrayList<Subject>();
        for (int node : new int[] {0, 7, 1500}) {
            String item = ids.id(node);
            subjects.add(Subject.of(recommender.relatedTo(item), node));
            subjects.add(Subject.of(recommender.similarTo(item), node));
            subjects.add(Subject.of(recommender.leadingTo(item), node));
            subjects.add(Subject.of(recommender.relatedTo(
                    List.of(item, ids.id(node + 1), ids.id(node + 2))), node, node + 1, node + 2));
            var newcomer = Newcomer.like(item, ids.id(node + 3)).number("size", .3)
                    .text("hundredth", "5");
            subjects.add(Subject.of(recommender.newcomer(newcomer), Optional.of(newcomer),
                    node, node + 3));
        }
        var stranger = Newcomer.named("nothing like it");
        subjects.add(Subject.of(recommender.newcomer(stranger), Optional.of(stranger)));
        return subjects;
    }

    /// A filter that about this share of the items pass.
    private static Filter filter(SplitMix64 random, double share) {
        return switch (random.nextInt(7)) {
            case 0 -> value(random, share);
            case 1 -> range(random, share);
            case 2 -> range(random, Math.min(1, 2 * share)).and(value(random, .5));
            case 3 -> value(random, share / 2).or(range(random, share / 2));
            case 4 -> Filter.not(Filter.atMost("size", 1 - share).or(Filter.atLeast("size", 2)))
                    .and(Filter.atLeast("size", 0));
            case 5 -> Filter.sameAsOwn(share < .01 ? "thousandth" : share < .1 ? "hundredth"
                    : share < .5 ? "tenth" : "half");
            default -> Filter.atMostTimesOwn("size", 2 * share)
                    .and(Filter.not(Filter.is("tenth", "" + random.nextInt(10))));
        };
    }

    private static Filter range(SplitMix64 random, double share) {
        double from = random.nextDouble() * (1 - share);
        return Filter.between("size", from, from + share);
    }

    private static Filter value(SplitMix64 random, double share) {
        int values = Math.max(1, (int) Math.round(1000 * share));
        var wanted = new ArrayList<String>();
        for (int i = 0; i < values; i++) {
            wanted.add("" + random.nextInt(1000));
        }
        return share >= .5 ? Filter.is("half", "" + random.nextInt(2))
                : Filter.anyOf("thousandth", wanted);
    }

    /// Hides a fifth of the items and moves the size and one text of another.
    private static void change() {
        var changes = Availability.changes();
        Map<Integer, Double> sizes = new HashMap<>();
        for (int node = 0; node < ITEMS; node++) {
            var random = SplitMix64.of(92, node);
            if (random.nextInt(5) == 0) {
                changes.hide(ids.id(node));
                WITHDRAWN.add(node);
            }
            if (random.nextInt(5) == 0) {
                double size = random.nextDouble();
                sizes.put(node, size);
                changes.number(ids.id(node), "size", size);
                changes.text(ids.id(node), "hundredth", "5");
            }
        }
        recommender.availability().apply(changes);
        catalogue = catalogue(sizes);
    }

    private static Catalogue catalogue(Map<Integer, Double> sizes) {
        var builder = Catalogue.builder(ITEMS);
        for (int node = 0; node < ITEMS; node++) {
            var random = SplitMix64.of(93, node);
            int number = random.nextInt(1000);
            double size = random.nextDouble();
            if (random.nextInt(20) > 0) {
                builder.text("thousandth", node, "" + number);
                builder.text("tenth", node, "" + number % 10);
                builder.text("half", node, "" + number % 2);
                builder.number("size", node, sizes.getOrDefault(node, size));
            } else if (sizes.containsKey(node)) {
                builder.number("size", node, sizes.get(node));
            }
            builder.text("name", node, "thing " + number % 50);
            builder.text("hundredth", node, sizes.containsKey(node) ? "5" : "" + number % 100);
        }
        return builder.build();
    }

    private static Model model() {
        float[] trend = new float[ITEMS];
        int[] orders = new int[ITEMS];
        var rows = SparseRows.builder(ITEMS);
        for (int node = 0; node < ITEMS; node++) {
            var random = SplitMix64.of(94, node);
            trend[node] = random.nextInt(4) / 4f;
            orders[node] = random.nextInt(3);
            int first = random.nextInt(ITEMS - 100);
            float[] values = new float[20];
            for (int i = 0; i < values.length; i++) {
                values[i] = 1 + random.nextInt(4);
            }
            if (node != 7) {
                rows.set(node, IntStream.range(0, 20).map(i -> first + 5 * i).toArray(), values, 0);
            }
        }
        var builder = ModelBuilder.of(ids,
                        DirectedGraph.builder(ITEMS).add(7, 11, 1).add(13, 7, 1).build(),
                        new MatchEvidence(vectors(1), vectors(2), .1))
                .catalogue(catalogue)
                .trainOrders(orders)
                .evidence(new TargetEvidence("trend14", trend))
                .evidence(new PairEvidence("proximity", rows.build()))
                .weights(new EvidenceWeights(Question.NEXT_ORDER,
                        Map.of("match", .2, "trend14", .5, "proximity", 1.0)));
        try (var workers = Workers.of(2)) {
            return builder.build(workers);
        }
    }

    /// Few different ones, so that many scores are equal; none for 7.
    private static FloatMatrix vectors(long seed) {
        float[] all = new float[ITEMS * DIMENSION];
        for (int node = 0; node < ITEMS; node++) {
            if (node != 7) {
                all[node * DIMENSION + SplitMix64.of(seed, node).nextInt(DIMENSION)] = 1;
            }
        }
        return FloatMatrix.of(ITEMS, DIMENSION, all);
    }
}
