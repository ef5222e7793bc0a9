package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.UnknownItemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class NewcomerTest {
    @TempDir
    private static Path run;
    private static SmallShop shop;
    private static Recommender recommender;

    @BeforeAll
    static void open() throws IOException {
        shop = new SmallShop();
        recommender = Recommender.open(SmallShop.writeRun(run));
    }

    @AfterAll
    static void close() {
        recommender.close();
    }

    @Test
    void takesTheWeightedMeanOfItsNeighborsScores() {
        var newcomer = Newcomer.like(shop.ids.id(8)).like(shop.ids.id(17), 3)
                .like(shop.ids.id(53), .5);
        Map<Integer, Double> shares = Map.of(8, 1 / 4.5, 17, 3 / 4.5, 53, .5 / 4.5);
        assertMean(shares, newcomer);
    }

    @Test
    void recommendsItsNeighborsToo() {
        var answer = recommender.newcomer(Newcomer.like(shop.ids.id(8))).limit(500).fetch();
        assertEquals(SmallShop.ITEMS, answer.size());
    }

    @Test
    void withoutNeighborsTheTenNearestInWordsStandIn() {
        var words = Set.of("retro", "red", "lamp", "unheardof", "category=lamps");
        assertMean(nearest(words),
                Newcomer.named("Retro red-LAMP, unheardof (red)").category("LAMPS"));
    }

    @Test
    void oneThatNothingIsLikeIsAnsweredFromItsCategoryAndThenByPopularity() {
        var answer = recommender.newcomer(Newcomer.named("XYZZY")).limit(500).fetch();
        assertEquals(SmallShop.ITEMS, answer.size());
        assertEquals(Set.of(Rung.POPULARITY), rungs(answer));
        assertEquals(shop.trend[shop.ids.node(answer.getFirst().item())] * .5,
                answer.getFirst().score(), 1e-6, "what is wanted most at all");
    }

    @Test
    void itsOwnPriceBindsRelativeConditions() {
        var newcomer = Newcomer.like(shop.ids.id(8)).price(4);
        var answer = recommender.newcomer(newcomer).limit(500)
                .where(Filter.atMostTimesOwn("price", 1.5)).fetch();
        long passing = IntStream.range(0, SmallShop.ITEMS)
                .filter(node -> shop.catalogue.price(node).orElse(99) <= 6).count();
        assertEquals(passing, answer.size());
    }

    @Test
    void whatIsSaidMustBeKnownToTheCatalogue() {
        assertThrows(UnknownItemException.class,
                () -> recommender.newcomer(Newcomer.like("no such item")));
        assertFails("no attribute 'nmae' in the catalogue; the closest is 'name'",
                () -> recommender.newcomer(Newcomer.named("A").text("nmae", "B")));
        assertFails("the newcomer's neighbour 'A' has weight 0.0, must be a positive finite number",
                () -> Newcomer.like("A").like("A", 0));
        assertFails("nothing is said of the newcomer: name items it was bought with or is like, "
                + "or its name or category", () -> recommender.newcomer(Newcomer.like()));
    }

    private static void assertFails(String message, Executable what) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, what).getMessage());
    }

    private static void assertMean(Map<Integer, Double> shares, Newcomer newcomer) {
        var scorer = recommender.model().scorer(recommender.model().defaultQuestion());
        var answer = recommender.newcomer(newcomer).limit(500).fetch();
        assertEquals(SmallShop.ITEMS, answer.size());
        double above = Double.POSITIVE_INFINITY;
        for (var r : answer) {
            int node = shop.ids.node(r.item());
            double mean = shares.entrySet().stream()
                    .mapToDouble(e -> e.getValue() * scorer.score(e.getKey(), node)).sum();
            assertEquals(mean, r.score(), 1e-4);
            assertTrue(r.score() <= above);
            above = r.score();
            assertTrue(shares.containsKey(shop.ids.node(r.why().through().orElseThrow())));
        }
    }

    /// Shares of the ten nearest of the items with a source vector: cosines of TF-IDF vectors.
    private static Map<Integer, Double> nearest(Set<String> wanted) {
        var documents = new HashMap<Integer, Set<String>>();
        for (int node = 0; node < SmallShop.ITEMS; node++) {
            if (node % 10 == 3) {
                continue;
            }
            var words = new HashSet<String>();
            shop.catalogue.name(node).ifPresent(
                    name -> words.addAll(List.of(name.toLowerCase().split(" "))));
            shop.catalogue.category(node).ifPresent(c -> words.add("category=" + c.toLowerCase()));
            shop.catalogue.text("colour", node).ifPresent(
                    c -> words.add("colour=" + c.toLowerCase()));
            documents.put(node, words);
        }
        var cosines = new HashMap<Integer, Double>();
        documents.forEach((node, words) -> {
            var shared = new HashSet<>(words);
            shared.retainAll(wanted);
            cosines.put(node, squares(shared, documents)
                    / Math.sqrt(squares(words, documents) * squares(wanted, documents)));
        });
        var best = cosines.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed()
                        .thenComparing(e -> -shop.orders[e.getKey()])
                        .thenComparing(e -> shop.ids.id(e.getKey())))
                .limit(10).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        double sum = best.values().stream().mapToDouble(x -> x).sum();
        best.replaceAll((_, cosine) -> cosine / sum);
        return best;
    }

    private static double squares(Set<String> words, Map<Integer, Set<String>> documents) {
        return words.stream().mapToDouble(word -> {
            long have = documents.values().stream().filter(d -> d.contains(word)).count();
            double idf = Math.log((SmallShop.ITEMS + 1.0) / (have + 1.0));
            return idf * idf;
        }).sum();
    }

    private static Set<Rung> rungs(List<Recommendation> answer) {
        return answer.stream().map(Recommendation::rung).collect(Collectors.toSet());
    }
}
