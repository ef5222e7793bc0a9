package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile.Verification;
import dev.thence.model.Model;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists made beforehand: the answers of a scan, bit by bit.
class AnswerListsTest {
    @TempDir
    private Path folder;

    @Test
    void everyListHoldsTheScansAnswer() throws IOException {
        for (Model model : List.of(new SmallShop().model(), MarkedModel.of(1),
                MarkedModel.of(2, 1_300))) {
            int n = model.ids().count();
            Path path = folder.resolve("model" + n);
            model.write(path);
            for (int length : n > 1_000 ? new int[] {10, 150} : new int[] {1, 7, 100, n - 1}) {
                make(path, length, n, 2);
                try (var plain = Model.open(path, Verification.ALL);
                        var lists = AnswerLists.open(path, plain, Verification.ALL).orElseThrow()) {
                    var scan = Recommender.of(plain);
                    for (int node = 0; node < n; node++) {
                        var list = lists.of(plain.defaultQuestion(), node).orElseThrow();
                        var answer = scan.relatedTo(plain.ids().id(node)).limit(length).fetch();
                        assertEquals(answer.size(), list.size());
                        assertEquals(length == n - 1, list.isAll());
                        for (int place = 0; place < list.size(); place++) {
                            assertEquals(answer.get(place).item(),
                                    plain.ids().id(list.node(place)));
                            assertEquals(answer.get(place).score(), list.score(place));
                            assertEquals(answer.get(place).rung().ordinal(), list.rung(place));
                        }
                    }
                }
            }
        }
    }

    @Test
    void anAnswerFromListsIsTheAnswerOfAScan() throws IOException {
        var shop = new SmallShop();
        for (int length : new int[] {3, 20, SmallShop.ITEMS - 1}) {
            Path path = folder.resolve("lists" + length);
            shop.model().write(path);
            make(path, length, SmallShop.ITEMS, 2);
            var availability = Availability.create();
            try (var plain = Recommender.of(Model.open(path, Verification.ALL), availability);
                    var listed = Recommender.open(path, Verification.ALL, Optional.empty(),
                            availability)) {
                var random = SplitMix64.of(length, 12);
                var changed = new ChangedShop(shop);
                for (int round = 0; round < 2_000; round++) {
                    if (round % 40 == 39) {
                        availability.apply(changed.change(random, 1 + random.nextInt(6)));
                    } else if (round % 400 == 199) {
                        availability.clear();
                    }
                    long draw = random.nextLong();
                    assertEquals(narrowed(plain, shop, SplitMix64.of(draw)).fetch(),
                            narrowed(listed, shop, SplitMix64.of(draw)).fetch(),
                            "length " + length + ", round " + round);
                }
            }
        }
    }

    /// A random query about one item, narrowed in random ways.
    private static RecommendationQuery narrowed(Recommender recommender, SmallShop shop,
            SplitMix64 random) {
        var query = recommender.relatedTo(shop.ids.id(random.nextInt(SmallShop.ITEMS)))
                .limit(1 + random.nextInt(random.nextInt(8) == 0 ? 200 : 12));
        if (random.nextInt(2) == 0) {
            query = query.where(RandomFilter.of(random, 2));
        }
        for (int excluded = random.nextInt(5); excluded > 0; excluded--) {
            query = query.exclude(shop.ids.id(random.nextInt(SmallShop.ITEMS)));
        }
        if (random.nextInt(3) == 0) {
            query = query.minScore(random.nextInt(40) / 4.0 - 6);
        }
        if (random.nextInt(3) == 0) {
            query = query.atMost(1 + random.nextInt(3), random.nextInt(2) == 0 ? "colour"
                    : "category");
        }
        if (random.nextInt(4) == 0) {
            query = query.pin(List.of(shop.ids.id(random.nextInt(SmallShop.ITEMS))));
        }
        return random.nextInt(4) == 0 ? query.explain() : query;
    }

    @Test
    void theSameBytesAtAnyNumberOfThreads() throws IOException {
        Path path = folder.resolve("model");
        MarkedModel.of(3).write(path);
        make(path, 20, MarkedModel.ITEMS, 1);
        byte[] one = Files.readAllBytes(path.resolve(AnswerLists.FILE));
        make(path, 20, MarkedModel.ITEMS, 5);
        assertArrayEquals(one, Files.readAllBytes(path.resolve(AnswerLists.FILE)));
    }

    @Test
    void theBusiestItemsHaveListsWhereNotAllHave() throws IOException {
        var shop = new SmallShop();
        Path path = folder.resolve("model");
        shop.model().write(path);
        make(path, 10, 40, 2);
        try (var model = Model.open(path, Verification.ALL);
                var lists = AnswerLists.open(path, model, Verification.ALL).orElseThrow();
                var plain = Recommender.of(Model.open(path, Verification.ALL));
                var listed = Recommender.open(path)) {
            int with = 0;
            for (int node = 0; node < SmallShop.ITEMS; node++) {
                boolean has = lists.of(model.defaultQuestion(), node).isPresent();
                with += has ? 1 : 0;
                for (int other = 0; other < SmallShop.ITEMS; other++) {
                    assertFalse(has && shop.orders[other] > shop.orders[node]
                            && lists.of(model.defaultQuestion(), other).isEmpty());
                }
                String item = shop.ids.id(node);
                assertEquals(plain.relatedTo(item).fetch(), listed.relatedTo(item).fetch());
            }
            assertEquals(40, with);
        }
    }

    @Test
    void damagedListsAndThoseOfAnotherModelAreRefused() throws IOException {
        Path path = folder.resolve("model");
        MarkedModel.of(1).write(path);
        make(path, 5, MarkedModel.ITEMS, 2);
        Path file = path.resolve(AnswerLists.FILE);
        byte[] whole = Files.readAllBytes(file);
        var random = SplitMix64.of(31);
        for (int flip = 0; flip < 200; flip++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            assertEquals(file, assertThrows(CorruptFileException.class,
                    () -> Recommender.open(path)).file());
        }
        Files.write(file, whole);
        Path other = folder.resolve("other");
        MarkedModel.of(2).write(other);
        Files.copy(file, other.resolve(AnswerLists.FILE));
        assertTrue(assertThrows(CorruptFileException.class, () -> Recommender.open(other))
                .getMessage().contains("belongs to other files"));
    }

    private static void make(Path path, int length, int sources, int threads) throws IOException {
        try (var model = Model.open(path, Verification.ALL); var workers = Workers.of(threads)) {
            var maker = new ListMaker(model, new ListPlan(sources, length, _ -> { }), workers);
            assertEquals(Math.min(sources, model.ids().count()), maker.estimate().lists());
            maker.write(path, PipelineListener.SILENT);
        }
    }
}
