package dev.thence.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkewedLogTest {
    private static final SkewedLog.Options SMALL = new SkewedLog.Options(40_000, 3_000, 2_000, 7);

    @TempDir
    Path folder;

    private List<String> lines(SkewedLog.Options options) throws IOException {
        Path file = folder.resolve("orders.csv");
        SkewedLog.write(options, file);
        return Files.readAllLines(file);
    }

    @Test
    void hasAHeaderAndAsManyLinesAsAskedFor() throws IOException {
        var lines = lines(SMALL);
        assertEquals(SkewedLog.HEADER, lines.getFirst());
        assertEquals(40_001, lines.size());
        for (String line : lines.subList(1, lines.size())) {
            assertTrue(line.matches("\\d{6},\\d{7},202[45]-\\d\\d-\\d\\d \\d\\d:\\d\\d,\\d{5},"
                    + "[A-Z][a-z]+ [a-z]+,[1-9],\\d{1,2}\\.95"), line);
        }
    }

    @Test
    void theSameOptionsGiveTheSameBytesAndAnotherSeedOthers() throws IOException {
        Path again = folder.resolve("again.csv");
        Path other = folder.resolve("other.csv");
        lines(SMALL);
        SkewedLog.write(SMALL, again);
        SkewedLog.write(new SkewedLog.Options(40_000, 3_000, 2_000, 8), other);
        byte[] bytes = Files.readAllBytes(again);
        assertArrayEquals(Files.readAllBytes(folder.resolve("orders.csv")), bytes);
        assertFalse(Arrays.equals(bytes, Files.readAllBytes(other)));
    }

    @Test
    void itemsAndBasketsAreSkewed() throws IOException {
        var perItem = new Object2IntOpenHashMap<String>();
        var perOrder = new Object2IntOpenHashMap<String>();
        var lines = lines(SMALL);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            perItem.addTo(fields[3], 1);
            perOrder.addTo(fields[1], 1);
        }
        int[] items = perItem.values().toIntArray();
        Arrays.sort(items);
        int top = Arrays.stream(items, items.length - 200, items.length).sum();
        assertTrue(top > 40_000 * 0.3, "a tenth of the items has " + top + " of 40,000 lines");
        var sizes = new Int2IntOpenHashMap();
        perOrder.values().forEach(size -> sizes.addTo(size, 1));
        assertEquals(40_000 / 10.8, perOrder.size(), 400);
        assertTrue(sizes.get(1) > perOrder.size() / 6, "orders of one line: " + sizes.get(1));
        assertTrue(sizes.get(48) > 0, "orders of 48 lines");
    }

    @Test
    void optionsSayWhatIsAllowed() {
        var e = assertThrows(IllegalArgumentException.class,
                () -> new SkewedLog.Options(10, 10, 100, 0));
        assertEquals("items is 100, must be a positive multiple of 200", e.getMessage());
    }
}
