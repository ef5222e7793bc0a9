package dev.thence.bench.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.thence.bench.serving.ServingReport.Figure;
import dev.thence.bench.serving.ServingReport.Row;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/// What an opened model holds, seen in a process that does nothing else.
final class OpenedMemory {
    /// What the process may have at most; the score arrays of queries pass through it.
    private static final int HEAP_MEBIBYTES = 256;
    private static final JsonMapper JSON = new JsonMapper();

    private final int queries;
    private final long seed;

    OpenedMemory(int queries, long seed) {
        this.queries = queries;
        this.seed = seed;
    }

    /// Opens the store there and asks about its busiest items, which have lists.
    ///
    /// @throws IOException when the process fails, with the last it said
    Row measure(Path store, int items, int lists) throws IOException {
        Path result = store.resolveSibling(store.getFileName() + ".memory.json");
        Path said = store.resolveSibling(store.getFileName() + ".memory.txt");
        var process = new ProcessBuilder(Programs.java(
                List.of("-Xms16m", "-Xmx" + HEAP_MEBIBYTES + "m"), MemoryProbe.class.getName(),
                List.of(store.toString(), result.toString(), Integer.toString(queries),
                        Long.toString(seed), Integer.toString(lists))))
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("a process that opens " + store + " with a heap of "
                        + HEAP_MEBIBYTES + " MiB ended with " + process.exitValue() + ": "
                        + String.join(" ", Files.readAllLines(said)));
            }
            return row(JSON.readTree(Files.readString(result)), items);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while memory was measured");
        } finally {
            process.destroy();
            process.onExit().join();
            Files.deleteIfExists(result);
            Files.deleteIfExists(said);
        }
    }

    private Row row(JsonNode seen, int items) {
        var figures = new ArrayList<Figure>();
        figures.add(new Figure("open ms", seen.path("openMillis").asDouble()));
        figures.add(new Figure("open and verify ms", seen.path("verifiedMillis").asDouble()));
        figures.add(new Figure("heap MiB", seen.path("heapMebibytes").asDouble()));
        if (seen.has("residentMebibytes")) {
            figures.add(new Figure("resident MiB", seen.path("residentMebibytes").asDouble()));
            figures.add(new Figure("of it without a file MiB",
                    seen.path("anonymousMebibytes").asDouble()));
        }
        return new Row(String.format(Locale.ROOT, "%,d items", items), figures,
                String.format(Locale.ROOT, "heap after full collections, the model open and %,d"
                + " queries of all kinds answered; -Xmx%dm, Java %s, %s", queries, HEAP_MEBIBYTES,
                Runtime.version().feature(), ManagementFactory.getGarbageCollectorMXBeans()
                        .getFirst().getName().split(" ")[0]));
    }
}
