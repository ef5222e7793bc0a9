package dev.thence.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextInputTest {
    @TempDir
    Path folder;

    @Test
    void textIsReadBackPlainAndEncoded() throws IOException {
        String text = "Größe,手机 👟\r\n".repeat(30_000);
        for (String name : List.of("a.csv", "a.csv.gz", "a.csv.zst")) {
            Path path = folder.resolve(name);
            write(path, text);
            assertEquals(text, read(path, StandardCharsets.UTF_8), name);
        }
        long plain = Files.size(folder.resolve("a.csv"));
        assertTrue(Files.size(folder.resolve("a.csv.gz")) < plain / 10);
        assertTrue(Files.size(folder.resolve("a.csv.zst")) < plain / 10);
    }

    /// Appended pieces, as log rotation and parallel compressors make them, are one text.
    @Test
    void encodedPiecesInARowAreRead() throws IOException {
        for (String ending : List.of("gz", "zst")) {
            Path one = folder.resolve("one." + ending);
            Path two = folder.resolve("two." + ending);
            write(one, "first\n");
            write(two, "second\n");
            Path both = folder.resolve("both." + ending);
            Files.write(both, Files.readAllBytes(one));
            Files.write(both, Files.readAllBytes(two), StandardOpenOption.APPEND);
            assertEquals("first\nsecond\n", read(both, StandardCharsets.UTF_8), ending);
        }
    }

    @Test
    void damagedAndForeignEncodingsAreNamedNeverACrash() throws IOException {
        var random = new Random(4);
        for (String ending : List.of("gz", "zst")) {
            Path good = folder.resolve("good." + ending);
            var text = new StringBuilder();
            for (int i = 0; i < 5000; i++) {
                text.append(random.nextInt(1000)).append(',');
            }
            write(good, text.toString());
            byte[] whole = Files.readAllBytes(good);
            Path bad = folder.resolve("bad." + ending);
            for (int round = 0; round < 300; round++) {
                byte[] damaged = round % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length))
                        : whole.clone();
                if (round % 2 == 1) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                Files.write(bad, damaged);
                try {
                    read(bad, StandardCharsets.ISO_8859_1);
                } catch (IOException e) {
                    assertTrue(e.getMessage().startsWith(bad + ": cannot be decoded as "),
                            e.toString());
                }
            }
            Files.writeString(bad, "plain text under a wrong name");
            var foreign = assertThrows(IOException.class, () -> read(bad, StandardCharsets.UTF_8));
            assertTrue(foreign.getMessage().startsWith(bad + ": cannot be decoded as "),
                    foreign.getMessage());
            Files.write(bad, Arrays.copyOf(whole, whole.length / 2));
            assertThrows(IOException.class, () -> read(bad, StandardCharsets.UTF_8), ending);
        }
    }

    @Test
    void bytesThatAreNoTextAreNamedWithTheirLine() throws IOException {
        Path path = folder.resolve("orders.csv");
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("line\n".repeat(20_000).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("caf".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xE9);
        bytes.writeBytes(" au lait\n".repeat(3).getBytes(StandardCharsets.UTF_8));
        Files.write(path, bytes.toByteArray());
        var problem = assertThrows(NotTextException.class,
                () -> read(path, StandardCharsets.UTF_8));
        assertEquals(20_001, problem.line());
        assertTrue(problem.getMessage().startsWith(path + ":20001: the bytes E9"),
                problem.getMessage());
        assertTrue(read(path, StandardCharsets.ISO_8859_1).contains("café"));
    }

    @Test
    void aCharacterCutAtTheEndOfTheFileIsAnError() throws IOException {
        Path path = folder.resolve("cut.csv");
        Files.write(path, Arrays.copyOf("é".getBytes(StandardCharsets.UTF_8), 1));
        assertThrows(NotTextException.class, () -> read(path, StandardCharsets.UTF_8));
    }

    @Test
    void aByteOrderMarkIsLeftOut() throws IOException {
        Path path = folder.resolve("mark.csv");
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            Files.write(path, "\uFEFFa,b\uFEFF".getBytes(charset));
            assertEquals("a,b\uFEFF", read(path, charset));
        }
        Files.write(path, "\uFEFF".getBytes(StandardCharsets.UTF_8));
        assertEquals("", read(path, StandardCharsets.UTF_8));
        Files.write(path, new byte[0]);
        assertEquals("", read(path, StandardCharsets.UTF_8));
    }

    /// The decoder of the JDK is the measure, at every length around the buffers' ends.
    @Test
    void decodingAgreesWithTheJdk() throws IOException {
        var random = new Random(9);
        Path path = folder.resolve("random.txt");
        for (int round = 0; round < 60; round++) {
            var text = new StringBuilder();
            int length = round < 40 ? random.nextInt(300)
                    : 16_380 * (1 + random.nextInt(3)) + random.nextInt(12);
            while (text.length() < length) {
                text.appendCodePoint(random.nextInt(5) == 0 ? 0x1F300 + random.nextInt(99)
                        : 1 + random.nextInt(0x7FF));
            }
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
                Files.write(path, text.toString().getBytes(charset));
                assertEquals(Files.readString(path, charset), read(path, charset));
            }
        }
    }

    @Test
    void missingFilesAndFoldersAreNamed() {
        assertThrows(NoSuchFileException.class,
                () -> TextInput.bytes(folder.resolve("none.csv.gz")));
        var problem = assertThrows(IOException.class, () -> TextInput.bytes(folder));
        assertTrue(problem.getMessage().contains("is a folder"), problem.getMessage());
    }

    @Test
    void bytesAreTheFileDecoded() throws IOException {
        Path path = folder.resolve("bytes.gz");
        byte[] content = {0, (byte) 0xFF, 7};
        try (var out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(content);
        }
        try (var in = TextInput.bytes(path)) {
            assertEquals(0, in.read());
            assertArrayEquals(new byte[] {(byte) 0xFF, 7}, in.readAllBytes());
            assertEquals(-1, in.read());
        }
    }

    @Test
    void anUnfinishedTextLeavesTheOldOne() throws IOException {
        Path path = folder.resolve("text.tsv");
        write(path, "old");
        try (var output = TextOutput.create(path, StandardCharsets.UTF_8)) {
            output.writer().write("new");
        }
        assertEquals("old", Files.readString(path));
        assertThrows(CharacterCodingException.class, () -> {
            try (var output = TextOutput.create(path, StandardCharsets.US_ASCII)) {
                output.writer().write("é");
                output.commit();
            }
        });
        assertEquals("old", Files.readString(path));
        try (var entries = Files.list(folder)) {
            assertEquals(1, entries.count());
        }
    }

    private static void write(Path path, String text) throws IOException {
        try (var output = TextOutput.create(path, StandardCharsets.UTF_8)) {
            output.writer().write(text);
            output.commit();
        }
    }

    private static String read(Path path, Charset charset) throws IOException {
        try (var reader = TextInput.open(path, charset)) {
            return reader.readAllAsString();
        }
    }
}
