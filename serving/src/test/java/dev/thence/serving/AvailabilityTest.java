package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import dev.thence.io.SectionFile.Verification;
import dev.thence.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class AvailabilityTest {
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
    void isChangedWhileServing() {
        String phone = shop.ids.id(0);
        String recalled = recommender.relatedTo(phone).limit(1).fetch().getFirst().item();
        String soldOut = recommender.relatedTo(phone).limit(2).fetch().getLast().item();
        // @start region="availability"
        Availability availability = recommender.availability();
        availability.hide(recalled);
        availability.outOfStock(soldOut);
        availability.price(phone, 12.50);
        // @end
        var answer = recommender.relatedTo(phone).fetch();
        assertEquals(10, answer.size());
        assertTrue(answer.stream().noneMatch(r -> Set.of(recalled, soldOut).contains(r.item())));
        assertTrue(availability.isHidden(recalled) && availability.isOutOfStock(soldOut));
        assertFalse(availability.isHidden(soldOut) || availability.isOutOfStock(recalled));
        assertEquals(3, availability.changedItems());
        var cheap = recommender.relatedTo(phone).where(Filter.atMostTimesOwn("price", .2))
                .limit(500).fetch();
        assertTrue(!cheap.isEmpty() && cheap.stream().allMatch(r ->
                shop.catalogue.price(shop.ids.node(r.item())).orElseThrow() <= 2.5));
    }

    @Test
    void manyChangesTakeEffectAtOnce() {
        String lamp = shop.ids.id(8);
        // @start region="changes"
        recommender.availability().apply(Availability.changes()
                .hide("21007", "21014")
                .price(lamp, 7.95)
                .text(lamp, "colour", "TEAL")
                .number(lamp, "stock", 12)
                .without(lamp, "category"));
        // @end
        assertEquals(3, recommender.availability().changedItems());
        var found = recommender.relatedTo(shop.ids.id(0)).where(Filter.is("colour", "TEAL")
                .and(Filter.is("price", "7.95")).and(Filter.atLeast("stock", 12))).fetch();
        assertEquals(List.of(lamp), found.stream().map(Recommendation::item).toList());
    }

    @Test
    void everyKindOfQueryGetsTheBruteForceAnswerOverWhatIsChanged() {
        var changed = new ChangedShop(shop);
        for (int round = 0; round < 300; round++) {
            var random = SplitMix64.of(71, round);
            if (round % 50 == 0) {
                changed.clear();
                recommender.availability().replace(changed.change(random, 60));
            } else {
                recommender.availability().apply(changed.change(random, 4));
            }
            var asking = RandomAsk.of(random, recommender, shop);
            AnswerCheck.check(changed.brute(), asking.ask(), asking.query(),
                    RandomFilter.of(random, 2), random);
        }
    }

    @Test
    void theCategoryRungFollowsTheChangedCategory() {
        String unknown = shop.ids.id(73);
        String other = shop.ids.id(0);
        recommender.availability().apply(Availability.changes()
                .text(unknown, "category", "TOYS").text(other, "category", "TOYS")
                .text(other, "name", "WOODEN TRAIN"));
        var answer = recommender.relatedTo(unknown).limit(500).fetch();
        assertEquals(List.of(other), answer.stream().filter(r -> r.rung() == Rung.CATEGORY)
                .map(Recommendation::item).toList());
        assertEquals(Optional.of("TOYS"), answer.getFirst().why().category());
        assertEquals(Optional.of("WOODEN TRAIN"), answer.getFirst().name());
    }

    @Test
    void whatIsHiddenMayBeAskedAbout() {
        String item = shop.ids.id(0);
        var before = recommender.relatedTo(item).fetch();
        recommender.availability().hide(item);
        assertEquals(before, recommender.relatedTo(item).fetch());
        recommender.availability().show(item);
        assertEquals(0, recommender.availability().changedItems());
    }

    @Test
    void aModelOpenedBesideDoesNotDecideWhatCanBeChanged() throws IOException {
        var availability = Availability.create();
        String item = shop.ids.id(0);
        try (var _ = Recommender.of(model(), availability)) {
            try (var _ = Recommender.of(MarkedModel.of(1), availability)) {
                availability.price(item, 3);
            }
            availability.price(item, 4);
            availability.apply(Availability.changes().without(item, "colour"));
            assertFails("no attribute 'size' in the catalogue; it has "
                    + "[category, colour, name, price, stock]",
                    () -> availability.apply(Availability.changes().text(item, "size", "L")));
        }
        availability.price(item, 5);
        assertEquals(1, availability.changedItems());
    }

    @Test
    void whatWasChangedHoldsForTheNextModelAndForItemsItBrings() throws IOException {
        var availability = Availability.create();
        availability.hide(shop.ids.id(1), "a product of tomorrow");
        try (var first = Recommender.of(model(), availability)) {
            assertFalse(items(first.relatedTo(shop.ids.id(0))).contains(shop.ids.id(1)));
            availability.outOfStock(shop.ids.id(2));
            availability.price(shop.ids.id(0), .25);
            try (var second = Recommender.of(model(), availability)) {
                var items = items(second.relatedTo(shop.ids.id(0)));
                assertEquals(SmallShop.ITEMS - 3, items.size());
                assertEquals(Set.of(), items(second.relatedTo(shop.ids.id(0)).where(
                        Filter.atMostTimesOwn("price", 1))));
                availability.show(shop.ids.id(1));
                assertTrue(items(first.relatedTo(shop.ids.id(0))).contains(shop.ids.id(1)));
                assertTrue(items(second.relatedTo(shop.ids.id(0))).contains(shop.ids.id(1)));
            }
            availability.inStock(shop.ids.id(2));
            assertTrue(items(first.relatedTo(shop.ids.id(0))).contains(shop.ids.id(2)));
        }
    }

    @Test
    void aModelClosedWithoutItsRecommenderIsLetGo() throws IOException {
        var availability = Availability.create();
        Recommender.of(model(), availability).model().close();
        try (var other = Recommender.of(model(), availability)) {
            availability.hide(shop.ids.id(1));
            assertFalse(items(other.relatedTo(shop.ids.id(0))).contains(shop.ids.id(1)));
        }
    }

    @Test
    void aQuerySeesAllOfAChangeOrNothing() throws Exception {
        var one = shop.ids.id(1);
        var other = shop.ids.id(2);
        var availability = recommender.availability();
        availability.hide(one);
        var done = new AtomicBoolean();
        try (var pool = Executors.newFixedThreadPool(4)) {
            var asking = new ArrayList<Callable<Integer>>();
            for (int thread = 0; thread < 3; thread++) {
                asking.add(() -> {
                    int asked = 0;
                    while (!done.get() || asked == 0) {
                        var items = items(recommender.relatedTo(shop.ids.id(0)));
                        assertTrue(items.contains(one) != items.contains(other));
                        asked++;
                    }
                    return asked;
                });
            }
            asking.add(() -> {
                for (int round = 0; round < 2000; round++) {
                    availability.apply(round % 2 == 0
                            ? Availability.changes().show(one).hide(other)
                            : Availability.changes().hide(one).show(other));
                }
                done.set(true);
                return 0;
            });
            for (var result : pool.invokeAll(asking)) {
                result.get();
            }
        }
    }

    @Test
    void badChangesAreNamedAndChangeNothing() {
        var availability = recommender.availability();
        availability.hide(shop.ids.id(3));
        assertFails("no attribute 'pirce' in the catalogue; the closest is 'price'",
                () -> availability.apply(Availability.changes().hide("x").number("x", "pirce", 1)));
        assertFails("item 'x': attribute 'colour' holds text; change it with text(...)",
                () -> availability.replace(Availability.changes().number("x", "colour", 1)));
        assertFails("item 'x': attribute 'price' holds numbers; change it with number(...)",
                () -> availability.apply(Availability.changes().text("x", "price", "1")));
        assertFails("the 'price' of item 'x' is NaN, must be finite",
                () -> availability.price("x", Double.NaN));
        assertEquals(1, availability.changedItems());
        assertFalse(availability.isHidden("x"));
    }

    private static Model model() throws IOException {
        return Model.open(run.resolve("model"), Verification.HEADER);
    }

    private static void assertFails(String message, Executable what) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, what).getMessage());
    }

    private static Set<String> items(RecommendationQuery query) {
        return query.limit(1000).fetch().stream().map(Recommendation::item)
                .collect(Collectors.toSet());
    }
}
