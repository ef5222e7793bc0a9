package dev.thence.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpCommandTest {
    @TempDir
    private Path folder;

    @Test
    void withoutWrkItSaysHowToGetIt() {
        var result = Program.here("bench", "http", "--items", "1000", "--wrk", "/none/wrk");
        assertEquals(ExitCode.FAILED, result.exitCode());
        assertTrue(result.errorLine().startsWith("thence: '/none/wrk' is not installed"),
                result.err());
        assertTrue(result.errorLine().contains("apt install wrk"), result.err());
    }

    @Test
    void wrkAsksAServiceWhoseVersionsTakeOverFromEachOther() throws IOException {
        assumeTrue(Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "wrk"))),
                "wrk is not installed; apt install wrk gets it");
        var result = Program.here("bench", "http", "--items", "1000", "--connections", "2",
                "--time", "1s", "--swap-every", "1s", "--out", folder.toString());
        assertEquals(ExitCode.DONE, result.exitCode(), result.err() + result.out());
        JsonNode rows = json("http.json").path("sections").path(0).path("rows");
        assertTrue(rows.size() >= 2, result.out());
        for (JsonNode row : rows) {
            assertTrue(row.path("figures").path("requests/s").asDouble() > 0, result.out());
            assertEquals(0, row.path("figures").path("errors").asInt(), result.out());
        }
    }

    /// Whether memory is flat shows only after a longer time; nothing else may be wrong.
    @Test
    void aSoakHoldsEveryAnswerAgainstItsVersionWhileTheySwap() throws IOException {
        Program.here("bench", "soak", "--items", "1000", "--clients", "2", "--minutes", "0.07",
                "--swap-every", "1s", "--out", folder.toString());
        JsonNode seen = json("soak.json").path("sections").path(0).path("rows").path(0)
                .path("figures");
        assertTrue(seen.path("requests").asInt() > 0, seen.toString());
        assertEquals(0, seen.path("failed").asInt(), seen.toString());
        assertTrue(seen.path("swaps").asInt() > 0, seen.toString());
    }

    private JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(folder.resolve(file)));
    }
}
