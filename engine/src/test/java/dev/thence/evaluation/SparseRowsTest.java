package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.thence.graph.SplitMix64;
import dev.thence.io.SectionFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparseRowsTest {
    @Test
    void aMissingTargetHasTheFloor() {
        var rows = SparseRows.builder(4)
                .set(2, new int[] {0, 3}, new float[] {5, 2}, 2)
                .build();
        assertEquals(5, rows.value(2, 0));
        assertEquals(2, rows.value(2, 3));
        assertEquals(2, rows.value(2, 1));
        assertEquals(0, rows.value(0, 1));
        assertEquals(2, rows.entryCount());
        float[] scores = {1, 1, 1, 1};
        rows.addTo(2, .5f, scores);
        assertArrayEquals(new float[] {2.5f, 1, 1, 1}, scores);
    }

    @Test
    void aRowIsCutToItsBestTiesByNode() {
        var rows = SparseRows.builder(6)
                .cut(0, new float[] {0, 3, 1, 3, 2, 1}, 3, 0)
                .cut(1, new float[] {0, 3, 0, 0, 2, 0}, 3, 0)
                .cut(2, new float[] {7, 7, 7, 7, 7, 7}, 2, 0)
                .cut(3, new float[] {1, 2, 3, 1, 2, 3}, 0, 0)
                .build();
        assertEquals(2, rows.floor(0));
        assertEquals(1, rows.excess(0, 1));
        assertEquals(1, rows.excess(0, 3));
        assertEquals(0, rows.excess(0, 4));
        assertEquals(0, rows.floor(1));
        assertEquals(2, rows.end(1) - rows.begin(1));
        assertEquals(7, rows.floor(2));
        assertEquals(0, rows.target(rows.begin(2)));
        assertEquals(1, rows.target(rows.begin(2) + 1));
        assertEquals(0, rows.end(3) - rows.begin(3));
    }

    @Test
    void transposedRowsAreTheColumns() {
        var random = SplitMix64.of(7);
        var builder = SparseRows.builder(30);
        for (int u = 0; u < 30; u++) {
            float[] values = new float[30];
            for (int entries = random.nextInt(9); entries > 0; entries--) {
                values[random.nextInt(30)] = (float) random.nextDouble() + .1f;
            }
            builder.cut(u, values, 5, 0);
        }
        var rows = builder.build();
        var columns = rows.transposed();
        columns.check();
        assertEquals(rows.entryCount(), columns.entryCount());
        for (int u = 0; u < 30; u++) {
            for (int v = 0; v < 30; v++) {
                assertEquals(rows.excess(u, v), columns.excess(v, u));
            }
            assertEquals(0, columns.floor(u));
        }
    }

    @Test
    void rowsComeBackFromAFile(@TempDir Path folder) throws IOException {
        var rows = SparseRows.builder(4)
                .set(2, new int[] {0, 3}, new float[] {5, 2}, 2)
                .set(3, new int[] {1}, new float[] {1}, -1)
                .build();
        var path = folder.resolve("rows");
        try (var writer = SectionFile.create(path, "test", 1)) {
            rows.write(writer, "proximity.");
            writer.commit();
        }
        try (var file = SectionFile.open(path, "test", SectionFile.Verification.ALL)) {
            var read = SparseRows.read(file, "proximity.");
            read.check();
            assertEquals(5, read.value(2, 0));
            assertEquals(2, read.excess(3, 1));
            assertEquals(-1, read.floor(3));
            assertEquals(3, read.entryCount());
        }
    }

    @Test
    void aRowThatDoesNotRiseOrFallsBelowItsFloorIsRefused() {
        var builder = SparseRows.builder(4);
        assertThrows(IllegalArgumentException.class,
                () -> builder.set(0, new int[] {2, 1}, new float[] {1, 1}, 0));
        assertThrows(IllegalArgumentException.class,
                () -> builder.set(0, new int[] {1, 2}, new float[] {1, -1}, 0));
    }
}
