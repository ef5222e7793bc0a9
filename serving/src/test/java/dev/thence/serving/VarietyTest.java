package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class VarietyTest {
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

    @AfterEach
    void clear() {
        recommender.availability().clear();
    }

    @Test
    void anAnswerHasOnePerFamilyAndWhatIsPinnedFirst() {
        var seasonal = List.of(shop.ids.id(31), shop.ids.id(42));
        // @start region="variety"
        var answer = recommender.relatedTo("85123A")
                .pin(seasonal)
                .onePer("category")
                .atMost(2, "colour")
                .limit(5)
                .fetch();
        // @end
        assertEquals(Rung.PINNED, answer.getFirst().rung());
        assertTrue(answer.getFirst().why().sentence().startsWith("pinned"));
        assertEquals(5, answer.size());
    }

    /// By definition: what is pinned and passes comes first, then all that passes in the total
    /// order, each taken unless what was taken before leaves it no room.
    @Test
    void everyAnswerIsTheGreedyOneOverAllThatPasses() {
        var changed = new ChangedShop(shop);
        var brute = changed.brute();
        int passedOver = 0;
        for (int round = 0; round < 500; round++) {
            var random = SplitMix64.of(81, round);
            if (round % 50 == 0) {
                recommender.availability().apply(changed.change(random, 30));
                brute = changed.brute();
            }
            var asking = RandomAsk.of(random, recommender, shop);
            var query = asking.query();
            if (random.nextInt(2) == 0) {
                query = query.where(RandomFilter.of(random, 2));
            }
            var all = query.limit(1000).fetch();
            Map<String, Integer> caps = new HashMap<>();
            for (String attribute : List.of("colour", "category", "name")) {
                if (random.nextInt(3) == 0) {
                    int most = 1 + random.nextInt(3);
                    query = query.atMost(most + random.nextInt(2), attribute)
                            .atMost(most, attribute);
                    caps.put(attribute, most);
                }
            }
            var pins = new ArrayList<String>();
            for (int pin = random.nextInt(3); pin > 0; pin--) {
                pins.add(random.nextInt(9) == 0 ? "no such item"
                        : shop.ids.id(random.nextInt(SmallShop.ITEMS)));
            }
            int limit = random.nextInt(5) == 0 ? 1_000_000_000 : 1 + random.nextInt(30);
            var expected = greedy(all, brute, caps, pins, limit);
            var answer = query.pin(pins).limit(limit).fetch();
            assertEquals(expected.stream().map(Recommendation::item).toList(),
                    answer.stream().map(Recommendation::item).toList(), () -> caps + " " + pins);
            for (int i = 0; i < answer.size(); i++) {
                var r = answer.get(i);
                assertEquals(expected.get(i).score(), r.score());
                boolean pinned = pins.contains(r.item());
                assertEquals(pinned ? Rung.PINNED : expected.get(i).rung(), r.rung());
            }
            passedOver += Math.min(limit, all.size()) - answer.size();
        }
        assertTrue(passedOver > 500, "variety had something to pass over: " + passedOver);
    }

    private static List<Recommendation> greedy(List<Recommendation> all, BruteForce brute,
            Map<String, Integer> caps, List<String> pins, int limit) {
        var order = new ArrayList<Recommendation>();
        pins.stream().distinct().forEach(pin ->
                all.stream().filter(r -> r.item().equals(pin)).forEach(order::add));
        all.stream().filter(r -> !pins.contains(r.item())).forEach(order::add);
        var taken = new ArrayList<Recommendation>();
        var counts = new HashMap<List<String>, Integer>();
        for (var r : order) {
            var groups = new ArrayList<List<String>>();
            boolean room = taken.size() < limit;
            for (String attribute : caps.keySet()) {
                var value = brute.catalogue().text(attribute, shop.ids.node(r.item()));
                if (value.isPresent()) {
                    var group = List.of(attribute, value.get());
                    groups.add(group);
                    room &= counts.getOrDefault(group, 0) < caps.get(attribute);
                }
            }
            if (room) {
                taken.add(r);
                groups.forEach(group -> counts.merge(group, 1, Integer::sum));
            }
        }
        return taken;
    }

    @Test
    void whatIsPinnedIsShownOnceAndOnlyWhereItMayBe() {
        String item = shop.ids.id(0);
        var usual = recommender.relatedTo(item).limit(20).fetch();
        String twelfth = usual.get(11).item();
        String hidden = usual.get(4).item();
        recommender.availability().hide(hidden);
        var pinned = recommender.relatedTo(item).pin(item, twelfth, hidden, "no such item")
                .pin(twelfth).limit(10).fetch();
        assertEquals(twelfth, pinned.getFirst().item());
        assertEquals(usual.get(11).score(), pinned.getFirst().score());
        assertEquals(10, new HashSet<>(pinned).size());
        assertEquals(9, pinned.stream().filter(r -> r.rung() == Rung.MODEL).count());
        assertEquals(pinned, recommender.relatedTo(item).pin(twelfth).minScore(-1000).fetch());
        assertEquals(List.of(twelfth), recommender.relatedTo(item).pin(twelfth).minScore(1000)
                .fetch().stream().map(Recommendation::item).toList());
        assertEquals(usual.subList(0, 3).stream().map(Recommendation::item).toList(),
                recommender.relatedTo(item).exclude(twelfth).pin(twelfth).limit(3).fetch().stream()
                        .map(Recommendation::item).toList());
    }

    @Test
    void badArgumentsAreNamedWithTheirValue() {
        var query = recommender.relatedTo(shop.ids.id(0));
        assertFails("at most 0 of one 'colour', must be 1 or more",
                () -> query.atMost(0, "colour"));
        assertFails("no attribute 'color' in the catalogue; the closest is 'colour'",
                () -> query.onePer("color"));
        assertFails("attribute 'price' holds numbers; at most so many of one value is asked of "
                + "text attributes", () -> query.onePer("price"));
    }

    private static void assertFails(String message, Executable what) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, what).getMessage());
    }
}
