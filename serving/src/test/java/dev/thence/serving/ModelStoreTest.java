package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
    @TempDir
    private Path folder;
    private Path models = Path.of("");

    @BeforeEach
    void publishOne() {
        models = folder.resolve("models");
        MarkedModel.publish(1, models);
    }

    @Test
    void servesWhatWasPublished() throws IOException {
        // @start region="store"
        try (ModelStore store = ModelStore.open(models)) {
            List<Recommendation> answer = store.ask(
                    recommender -> recommender.relatedTo("item7").limit(5).fetch());
            assertEquals(5, answer.size());
        }
        // @end
    }

    @Test
    void aVersionThatFailsTheRehearsalIsRefusedAndLeavesNoTrace() throws IOException {
        // @start region="rehearsal"
        try (ModelStore store = ModelStore.open(models, recommender ->
                recommender.relatedTo("item7").onePer("name").fetch())) {
            assertEquals("v1", store.current().name());
        }
        // @end
        try (var log = new StoreLog(); var store = ModelStore.openStill(models,
                recommender -> recommender.relatedTo("item" + (MarkedModel.ITEMS - 1)))) {
            MarkedModel.publish(2, 200, models);
            assertFalse(store.refresh());
            assertEquals("mark 1", mark(store));
            assertTrue(store.refused().orElseThrow().reason().contains("item299"));
            assertEquals(1, log.lines().size(), log.lines()::toString);
            MarkedModel.publish(3, models);
            assertTrue(store.refresh());
            assertEquals("mark 3", mark(store));
        }
        try (var _ = new StoreLog(); var store = ModelStore.openStill(models, recommender -> {
            if (recommender.version().equals("v3")) {
                throw new IllegalStateException("not this one");
            }
        })) {
            assertEquals("v2", store.current().name());
        }
        var failure = assertThrows(IllegalStateException.class,
                () -> ModelStore.open(models, _ -> {
                    throw new IllegalStateException("none");
                }));
        assertEquals("none", failure.getMessage());
    }

    @Test
    void aPageIsAnsweredByOneVersion() throws IOException {
        Path run = folder.resolve("run-1");
        try (var store = ModelStore.openStill(models)) {
            var swaps = new CopyOnWriteArrayList<Swap>();
            // @start region="lease"
            store.listen(swap -> {
                switch (swap) {
                    case Swap.Swapped swapped -> swaps.add(swapped);
                    case Swap.Refused refused -> swaps.add(refused);
                    case Swap.Released released -> swaps.add(released);
                }
            });
            try (ModelStore.Lease lease = store.lease()) {
                var next = lease.recommender().relatedTo("item7").limit(5).fetch();
                var instead = lease.recommender().similarTo("item7").limit(5).fetch();
                assertEquals(next.version(), instead.version());
            }
            // @end
            // @start region="publisher"
            try (var publisher = Publisher.open(models)) {
                publisher.publish(Candidate.of(run), Canary.skipped(), PipelineListener.SILENT);
            }
            // @end
            assertTrue(store.refresh());
            assertInstanceOf(Swap.Swapped.class, swaps.getFirst());
        }
    }

    @Test
    void followsWhatIsPublishedAndGoneBackTo() throws Exception {
        try (var store = ModelStore.open(models, Duration.ofMillis(20))) {
            var events = events(store);
            MarkedModel.publish(2, models);
            assertEquals("v2", next(Swap.Swapped.class, events).to());
            assertEquals("mark 2", mark(store));
            assertEquals("v2", store.current().name());
            try (var publisher = Publisher.open(models)) {
                assertEquals("v2", publisher.point("v1"));
            }
            assertEquals("v1", next(Swap.Swapped.class, events).to());
            assertEquals("mark 1", mark(store));
            assertEquals(List.of("v1", "v2"),
                    store.versions().stream().map(ModelVersion::name).toList());
        }
    }

    @Test
    void looksOnlyWhenTold() throws IOException {
        try (var store = ModelStore.openStill(models)) {
            assertFalse(store.refresh());
            MarkedModel.publish(2, models);
            assertEquals("mark 1", mark(store));
            assertTrue(store.refresh());
            assertEquals("mark 2", mark(store));
        }
    }

    @Test
    void anAnswerUnderWayEndsOnItsVersionAndThenItsMemoryIsGivenBack() throws Exception {
        try (var store = ModelStore.openStill(models)) {
            var events = events(store);
            var lease = store.lease();
            var query = lease.recommender().relatedTo("item3");
            MarkedModel.publish(2, models);
            assertTrue(store.refresh());
            assertEquals("mark 2", mark(store));
            assertEquals("mark 1", query.fetch().getFirst().name().orElseThrow());
            assertEquals("v1", lease.version().name());
            assertTrue(isMapped("v1") && isMapped("v2"));
            lease.close();
            lease.close();
            assertEquals("v1", next(Swap.Released.class, events).version());
            assertFalse(isMapped("v1"), "files of v1 are still mapped");
            assertTrue(isMapped("v2"));
            assertThrows(IllegalStateException.class, query::fetch);
        }
    }

    @Test
    void aLentRecommenderIsNotClosedByItsUser() throws IOException {
        try (var store = ModelStore.openStill(models)) {
            assertThrows(IllegalStateException.class, () -> store.ask(recommender -> {
                recommender.close();
                return 0;
            }));
            assertEquals("v1", store.ask(Recommender::version));
        }
    }

    @Test
    void afterTheEndNothingIsAnsweredAndNothingMapped() throws Exception {
        var store = ModelStore.open(models);
        var events = events(store);
        store.close();
        store.close();
        assertThrows(IllegalStateException.class, () -> mark(store));
        assertThrows(IllegalStateException.class, store::lease);
        assertFalse(store.refresh());
        next(Swap.Released.class, events);
        assertFalse(isMapped("v1"));
    }

    @Test
    void aMissingOrEmptyStoreSaysWhatToDo() throws IOException {
        Path none = folder.resolve("none");
        String missing = assertThrows(NoSuchFileException.class, () -> ModelStore.open(none))
                .getMessage();
        assertTrue(missing.contains("there is no store") && missing.contains("thence publish"),
                missing);
        Files.createDirectory(none);
        String empty = assertThrows(NoSuchFileException.class, () -> ModelStore.open(none))
                .getMessage();
        assertTrue(empty.contains("no version yet"), empty);
    }

    @Test
    void whatIsHiddenStaysHiddenThroughASwap() throws IOException {
        try (var store = ModelStore.openStill(models)) {
            for (int version = 1; version <= 3; version++) {
                String best = store.ask(r -> r.relatedTo("item1").limit(1).fetch()).getFirst()
                        .item();
                store.availability().hide(best);
                MarkedModel.publish(version + 1, models);
                assertTrue(store.refresh());
                assertEquals(version, store.availability().changedItems());
                var all = store.ask(r -> r.relatedTo("item1").limit(1_000).fetch());
                assertTrue(all.size() < MarkedModel.ITEMS - version + 1);
                assertTrue(all.stream().noneMatch(r -> r.item().equals(best)));
                try (var old = store.version("v1")) {
                    assertTrue(old.relatedTo("item1").limit(1_000).fetch().stream()
                            .noneMatch(r -> r.item().equals(best)));
                }
            }
        }
    }

    @Test
    void anyVersionIsOpenedBesideTheOneThatAnswers() throws IOException {
        MarkedModel.publish(2, models);
        try (var store = ModelStore.openStill(models); var old = store.version("v1")) {
            assertEquals("mark 2", mark(store));
            assertEquals("mark 1",
                    old.relatedTo("item1").fetch().getFirst().name().orElseThrow());
            assertThrows(NoSuchFileException.class, () -> store.version("v7"));
            assertThrows(NoSuchFileException.class, () -> store.version("../v1"));
        }
    }

    static String mark(ModelStore store) {
        return store.ask(recommender -> recommender.relatedTo("item1").limit(3).fetch()).getFirst()
                .name().orElseThrow();
    }

    static BlockingQueue<Swap> events(ModelStore store) {
        var events = new LinkedBlockingQueue<Swap>();
        store.listen(events::add);
        return events;
    }

    /// The next event of this kind; others are passed over.
    static <S extends Swap> S next(Class<S> kind, BlockingQueue<Swap> events)
            throws InterruptedException {
        while (true) {
            var event = Optional.ofNullable(events.poll(20, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName()));
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }

    /// Whether this process has a file of the version mapped.
    private boolean isMapped(String version) throws IOException {
        Path maps = Path.of("/proc/self/maps");
        assumeTrue(Files.isReadable(maps), "this system does not tell what is mapped");
        String place = models.toRealPath().resolve(version) + "/";
        return Files.readAllLines(maps).stream().anyMatch(line -> line.contains(place));
    }
}
