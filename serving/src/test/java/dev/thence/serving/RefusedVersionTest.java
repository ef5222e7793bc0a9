package dev.thence.serving;

import static dev.thence.serving.ModelStoreTest.mark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import dev.thence.io.CorruptFileException;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is not whole is not served, and what was served before goes on.
class RefusedVersionTest {
    @TempDir
    private Path folder;
    private Path models = Path.of("");

    @BeforeEach
    void publish() {
        models = folder.resolve("models");
        MarkedModel.publish(1, models);
    }

    @Test
    void aDamagedVersionIsRefusedWithOneLineAndTakenWhenItIsSound() throws IOException {
        try (var log = new StoreLog(); var store = ModelStore.openStill(models)) {
            MarkedModel.publish(2, models);
            Path file = models.resolve("v2/model/vectors.thence");
            byte[] whole = Files.readAllBytes(file);
            byte[] damaged = whole.clone();
            damaged[whole.length / 2] ^= 4;
            Files.write(file, damaged);
            for (int look = 0; look < 3; look++) {
                assertFalse(store.refresh());
                assertEquals("mark 1", mark(store));
            }
            assertEquals(1, log.lines().size(), log.lines()::toString);
            String line = log.lines().getFirst();
            assertTrue(line.contains("v2 is refused, v1 goes on answering")
                    && line.contains("vectors.thence") && line.contains("damaged"), line);
            assertEquals("v2", store.refused().orElseThrow().refused());
            Files.write(file, whole);
            assertTrue(store.refresh());
            assertEquals("mark 2", mark(store));
            assertTrue(store.refused().isEmpty());
        }
    }

    @Test
    void aVersionThatIsBeingCopiedIsTakenWhenItIsWhole() throws IOException {
        Path other = folder.resolve("elsewhere");
        MarkedModel.publish(1, other);
        MarkedModel.publish(2, other);
        try (var log = new StoreLog(); var store = ModelStore.openStill(models)) {
            Files.writeString(models.resolve("current"), "v2\n");
            assertFalse(store.refresh());
            List<Path> files;
            try (var walk = Files.walk(other.resolve("v2"))) {
                files = walk.toList();
            }
            for (Path file : files) {
                assertFalse(store.refresh());
                assertEquals("mark 1", mark(store));
                Path to = models.resolve(other.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectory(to);
                } else {
                    byte[] bytes = Files.readAllBytes(file);
                    Files.write(to, Arrays.copyOf(bytes, bytes.length / 2));
                    assertFalse(store.refresh());
                    Files.write(to, bytes);
                }
            }
            assertTrue(store.refresh());
            assertEquals("mark 2", mark(store));
            assertEquals(1, log.lines().size(), log.lines()::toString);
        }
    }

    @Test
    void aModelThatIsNotTheVersionsIsRefused() throws IOException {
        try (var _ = new StoreLog(); var store = ModelStore.openStill(models)) {
            MarkedModel.publish(2, models);
            Path model = models.resolve("v2/model");
            for (String file : List.of("manifest.json", "items.thence", "vectors.thence",
                    "evidences.thence", "graph.thence")) {
                Files.copy(models.resolve("v1/model").resolve(file), model.resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
                assertFalse(store.refresh());
            }
            String reason = store.refused().orElseThrow().reason();
            assertTrue(reason.contains("describes model"), reason);
        }
    }

    @Test
    void aPointerThatNamesNoVersionIsRefused() throws IOException {
        try (var log = new StoreLog(); var store = ModelStore.openStill(models)) {
            for (String text : List.of("", "v0", "../../etc", "v1/../v1", "v99999999999", "\0\7x")) {
                Files.writeString(models.resolve("current"), text);
                assertFalse(store.refresh(), text);
            }
            Files.delete(models.resolve("current"));
            assertFalse(store.refresh());
            Files.writeString(models.resolve("current"), "v7\n");
            assertFalse(store.refresh());
            assertTrue(store.refused().orElseThrow().reason().contains("there is no such version"),
                    store.refused()::toString);
            assertEquals("mark 1", mark(store));
            assertEquals(2, log.lines().size(), log.lines()::toString);
        }
    }

    @Test
    void aStoreWhoseNewestVersionIsDamagedServesTheOneBefore() throws IOException {
        MarkedModel.publish(2, models);
        Files.delete(models.resolve("v2/model/graph.thence"));
        try (var log = new StoreLog(); var store = ModelStore.openStill(models)) {
            assertEquals("mark 1", mark(store));
            assertEquals("v2", store.refused().orElseThrow().refused());
            assertEquals(1, log.lines().size(), log.lines()::toString);
        }
        Files.delete(models.resolve("v1/model/graph.thence"));
        var nothing = assertThrows(IOException.class, () -> ModelStore.openStill(models));
        assertTrue(nothing.getMessage().contains("v2"), nothing.getMessage());
    }

    @Test
    void aFlippedByteOfTheDescriptionNeverServesAnythingElse() throws IOException {
        MarkedModel.publish(2, models);
        Path file = models.resolve("v2/version.json");
        byte[] whole = Files.readAllBytes(file);
        var random = SplitMix64.of(77);
        try (var _ = new StoreLog()) {
            for (int flip = 0; flip < 150; flip++) {
                byte[] damaged = whole.clone();
                damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, damaged);
                try (var store = ModelStore.openStill(models)) {
                    assertEquals(store.current().name().equals("v2") ? "mark 2" : "mark 1",
                            mark(store));
                }
            }
        }
    }

    @Test
    void aDamagedModelIsNotPublished() throws IOException {
        Path run = folder.resolve("run");
        MarkedModel.of(3).write(run);
        Path file = run.resolve("items.thence");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 3] ^= 1;
        Files.write(file, bytes);
        try (var publisher = Publisher.open(models)) {
            var refused = assertThrows(CorruptFileException.class, () -> publisher.publish(
                    Candidate.of(run), Canary.skipped(), PipelineListener.SILENT));
            assertEquals(file, refused.file());
            assertEquals("v1", publisher.current().orElseThrow().name());
        }
        assertEquals(List.of(".lock", "current", "v1"), names());
    }

    @Test
    void whatAnInterruptedPublishLeftIsRemovedByTheNext() throws IOException {
        Path left = Files.createDirectories(models.resolve("v2.0123abcd.tmp/model"));
        Files.writeString(left.resolve("vectors.thence"), "half");
        try (var store = ModelStore.openStill(models)) {
            assertEquals(1, store.versions().size());
        }
        assertEquals("v2", MarkedModel.publish(2, models).name());
        assertEquals(List.of(".lock", "current", "v1", "v2"), names());
    }

    @Test
    void aStoreThatIsDamagedIsMendedByAnotherVersion() throws IOException {
        MarkedModel.publish(2, models);
        Files.delete(models.resolve("v2/model/graph.thence"));
        Path run = folder.resolve("run-1");
        try (var publisher = Publisher.open(models)) {
            var canary = publisher.judgeByItems(Candidate.of(run));
            assertEquals(Canary.Verdict.IMPOSSIBLE, canary.verdict());
            assertTrue(canary.allows() && canary.note().contains("v2 cannot be read"),
                    canary.note());
            publisher.publish(Candidate.of(run), canary, PipelineListener.SILENT);
            Files.writeString(models.resolve("current"), "nonsense");
            assertTrue(publisher.judgeByItems(Candidate.of(run)).allows());
            assertEquals("", publisher.point("v3"));
            assertThrows(IOException.class, () -> publisher.point("v2"));
        }
        try (var store = ModelStore.openStill(models)) {
            assertEquals("v3", store.current().name());
        }
    }

    @Test
    void onePublisherAtATime() throws IOException {
        try (var _ = Publisher.open(models)) {
            var second = assertThrows(IOException.class, () -> Publisher.open(models));
            assertTrue(second.getMessage().contains("another publish"), second.getMessage());
        }
        Publisher.open(models).close();
    }

    @Test
    void aFolderOfOtherThingsIsNoStore() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.writeString(home.resolve("letter.txt"), "dear");
        assertTrue(assertThrows(IOException.class, () -> Publisher.open(home)).getMessage()
                .contains("is no store"));
        assertThrows(IOException.class, () -> Publisher.open(home.resolve("letter.txt")));
    }

    @Test
    void oldVersionsAreRemovedButNotTheOneThatIsServed() throws IOException {
        for (int mark = 2; mark <= 5; mark++) {
            MarkedModel.publish(mark, models);
        }
        try (var publisher = Publisher.open(models); var store = ModelStore.openStill(models)) {
            publisher.point("v2");
            assertEquals(List.of("v1", "v3"), publisher.keep(2));
            assertEquals(List.of(".lock", "current", "v2", "v4", "v5"), names());
            assertTrue(store.refresh());
            assertEquals("mark 2", mark(store));
        }
        assertEquals("v6", MarkedModel.publish(6, models).name());
    }

    private List<String> names() throws IOException {
        try (var entries = Files.list(models)) {
            return entries.map(e -> e.getFileName().toString()).sorted().toList();
        }
    }
}
