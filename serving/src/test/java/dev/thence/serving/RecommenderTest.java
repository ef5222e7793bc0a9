package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import dev.thence.graph.UnknownItemException;
import dev.thence.model.Part;
import dev.thence.model.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class RecommenderTest {
    private static final double ROUNDING = 1e-4;

    @TempDir
    private static Path run;
    private static SmallShop shop;
    private static BruteForce brute;
    private static Recommender recommender;

    @BeforeAll
    static void open() throws IOException {
        shop = new SmallShop();
        brute = new BruteForce(shop);
        recommender = Recommender.open(SmallShop.writeRun(run));
    }

    @AfterAll
    static void close() {
        recommender.close();
    }

    @Test
    void everyItemGetsTheBruteForceAnswerToEveryQuestion() {
        for (int node = 0; node < SmallShop.ITEMS; node++) {
            String item = shop.ids.id(node);
            check(BruteForce.Ask.of(Asked.RELATED, Question.NEXT_ORDER, node),
                    recommender.relatedTo(item));
            check(BruteForce.Ask.of(Asked.RELATED, Question.SAME_ORDER, node),
                    recommender.relatedTo(item).inSameOrder());
            check(BruteForce.Ask.of(Asked.RELATED, Question.WHOLE_NEXT_ORDER, node),
                    recommender.relatedTo(item).inWholeNextOrder());
            check(BruteForce.Ask.of(Asked.LEADING, Question.NEXT_ORDER, node),
                    recommender.leadingTo(item));
            check(BruteForce.Ask.of(Asked.SIMILAR, Question.NEXT_ORDER, node),
                    recommender.similarTo(item));
        }
    }

    @Test
    void aBasketIsTheMeanOfItsItemsScores() {
        for (int round = 0; round < 100; round++) {
            var random = SplitMix64.of(31, round);
            int[] nodes = Arrays.copyOf(random.permutation(SmallShop.ITEMS), 1 + random.nextInt(7));
            var basket = new ArrayList<>(Arrays.stream(nodes).mapToObj(shop.ids::id).toList());
            basket.add(basket.getFirst());
            check(new BruteForce.Ask(Asked.RELATED, Question.NEXT_ORDER, evenly(nodes)),
                    recommender.relatedTo(basket));
        }
    }

    @Test
    void aFilterShortensNoAnswer() {
        for (int round = 0; round < 1500; round++) {
            var random = SplitMix64.of(32, round);
            int[] nodes = Arrays.copyOf(random.permutation(SmallShop.ITEMS), 1 + random.nextInt(3));
            String first = shop.ids.id(nodes[0]);
            Filter filter = RandomFilter.of(random, 3);
            if (nodes.length > 1) {
                AnswerCheck.check(brute,
                        new BruteForce.Ask(Asked.RELATED, Question.NEXT_ORDER, evenly(nodes)),
                        recommender.relatedTo(Arrays.stream(nodes).mapToObj(shop.ids::id).toList()),
                        filter, random);
                continue;
            }
            Asked asked = Asked.values()[random.nextInt(3)];
            AnswerCheck.check(brute, BruteForce.Ask.of(asked, Question.NEXT_ORDER, nodes[0]),
                    switch (asked) {
                        case RELATED -> recommender.relatedTo(first);
                        case LEADING -> recommender.leadingTo(first);
                        case SIMILAR -> recommender.similarTo(first);
                    }, filter, random);
        }
    }

    @Test
    void theServedScoreHasTheBitsOfTheEvaluatedOne() {
        for (Question question : List.of(Question.NEXT_ORDER, Question.SAME_ORDER)) {
            var scorer = recommender.model().scorer(question);
            for (int node = 0; node < SmallShop.ITEMS; node++) {
                var next = recommender.relatedTo(shop.ids.id(node)).limit(20);
                var query = question == Question.SAME_ORDER ? next.inSameOrder() : next;
                float[] row = new float[SmallShop.ITEMS];
                scorer.scoreTargets(node, row);
                for (var r : query.fetch()) {
                    int target = shop.ids.node(r.item());
                    assertEquals(row[target], r.score());
                    assertEquals(scorer.score(node, target), r.score());
                }
            }
        }
    }

    @Test
    void anAnswerNamesTheModelThatGaveIt() {
        var manifest = recommender.model().manifest();
        var answer = recommender.relatedTo(shop.ids.id(0)).fetch();
        assertEquals(manifest.modelId(), answer.modelId());
        assertEquals(manifest.asOf(), answer.asOf());
        assertEquals(manifest.modelId(), answer.version());
        assertEquals(new Recommendations("v2", "another", "", answer), answer);
    }

    @Test
    void twinsComeInTheOrderOfTheirIds() {
        int seen = 0;
        for (int node = 0; node < SmallShop.ITEMS; node++) {
            var answer = recommender.relatedTo(shop.ids.id(node)).limit(SmallShop.ITEMS).fetch();
            for (int i = 1; i < answer.size(); i++) {
                var one = answer.get(i - 1);
                var next = answer.get(i);
                if (one.score() == next.score() && one.rung() == next.rung()
                        && orders(one) == orders(next)) {
                    assertTrue(one.item().compareTo(next.item()) < 0, one + " before " + next);
                    seen++;
                }
            }
        }
        assertTrue(seen > 500, "the shop has ties to break: " + seen);
    }

    @Test
    void anItemTheModelKnowsNothingOfIsAnsweredDownTheLadder() {
        assertEquals(Set.of(Rung.MODEL), rungs(recommender.relatedTo(shop.ids.id(53))),
                "no vector, but sparse rows");
        assertEquals(Set.of(Rung.GRAPH, Rung.CATEGORY, Rung.POPULARITY),
                rungs(recommender.relatedTo(shop.ids.id(63))), "no vector and rows, but counts");
        assertEquals(Set.of(Rung.CATEGORY, Rung.POPULARITY),
                rungs(recommender.relatedTo(shop.ids.id(73))), "no counts either");
        assertEquals(Set.of(Rung.GRAPH, Rung.CATEGORY, Rung.POPULARITY),
                rungs(recommender.leadingTo(shop.ids.id(124))), "no vector and rows, but edges");
        assertEquals(Set.of(Rung.CATEGORY, Rung.POPULARITY),
                rungs(recommender.leadingTo(shop.ids.id(4))), "no edges either");
        assertEquals(Set.of(Rung.GRAPH, Rung.CATEGORY, Rung.POPULARITY),
                rungs(recommender.relatedTo(shop.ids.id(43))), "rows, but none speaks for any");
        assertEquals(Set.of(Rung.CATEGORY, Rung.POPULARITY),
                rungs(recommender.similarTo(shop.ids.id(13))), "no place");
        var popular = recommender.relatedTo(shop.ids.id(73)).limit(1).fetch().getFirst();
        assertEquals(shop.catalogue.category(73), popular.why().category());
    }

    @Test
    void partsAddUpToTheScore() {
        for (int node : new int[] {0, 1, 53, 63, 14}) {
            String item = shop.ids.id(node);
            var queries = List.of(recommender.relatedTo(item), recommender.leadingTo(item),
                    recommender.relatedTo(item).inSameOrder(),
                    recommender.relatedTo(List.of(item, shop.ids.id(2), shop.ids.id(3))),
                    recommender.similarTo(item),
                    recommender.newcomer(Newcomer.like(item).like(shop.ids.id(9), 3)),
                    recommender.newcomer(Newcomer.named("XYZZY")));
            for (var query : queries) {
                for (var r : query.explain().fetch()) {
                    double sum = r.why().parts().stream().mapToDouble(Part::weighted).sum();
                    assertEquals(r.score(), sum, ROUNDING, r.toString());
                    assertEquals(r.why().learnedMatch(), part(r, "match", "asSource", "asTarget"));
                    assertEquals(r.why().proximity(), part(r, "proximity"));
                    assertEquals(r.why().popularity(), part(r, "trend14"));
                }
                assertTrue(query.fetch().stream().allMatch(r -> r.why().parts().isEmpty()));
            }
        }
    }

    @Test
    void countsWhoWentFromThisToThatAndBack() {
        int counted = 0;
        for (int node = 0; node < SmallShop.ITEMS; node++) {
            for (var r : recommender.relatedTo(shop.ids.id(node)).limit(200).fetch()) {
                int other = shop.ids.node(r.item());
                assertEquals(shop.thenCounts.weight(node, other), r.why().then());
                assertEquals(shop.thenCounts.weight(other, node), r.why().back());
                counted += r.why().then();
            }
            for (var r : recommender.leadingTo(shop.ids.id(node)).limit(200).fetch()) {
                int other = shop.ids.node(r.item());
                assertEquals(shop.thenCounts.weight(other, node), r.why().then());
                assertEquals(shop.thenCounts.weight(node, other), r.why().back());
            }
        }
        assertTrue(counted > 1000);
    }

    @Test
    void ofABasketTheItemThatMostWentFromIsNamed() {
        var basket = List.of(shop.ids.id(0), shop.ids.id(1), shop.ids.id(2));
        for (var r : recommender.relatedTo(basket).limit(200).fetch()) {
            int other = shop.ids.node(r.item());
            double most = IntStream.range(0, 3)
                    .mapToDouble(node -> shop.thenCounts.weight(node, other)).max().orElseThrow();
            assertEquals(most, r.why().then());
            assertTrue(basket.contains(r.why().through().orElseThrow()));
        }
    }

    @Test
    void excludedItemsAndItemsAskedAboutAreNeverRecommended() {
        String item = shop.ids.id(0);
        var full = recommender.relatedTo(item).limit(20).fetch();
        var some = full.stream().limit(5).map(Recommendation::item).toList();
        var rest = recommender.relatedTo(item).limit(15).exclude(some.getFirst(), "no such item")
                .exclude(some).fetch();
        assertEquals(full.subList(5, 20), rest);
        assertFalse(full.stream().anyMatch(r -> r.item().equals(item)));
    }

    @Test
    void aMinimumScoreIsInclusive() {
        var full = recommender.relatedTo(shop.ids.id(0)).limit(200).fetch();
        double tenth = full.get(9).score();
        var answer = recommender.relatedTo(shop.ids.id(0)).limit(200).minScore(tenth).fetch();
        assertEquals(full.stream().filter(r -> r.score() >= tenth).toList(), answer);
    }

    @Test
    void aQueryIsNotChangedByNarrowingIt() {
        var query = recommender.relatedTo(shop.ids.id(0));
        var before = query.fetch();
        query.limit(3).where(Filter.is("colour", "RED")).exclude(before.getFirst().item())
                .minScore(1).inSameOrder().explain().fetch();
        assertEquals(before, query.fetch());
        assertEquals(10, before.size());
        assertThrows(UnsupportedOperationException.class, before::removeFirst);
    }

    @Test
    void eightThreadsGetTheAnswersOfOne() throws Exception {
        var queries = new ArrayList<RecommendationQuery>();
        for (int node = 0; node < SmallShop.ITEMS; node++) {
            var random = SplitMix64.of(33, node);
            String item = shop.ids.id(node);
            String other = shop.ids.id((node + 1) % SmallShop.ITEMS);
            queries.add(recommender.relatedTo(item).where(RandomFilter.of(random, 2)).explain());
            queries.add(recommender.relatedTo(List.of(item, other)));
            queries.add(recommender.similarTo(item));
            queries.add(recommender.leadingTo(item));
            queries.add(recommender.newcomer(Newcomer.named("RETRO RED LAMP " + node % 9)));
        }
        var expected = queries.stream().map(RecommendationQuery::fetch).toList();
        var named = Newcomer.named("RETRO");
        try (var fresh = Recommender.open(run); var pool = Executors.newFixedThreadPool(8)) {
            var tasks = new ArrayList<Callable<Void>>();
            for (int thread = 0; thread < 8; thread++) {
                tasks.add(() -> {
                    assertEquals(recommender.similarTo(shop.ids.id(0)).fetch(),
                            fresh.similarTo(shop.ids.id(0)).fetch());
                    assertEquals(recommender.newcomer(named).fetch(),
                            fresh.newcomer(named).fetch());
                    assertEquals(expected,
                            queries.stream().map(RecommendationQuery::fetch).toList());
                    return null;
                });
            }
            for (var done : pool.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    @Test
    void preparedAnswersAreTheSame() throws IOException {
        try (var prepared = Recommender.open(run)) {
            prepared.prepare();
            String item = shop.ids.id(5);
            assertEquals(recommender.leadingTo(item).fetch(), prepared.leadingTo(item).fetch());
            assertEquals(recommender.similarTo(item).fetch(), prepared.similarTo(item).fetch());
        }
    }

    @Test
    void opensTheModelFolderAsWellAsTheRun() throws IOException {
        try (var direct = Recommender.open(run.resolve("model"))) {
            String item = shop.ids.id(5);
            assertEquals(recommender.relatedTo(item).fetch(), direct.relatedTo(item).fetch());
            assertTrue(direct.knows(item));
            assertFalse(direct.knows("no such item"));
        }
    }

    @Test
    void aQueryAfterCloseFailsWithoutHarm() throws IOException {
        var closed = Recommender.open(run);
        var query = closed.relatedTo(shop.ids.id(0));
        closed.close();
        assertThrows(IllegalStateException.class, query::fetch);
    }

    @Test
    void anUnknownItemIsNamedWithTheClosest() {
        var unknown = assertThrows(UnknownItemException.class,
                () -> recommender.relatedTo("85123B"));
        assertEquals("unknown item '85123B'; the closest are 85123A", unknown.getMessage()
                .replaceAll("(85123A).*", "$1"));
        assertThrows(UnknownItemException.class,
                () -> recommender.relatedTo(List.of(shop.ids.id(0), "x")));
        assertThrows(UnknownItemException.class, () -> recommender.leadingTo("x"));
        assertThrows(UnknownItemException.class, () -> recommender.similarTo("x"));
    }

    @Test
    void badArgumentsAreNamedWithTheirValue() {
        var query = recommender.relatedTo(shop.ids.id(0));
        assertFails("limit is 0, must be 1 or more", () -> query.limit(0));
        assertFails("minScore is NaN, must be a number", () -> query.minScore(Double.NaN));
        assertFails("the basket is empty, must hold at least one item",
                () -> recommender.relatedTo(List.of()));
        assertFails("no attribute 'color' in the catalogue; the closest is 'colour'",
                () -> query.where(Filter.not(Filter.is("color", "RED"))));
        assertFails("filter: attribute 'price' holds numbers; "
                + "ask with between, atLeast, atMost or atMostTimesOwn",
                () -> query.where(Filter.sameAsOwn("price")));
        assertFails("filter: attribute 'price' holds numbers, and 'cheap' is none",
                () -> query.where(Filter.is("price", "cheap")));
        assertFails("filter: attribute 'colour' holds text; ask with is, anyOf or sameAsOwn",
                () -> query.where(Filter.atMost("colour", 2)));
        assertThrows(IllegalStateException.class,
                () -> recommender.similarTo(shop.ids.id(0)).inSameOrder());
    }

    private static double part(Recommendation r, String... evidences) {
        return r.why().parts().stream().filter(p -> List.of(evidences).contains(p.evidence()))
                .mapToDouble(Part::weighted).sum();
    }

    private static void assertFails(String message, Executable what) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, what).getMessage());
    }

    private static void check(BruteForce.Ask ask, RecommendationQuery query) {
        AnswerCheck.check(brute, ask, query, Filter.allOf(List.of()), SplitMix64.of(1));
    }

    private static int orders(Recommendation r) {
        return shop.orders[shop.ids.node(r.item())];
    }

    private static Set<Rung> rungs(RecommendationQuery query) {
        return query.limit(SmallShop.ITEMS).fetch().stream().map(Recommendation::rung)
                .collect(Collectors.toSet());
    }

    private static Map<Integer, Double> evenly(int[] nodes) {
        var shares = new TreeMap<Integer, Double>();
        for (int node : nodes) {
            shares.put(node, 1.0 / nodes.length);
        }
        return shares;
    }
}
