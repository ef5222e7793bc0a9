package dev.thence.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeIdsTest {
    @TempDir
    Path folder;

    @Test
    void idAndNodeAreInverseInMemoryAndMapped() throws IOException {
        for (int seed = 0; seed < 30; seed++) {
            List<String> strings = randomIds(new Random(seed), seed * 17);
            var ids = NodeIds.of(strings);
            assertInverse(strings, ids, "seed " + seed);
            Path path = folder.resolve("ids" + seed);
            try (var writer = SectionFile.create(path, "test", 1)) {
                ids.write(writer, "ids.");
                writer.commit();
            }
            try (var file = SectionFile.open(path, "test", Verification.ALL)) {
                var mapped = NodeIds.read(file, "ids.");
                assertInverse(strings, mapped, "mapped, seed " + seed);
                assertEquals(ids.fingerprint(), mapped.fingerprint());
            }
        }
    }

    private static void assertInverse(List<String> strings, NodeIds ids, String message) {
        assertEquals(strings.size(), ids.count(), message);
        Map<String, Integer> nodes = new HashMap<>();
        for (int node = 0; node < strings.size(); node++) {
            assertEquals(strings.get(node), ids.id(node), message);
            assertEquals(node, ids.node(strings.get(node)), message);
            assertEquals(node, ids.require(strings.get(node)), message);
            nodes.put(strings.get(node), node);
        }
        var random = new Random(1);
        for (String other : randomIds(random, 200)) {
            assertEquals(nodes.getOrDefault(other, -1), ids.node(other), message);
        }
        assertThrows(IndexOutOfBoundsException.class, () -> ids.id(ids.count()));
        assertThrows(IndexOutOfBoundsException.class, () -> ids.id(-1));
    }

    /// Distinct strings of any characters, some long, some that begin alike, one empty.
    private static List<String> randomIds(Random random, int count) {
        var ids = new HashSet<String>();
        ids.add("");
        while (ids.size() < count) {
            int length = random.nextInt(50) == 0 ? 5000 : random.nextInt(12);
            var id = new StringBuilder(random.nextBoolean() ? "item-" : "");
            for (int i = 0; i < length; i++) {
                int letter = switch (random.nextInt(4)) {
                    case 0 -> random.nextInt(0x80);
                    case 1 -> 'a' + random.nextInt(3);
                    case 2 -> 0x4E00 + random.nextInt(500);
                    default -> 0x1F300 + random.nextInt(100);
                };
                id.appendCodePoint(letter);
            }
            ids.add(id.toString());
        }
        return new ArrayList<>(ids);
    }

    @Test
    void anIdThatOccursTwiceIsNamedWithBothNodes() {
        var problem = assertThrows(IllegalArgumentException.class,
                () -> NodeIds.of(List.of("a", "b", "a")));
        assertEquals("item id 'a' occurs twice, as node 0 and 2; ids must be unique",
                problem.getMessage());
    }

    @Test
    void halfACharacterIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> NodeIds.of(List.of("a\uD83D")));
        assertEquals(1, NodeIds.of(List.of("\uD83D\uDC5F")).count());
    }

    @Test
    void anUnknownItemIsNamedWithTheClosest() {
        var ids = NodeIds.of(List.of("85123A", "85123B", "21730", "POST"));
        var problem = assertThrows(UnknownItemException.class, () -> ids.require("85123a"));
        assertEquals("85123a", problem.item());
        assertTrue(problem.getMessage().contains("85123A, 85123B"), problem.getMessage());
        var nothing = assertThrows(UnknownItemException.class, () -> ids.require("umbrella stand"));
        assertTrue(nothing.getMessage().contains("no id is close"), nothing.getMessage());
    }

    @Test
    void closestAgreesWithTheWholeDistanceTable() {
        var random = new Random(8);
        var set = new HashSet<String>();
        while (set.size() < 800) {
            set.add(word(random));
        }
        var strings = new ArrayList<>(set);
        var ids = NodeIds.of(strings);
        for (int round = 0; round < 150; round++) {
            String wanted = word(random);
            int limit = 1 + random.nextInt(6);
            int most = Math.max(2, wanted.length() / 3);
            List<String> expected = strings.stream()
                    .filter(id -> distance(wanted, id) <= most)
                    .sorted(Comparator.<String>comparingInt(id -> distance(wanted, id))
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(limit).toList();
            assertEquals(expected, ids.closest(wanted, limit), wanted);
        }
        assertEquals(List.of(), ids.closest("abc", 0));
    }

    private static String word(Random random) {
        String letters = "abcABC12é手";
        var word = new StringBuilder();
        for (int length = random.nextInt(12); length > 0; length--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    /// The table of Wagner and Fischer, whole.
    private static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : Math.min(
                        table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1),
                        Math.min(table[i - 1][j], table[i][j - 1]) + 1);
            }
        }
        return table[a.length()][b.length()];
    }

    @Test
    void theFingerprintTellsIdsApart() {
        long fingerprint = NodeIds.of(List.of("a", "b")).fingerprint();
        assertEquals(fingerprint, NodeIds.of(List.of("a", "b")).fingerprint());
        assertNotEquals(fingerprint, NodeIds.of(List.of("b", "a")).fingerprint());
        assertNotEquals(fingerprint, NodeIds.of(List.of("a", "b", "")).fingerprint());
        assertNotEquals(fingerprint, NodeIds.of(List.of("ab", "")).fingerprint());
    }

    @Test
    void sectionsThatDoNotFitAreRefused() throws IOException {
        assertRefused(new long[] {}, new byte[] {}, new int[] {-1, -1});
        assertRefused(new long[] {0, 2}, new byte[] {1}, new int[] {0, -1});
        assertRefused(new long[] {1, 1}, new byte[] {1}, new int[] {0, -1, -1, -1});
        assertRefused(new long[] {0, 1}, new byte[] {1}, new int[] {0, -1, -1});
    }

    /// A table of slots without an empty one would be searched for ever.
    @Test
    void aFullTableOfSlotsEndsInAnErrorNotInALoop() throws IOException {
        Path path = write(new long[] {0, 1}, new byte[] {'a'}, new int[] {0, 0, 0, 0});
        try (var file = SectionFile.open(path, "test", Verification.HEADER)) {
            var ids = NodeIds.read(file, "");
            assertEquals(0, ids.node("a"));
            assertThrows(IllegalStateException.class, () -> ids.node("b"));
        }
    }

    private void assertRefused(long[] offsets, byte[] bytes, int[] slots) throws IOException {
        try (var file = SectionFile.open(write(offsets, bytes, slots), "test", Verification.ALL)) {
            assertThrows(CorruptFileException.class, () -> NodeIds.read(file, ""));
            assertThrows(CorruptFileException.class, () -> NodeIds.read(file, "missing."));
        }
    }

    private Path write(long[] offsets, byte[] bytes, int[] slots) throws IOException {
        Path path = folder.resolve("odd");
        try (var writer = SectionFile.create(path, "test", 1)) {
            writer.addLongs("offsets", offsets);
            writer.addBytes("bytes", bytes);
            writer.addInts("slots", slots);
            writer.commit();
        }
        return path;
    }
}
