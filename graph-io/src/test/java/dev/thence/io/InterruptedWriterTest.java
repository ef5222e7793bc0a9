package dev.thence.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that is ended in the middle of writing.
final class InterruptedWriterTest {
    @TempDir
    Path folder;

    /// The program: writes half a file, says so, and waits for its end.
    static final class HalfWriter {
        private HalfWriter() {}

        public static void main(String[] args) throws Exception {
            try (var writer = SectionFile.create(Path.of(args[0]), "new", 1)) {
                writer.addBytes("half", new byte[1000]);
                System.out.println("written");
                System.in.read();
            }
        }
    }

    /// The same, but it is waited for and takes its time to write the other half.
    static final class LateWriter {
        private LateWriter() {}

        public static void main(String[] args) throws Exception {
            var asked = new CountDownLatch(1);
            var done = new CountDownLatch(1);
            try (var _ = ProgramEnd.waitFor(() -> {
                asked.countDown();
                awaitQuietly(done);
            }); var writer = SectionFile.create(Path.of(args[0]), "new", 1)) {
                writer.addBytes("half", new byte[1000]);
                System.out.println("written");
                asked.await();
                // Long enough for an end that does not wait to take the file away.
                Thread.sleep(300);
                writer.addBytes("other half", new byte[1000]);
                writer.commit();
            }
            done.countDown();
        }

        private static void awaitQuietly(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void leavesTheOldFileAndNothingElse() throws Exception {
        Path path = folder.resolve("model.thence");
        Files.writeString(path, "old");
        endInTheMiddle(HalfWriter.class, path);
        assertEquals(List.of(path), list());
        assertEquals("old", Files.readString(path));
    }

    @Test
    void whoIsWaitedForEndsWithAWholeFile() throws Exception {
        Path path = folder.resolve("checkpoint.thence");
        endInTheMiddle(LateWriter.class, path);
        assertEquals(List.of(path), list());
        try (var file = SectionFile.open(path, "new", SectionFile.Verification.ALL)) {
            assertEquals(1000, file.section("other half").byteSize());
        }
    }

    private void endInTheMiddle(Class<?> program, Path path) throws Exception {
        int before = list().size();
        var process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", place(SectionFile.class) + System.getProperty("path.separator")
                        + place(program),
                program.getName(), path.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            assertEquals("written", process.inputReader().readLine());
            assertEquals(before + 1, list().size());
            process.destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
    }

    private List<Path> list() throws Exception {
        try (var entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    /// The folder of classes that this one lies in.
    private static Path place(Class<?> type) throws Exception {
        String name = type.getName().replace('.', '/') + ".class";
        Path file = Path.of(type.getResource("/" + name).toURI());
        return file.resolve("../".repeat(name.split("/").length)).normalize();
    }
}
