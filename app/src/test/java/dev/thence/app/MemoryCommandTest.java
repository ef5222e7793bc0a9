package dev.thence.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MemoryCommandTest {
    @Test
    void importsAMadeUpLogInAProcessOfItsOwnAndLeavesNothing() throws IOException {
        long before = benchFolders();
        var result = Program.here("bench", "memory", "--log-lines", "30000", "--heap", "256");
        assertEquals(ExitCode.DONE, result.exitCode(), result.err());
        assertTrue(result.out().contains("30,000 order lines"), result.out());
        assertTrue(result.out().contains("| most heap kept | "), result.out());
        assertTrue(result.out().contains("of at most 256 (-Xmx)"), result.out());
        assertEquals(before, benchFolders());
    }

    @Test
    void aHeapThatIsTooSmallIsRefused() {
        var result = Program.here("bench", "memory", "--heap", "10");
        assertTrue(result.exitCode() != ExitCode.DONE);
        assertEquals("thence: heapMebibytes is 10, must be 64 or more", result.errorLine());
    }

    private static long benchFolders() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().startsWith("thence-bench")).count();
        }
    }
}
