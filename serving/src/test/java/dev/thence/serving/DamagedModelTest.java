package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import dev.thence.io.CorruptFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedModelTest {
    @TempDir
    private Path run;
    private List<Path> files = List.of();

    @BeforeEach
    void write() throws IOException {
        SmallShop.writeRun(run);
        try (var listed = Files.list(run.resolve("model"))) {
            files = listed.sorted().toList();
        }
        assertTrue(files.size() >= 5, files.toString());
    }

    @Test
    void aFlippedByteIsNoticedInEveryFile() throws IOException {
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            var random = SplitMix64.of(41, whole.length);
            for (int flip = 0; flip < 40; flip++) {
                byte[] damaged = whole.clone();
                damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, damaged);
                assertRefused(file);
            }
            Files.write(file, whole);
        }
        Recommender.open(run).close();
    }

    @Test
    void aCutFileIsNoticed() throws IOException {
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            var random = SplitMix64.of(42, whole.length);
            for (int cut = 0; cut < 20; cut++) {
                Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length)));
                assertRefused(file);
            }
            Files.write(file, whole);
        }
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Path graph = run.resolve("model/graph.thence");
        Files.delete(graph);
        var missing = assertThrows(NoSuchFileException.class, () -> Recommender.open(run));
        assertTrue(missing.getMessage().contains("graph.thence"), missing.getMessage());
    }

    @Test
    void aFolderWithoutAModelIsNamed(@TempDir Path empty) {
        var nothing = assertThrows(NoSuchFileException.class, () -> Recommender.open(empty));
        assertTrue(nothing.getMessage().startsWith(empty.toString()), nothing.getMessage());
        var missing = assertThrows(NoSuchFileException.class,
                () -> Recommender.open(empty.resolve("nowhere")));
        assertTrue(missing.getMessage().startsWith(empty.resolve("nowhere").toString()),
                missing.getMessage());
    }

    private void assertRefused(Path file) {
        var refused = assertThrows(CorruptFileException.class, () -> Recommender.open(run));
        assertEquals(file, refused.file());
    }
}
