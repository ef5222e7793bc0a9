package dev.thence.bench.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.Method.Draws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellsTest {
    @TempDir
    Path folder;

    private final Measurement cell =
            MadeCells.cell("ease", 0, Draws.SEEDED, .25f, Float.NaN, 1);
    private Cells cells = new Cells(Path.of(""));

    @BeforeEach
    void open() {
        cells = new Cells(folder);
    }

    @Test
    void whatIsPutIsFoundAgain() throws IOException {
        cells.put(cell);
        var found = cells.find(cell.key(), "f").orElseThrow();
        assertEquals(cell.seconds(), found.seconds());
        assertEquals(cell.tasks().getFirst().plain(), found.tasks().getFirst().plain());
        assertEquals(cell.tasks().getFirst().buckets(), found.tasks().getFirst().buckets());
        assertArrayEquals(cell.tasks().getFirst().units().get("MRR"),
                found.tasks().getFirst().units().get("MRR"));
        assertEquals(1, cells.of("tiny").size());
        assertEquals(java.util.List.of("tiny"), cells.datasets());
    }

    @Test
    void aCellOfOtherCodeOrDataDoesNotCount() throws IOException {
        cells.put(cell);
        assertEquals(Optional.empty(), cells.find(cell.key(), "g"));
        assertEquals(Optional.empty(), cells.find(
                new CellKey("edges", "tiny", "", "ease", 1), "f"));
    }

    @Test
    void aDamagedOrHalfWrittenCellDoesNotCount() throws IOException {
        cells.put(cell);
        Path file = cell.key().file(folder);
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length; at += 7) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            assertEquals(Optional.empty(), cells.find(cell.key(), "f"), "byte " + at);
        }
        for (int length = 0; length < bytes.length; length += 31) {
            Files.write(file, java.util.Arrays.copyOf(bytes, length));
            assertEquals(Optional.empty(), cells.find(cell.key(), "f"), "length " + length);
        }
        assertTrue(cells.of("tiny").isEmpty());
    }
}
