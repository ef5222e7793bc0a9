package dev.thence.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SectionFileWriterTest {
    @TempDir
    Path folder;
    private Path path;
    private byte[] old;

    @BeforeEach
    void anOldFile() throws IOException {
        path = folder.resolve("model.thence");
        try (var writer = SectionFile.create(path, "old", 1)) {
            writer.addText("text", "the old content");
            writer.commit();
        }
        old = Files.readAllBytes(path);
    }

    @Test
    void aFullDiskLeavesTheOldFileAndNothingElse() throws IOException {
        byte[] bytes = new byte[5000];
        int written = 0;
        for (long space = 0; written == 0; space += 97) {
            long room = space;
            try (var writer = new SectionFileWriter(path, "new", 1,
                    Replacement.of(path, temporary -> new FullDisk(temporary, room)))) {
                writer.addBytes("bytes", bytes);
                writer.commit();
                written++;
            } catch (IOException e) {
                assertEquals(path + ": cannot be written: No space left on device;"
                        + " what it held before is unchanged", e.getMessage());
                assertArrayEquals(old, Files.readAllBytes(path));
            }
            assertOnlyTheFile();
        }
        SectionFile.open(path, "new", 1, Verification.ALL).close();
    }

    @Test
    void aDiskThatCannotBeForcedLeavesTheOldFile() throws IOException {
        try (var writer = new SectionFileWriter(path, "new", 1, Replacement.of(path,
                temporary -> new FullDisk(temporary, Long.MAX_VALUE) {
                    @Override
                    public void force(boolean metaData) throws IOException {
                        throw new IOException("Input/output error");
                    }
                }))) {
            var problem = assertThrows(IOException.class, writer::commit);
            assertTrue(problem.getMessage().contains("Input/output error"), problem.getMessage());
        }
        assertArrayEquals(old, Files.readAllBytes(path));
        assertOnlyTheFile();
    }

    @Test
    void aFileThatIsNotCommittedNeverWas() throws IOException {
        try (var writer = SectionFile.create(path, "new", 1)) {
            writer.addText("text", "never seen");
            assertArrayEquals(old, Files.readAllBytes(path));
        }
        assertArrayEquals(old, Files.readAllBytes(path));
        assertOnlyTheFile();
    }

    @Test
    void aSectionThatFailedCannotBeCommitted() throws IOException {
        try (var writer = new SectionFileWriter(path, "new", 1,
                Replacement.of(path, temporary -> new FullDisk(temporary, 100)))) {
            assertThrows(IOException.class, () -> writer.addBytes("bytes", new byte[1000]));
            assertThrows(IllegalStateException.class, writer::commit);
        }
        assertArrayEquals(old, Files.readAllBytes(path));
    }

    @Test
    void twoWritersOfOneFileDoNotMix() throws IOException {
        try (var first = SectionFile.create(path, "first", 1);
                var second = SectionFile.create(path, "second", 1)) {
            first.addText("a", "1".repeat(10_000));
            second.addText("b", "2".repeat(20_000));
            first.commit();
            SectionFile.open(path, "first", Verification.ALL).close();
            second.commit();
        }
        SectionFile.open(path, "second", Verification.ALL).close();
        assertOnlyTheFile();
    }

    @Test
    void whatCannotBeWrittenIsSaidInOneLine() throws IOException {
        assertProblem("it is a folder", folder);
        assertProblem("there is no folder", folder.resolve("none").resolve("model.thence"));
    }

    private static void assertProblem(String part, Path target) {
        var problem = assertThrows(IOException.class, () -> SectionFile.create(target, "new", 1));
        assertTrue(problem.getMessage().startsWith(target + ": cannot be written: " + part),
                problem.getMessage());
    }

    @Test
    void sectionsHaveNamesOfTheirOwnAndComeOneByOne() throws IOException {
        assertThrows(IllegalArgumentException.class, () -> SectionFile.create(path, " ", 1));
        assertThrows(IllegalArgumentException.class, () -> SectionFile.create(path, "kind", 0));
        assertOnlyTheFile();
        try (var writer = SectionFile.create(path, "new", 1)) {
            writer.addText("a", "1");
            assertThrows(IllegalArgumentException.class, () -> writer.addText("a", "2"));
            assertThrows(IllegalArgumentException.class, () -> writer.addText("", "2"));
            try (var open = writer.begin("b")) {
                open.write(1);
                assertThrows(IllegalStateException.class, () -> writer.addText("c", "3"));
                assertThrows(IllegalStateException.class, writer::commit);
            }
            writer.commit();
            assertThrows(IllegalStateException.class, writer::commit);
            assertThrows(IllegalStateException.class, () -> writer.addText("d", "4"));
        }
        SectionFile.open(path, "new", Verification.ALL).close();
    }

    /// On a disk where zeros are holes, so that it costs neither time nor space.
    @Test
    void aSectionBeyondTwoGibibytesIsWrittenAndMapped() throws IOException {
        long length = (1L << 31) + 5;
        try (var writer = new SectionFileWriter(path, "large", 1,
                Replacement.of(path, HolesForZeros::new)); var arena = Arena.ofConfined()) {
            MemorySegment zeros = arena.allocate(1 << 24);
            try (var section = writer.begin("large")) {
                for (long at = 0; at < 1L << 31; at += zeros.byteSize()) {
                    section.write(zeros);
                }
                section.write(new byte[] {1, 2, 3, 4, 5});
            }
            writer.addText("after", "behind it");
            writer.commit();
        }
        try (var file = SectionFile.open(path, "large", 1, Verification.HEADER)) {
            assertEquals(length, file.section("large").byteSize());
            assertArrayEquals(new byte[] {0, 1, 2, 3, 4, 5},
                    file.section("large").asSlice(length - 6).toArray(ValueLayout.JAVA_BYTE));
            assertEquals("behind it", file.text("after"));
        }
    }

    @Test
    void theChecksumIsTheSameInSlicesOfAnySize() {
        byte[] bytes = new byte[1000];
        new Random(2).nextBytes(bytes);
        var whole = new CRC32C();
        whole.update(bytes);
        for (long slice : new long[] {1, 7, 999, 1000, 1001}) {
            assertEquals((int) whole.getValue(),
                    SectionFile.checksum(MemorySegment.ofArray(bytes), slice));
        }
    }

    private static final class HolesForZeros extends FullDisk {
        private static final MemorySegment ZEROS = MemorySegment.ofArray(new byte[1 << 20]);

        HolesForZeros(Path path) throws IOException {
            super(path, Long.MAX_VALUE);
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            int size = bytes.remaining();
            if (size != 1 << 20 || MemorySegment.ofBuffer(bytes).mismatch(
                    ZEROS.asSlice(0, size)) >= 0) {
                return super.write(bytes, position);
            }
            bytes.position(bytes.limit());
            return size;
        }
    }

    private void assertOnlyTheFile() throws IOException {
        try (var entries = Files.list(folder)) {
            assertEquals(List.of(path), entries.toList());
        }
    }
}
