package dev.thence.io;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SectionFileTest {
    @TempDir
    Path folder;
    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("small.thence");
    }

    @Test
    void everySectionIsReadBackEqual() throws IOException {
        byte[] bytes = new byte[3_000_000];
        new Random(5).nextBytes(bytes);
        try (var writer = SectionFile.create(path, "test", 7); var arena = Arena.ofConfined()) {
            writer.addBytes("bytes", bytes);
            writer.addInts("ints", new int[] {1, -2, Integer.MIN_VALUE});
            writer.addLongs("longs", new long[] {Long.MAX_VALUE, -1});
            writer.addFloats("floats", new float[] {1.5f, Float.NaN});
            writer.addText("text", "Größe 手机 👟");
            writer.addBytes("empty", new byte[0]);
            writer.add("native", arena.allocate(100).fill((byte) 9));
            try (var section = writer.begin("pieces")) {
                section.write(1);
                section.write(new byte[] {2, 3});
                section.write(MemorySegment.ofArray(new int[] {4}));
            }
            writer.commit();
        }
        try (var file = SectionFile.open(path, "test", 7, Verification.ALL)) {
            assertEquals("test", file.kind());
            assertEquals(7, file.version());
            assertArrayEquals(bytes, file.section("bytes").toArray(JAVA_BYTE));
            assertArrayEquals(new int[] {1, -2, Integer.MIN_VALUE},
                    file.section("ints").toArray(JAVA_INT));
            assertArrayEquals(new long[] {Long.MAX_VALUE, -1},
                    file.section("longs").toArray(JAVA_LONG));
            assertArrayEquals(new float[] {1.5f, Float.NaN},
                    file.section("floats").toArray(JAVA_FLOAT));
            assertEquals("Größe 手机 👟", file.text("text"));
            assertEquals(0, file.section("empty").byteSize());
            assertEquals(9, file.section("native").get(JAVA_BYTE, 99));
            assertArrayEquals(new byte[] {1, 2, 3, 4, 0, 0, 0},
                    file.section("pieces").toArray(JAVA_BYTE));
            assertEquals(List.of("bytes", "ints", "longs", "floats", "text", "empty", "native",
                    "pieces"), file.sections().stream().map(SectionFile.Section::name).toList());
            file.sections().forEach(section -> assertEquals(0, section.offset() % 64));
            assertTrue(file.section("ints").isReadOnly());
            assertTrue(file.has("ints"));
            assertFalse(file.has("int"));
        }
    }

    @Test
    void aFileWithoutSectionsIsReadBack() throws IOException {
        try (var writer = SectionFile.create(path, "test", 1)) {
            writer.commit();
        }
        try (var file = SectionFile.openAny(path, Verification.ALL)) {
            assertEquals(List.of(), file.sections());
        }
    }

    @Test
    void everyFlippedByteIsNoticed() throws IOException {
        byte[] whole = smallFile();
        long tableAt = tableOffset(whole);
        var random = new Random(11);
        for (int at = 0; at < whole.length; at++) {
            for (int flip : new int[] {1 << random.nextInt(8), 0x80, 0xFF}) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) flip;
                Files.write(path, damaged);
                var problem = assertThrows(CorruptFileException.class,
                        () -> SectionFile.openAny(path, Verification.ALL).close(),
                        "byte " + at + " flipped by " + flip);
                assertTrue(problem.getMessage().startsWith(path + ": "), problem.getMessage());
                assertEquals(path, problem.file());
                if (at < 64 || at >= tableAt) {
                    assertThrows(CorruptFileException.class,
                            () -> SectionFile.openAny(path, Verification.HEADER).close(),
                            "byte " + at + " of header or table");
                }
            }
        }
    }

    @Test
    void everyCutAndEveryExtensionIsNoticed() throws IOException {
        byte[] whole = smallFile();
        for (int length = 0; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            for (Verification verification : Verification.values()) {
                assertThrows(CorruptFileException.class,
                        () -> SectionFile.openAny(path, verification).close(), "cut to " + length);
            }
        }
        for (int more : new int[] {1, 64, 5000}) {
            Files.write(path, Arrays.copyOf(whole, whole.length + more));
            assertThrows(CorruptFileException.class,
                    () -> SectionFile.openAny(path, Verification.HEADER).close());
        }
    }

    @Test
    void randomBytesBehindTheMagicNeverCrash() throws IOException {
        var random = new Random(3);
        byte[] whole = smallFile();
        for (int round = 0; round < 1500; round++) {
            byte[] damaged = whole.clone();
            for (int hits = 1 + random.nextInt(20); hits > 0; hits--) {
                int at = random.nextInt(3) > 0 ? 8 + random.nextInt(56)
                        : (int) tableOffset(whole) + random.nextInt(whole.length
                                - (int) tableOffset(whole));
                damaged[at] = (byte) random.nextInt();
            }
            repairHeaderChecksum(damaged);
            Files.write(path, damaged);
            try (var file = SectionFile.openAny(path, Verification.ALL)) {
                for (var section : file.sections()) {
                    file.section(section.name());
                }
            } catch (CorruptFileException e) {
                assertTrue(e.getMessage().startsWith(path + ": "), e.getMessage());
            }
        }
    }

    /// So that what lies behind the checksum is tried too.
    private static void repairHeaderChecksum(byte[] file) {
        var segment = MemorySegment.ofArray(file);
        long table = tableOffset(file);
        if (table >= 64 && table <= file.length) {
            segment.set(JAVA_INT.withByteAlignment(1), 12, SectionFile.headerChecksum(
                    segment.asSlice(0, 64), segment.asSlice(table)));
        }
    }

    @Test
    void foreignWrongAndNewerFilesEachSayWhatTheyAre() throws IOException {
        Files.writeString(path, "source,target\n".repeat(20));
        assertMessage("is no file of Thence", () -> SectionFile.openAny(path, Verification.HEADER));
        Files.writeString(path, "short");
        assertMessage("has 5 bytes", () -> SectionFile.openAny(path, Verification.HEADER));
        Files.write(path, new byte[0]);
        assertMessage("has 0 bytes", () -> SectionFile.openAny(path, Verification.HEADER));
        smallFile();
        assertMessage("holds test, expected events",
                () -> SectionFile.open(path, "events", Verification.HEADER));
        assertMessage("holds version 3 of test, this release reads up to 2; use a newer release",
                () -> SectionFile.open(path, "test", 2, Verification.HEADER));
        byte[] newer = Files.readAllBytes(path);
        newer[8] = 2;
        Files.write(path, newer);
        assertMessage("container version 2, this release reads 1",
                () -> SectionFile.openAny(path, Verification.HEADER));
        assertThrows(NoSuchFileException.class,
                () -> SectionFile.openAny(folder.resolve("none"), Verification.HEADER));
        var folderOpened = assertThrows(IOException.class,
                () -> SectionFile.openAny(folder, Verification.HEADER));
        assertTrue(folderOpened.getMessage().contains("is a folder"), folderOpened.getMessage());
    }

    @Test
    void aDamagedSectionIsNamedWithBothChecksums() throws IOException {
        byte[] whole = smallFile();
        whole[64] ^= 1;
        Files.write(path, whole);
        try (var file = SectionFile.open(path, "test", Verification.HEADER)) {
            var problem = assertThrows(CorruptFileException.class, file::verify);
            assertTrue(problem.getMessage().matches(
                    ".*section numbers is damaged: checksum expected [0-9a-f]{8}, found"
                            + " [0-9a-f]{8}"),
                    problem.getMessage());
        }
    }

    @Test
    void aMissingSectionIsNamed() throws IOException {
        smallFile();
        try (var file = SectionFile.open(path, "test", Verification.HEADER)) {
            var problem = assertThrows(CorruptFileException.class,
                    () -> file.section("nothing"));
            assertEquals(path + ": has no section nothing, which every file of kind test has",
                    problem.getMessage());
            assertThrows(CorruptFileException.class, () -> file.section("nothing", 4));
            assertThrows(CorruptFileException.class, () -> file.section("nothing", 4, 1));
            assertThrows(CorruptFileException.class, () -> file.text("nothing"));
            long count = file.section("numbers").byteSize() / 4;
            assertEquals(4 * count, file.section("numbers", 4, count).byteSize());
            problem = assertThrows(CorruptFileException.class,
                    () -> file.section("numbers", 4, count + 1));
            assertEquals(path + ": section numbers has " + 4 * count + " bytes, expected "
                    + 4 * (count + 1), problem.getMessage());
            assertThrows(CorruptFileException.class, () -> file.section("text", 4));
        }
    }

    @Test
    void readingAfterCloseFailsAndClosingTwiceDoesNot() throws IOException {
        smallFile();
        var file = SectionFile.open(path, "test", Verification.ALL);
        MemorySegment section = file.section("numbers");
        file.close();
        file.close();
        assertThrows(IllegalStateException.class, () -> section.get(JAVA_BYTE, 0));
        assertThrows(IllegalStateException.class, file::verify);
    }

    @Test
    void aMappedFileOutlivesItsReplacement() throws IOException {
        smallFile();
        try (var file = SectionFile.open(path, "test", Verification.HEADER)) {
            try (var writer = SectionFile.create(path, "other", 1)) {
                writer.commit();
            }
            file.verify();
            assertEquals("some text", file.text("text"));
        }
        SectionFile.open(path, "other", Verification.ALL).close();
    }

    /// Written by the first release; must stay readable, and is never made again.
    @Test
    void theFileOfTheFirstReleaseIsReadable() throws Exception {
        Path golden = Path.of(SectionFileTest.class.getResource("sections-v1.thence").toURI());
        try (var file = SectionFile.open(golden, "golden", 1, Verification.ALL)) {
            assertArrayEquals(new byte[] {1, 2, 3}, file.section("bytes").toArray(JAVA_BYTE));
            assertArrayEquals(new int[] {1, -2, Integer.MAX_VALUE},
                    file.section("ints").toArray(JAVA_INT));
            assertArrayEquals(new long[] {1, -2, Long.MIN_VALUE},
                    file.section("longs").toArray(JAVA_LONG));
            assertArrayEquals(new float[] {0.5f, -1e30f},
                    file.section("floats").toArray(JAVA_FLOAT));
            assertEquals("naïve ✓ 手机", file.text("text"));
            assertEquals(0, file.section("empty").byteSize());
            assertEquals(6, file.sections().size());
        }
    }

    /// Writes a small file of version 3 with some gaps between its sections.
    private byte[] smallFile() throws IOException {
        try (var writer = SectionFile.create(path, "test", 3)) {
            writer.addInts("numbers", new int[] {3, 1, 4, 1, 5});
            writer.addText("text", "some text");
            writer.addBytes("empty", new byte[0]);
            writer.addBytes("full", new byte[128]);
            writer.commit();
        }
        return Files.readAllBytes(path);
    }

    private static long tableOffset(byte[] file) {
        return MemorySegment.ofArray(file).get(JAVA_LONG.withByteAlignment(1), 24);
    }

    private interface Opening {
        AutoCloseable open() throws IOException;
    }

    private static void assertMessage(String part, Opening opening) {
        var problem = assertThrows(CorruptFileException.class, () -> opening.open().close());
        assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }
}
