package dev.thence.bench.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.thence.bench.serving.ServingReport.Figure;
import dev.thence.bench.serving.ServingReport.Row;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/// Nearest-vector libraries of Python on the same vectors and queries: starts the program that
/// measures them (`bench/peers/nearest`) and reads what it left. Whatever is missing leaves rows
/// out, with a sentence.
final class NearestPeers {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LOOK_MILLIS = 100;

    private final Optional<Path> program;
    private final Subjects subjects;
    private final List<Figure> ours;
    private final List<String> notes = new ArrayList<>();

    /// @param ours the figures that theirs are compared with
    NearestPeers(Optional<Path> program, Subjects subjects, List<Figure> ours) {
        this.program = program;
        this.subjects = subjects;
        this.ours = ours;
    }

    /// Why rows are missing.
    List<String> notes() {
        return List.copyOf(notes);
    }

    List<Row> rows(VectorQueries queries, PipelineListener listener) throws IOException {
        if (program.isEmpty()) {
            notes.add("FAISS and hnswlib are left out: --peers names the program that measures"
                    + " them, bench/peers/nearest.");
            return List.of();
        }
        Path folder = subjects.folder().resolve("nearest");
        try {
            queries.write(folder);
            listener.stage("FAISS and hnswlib", 0);
            if (!run(folder, listener)) {
                return List.of();
            }
            return read(folder.resolve("nearest.json"));
        } finally {
            Folders.delete(folder);
        }
    }

    private boolean run(Path folder, PipelineListener listener) throws IOException {
        Path said = folder.resolve("said.txt");
        Process process;
        try {
            process = new ProcessBuilder(program.orElseThrow().toAbsolutePath().toString(),
                    folder.toString()).redirectErrorStream(true).redirectOutput(said.toFile())
                    .start();
        } catch (IOException e) {
            notes.add("FAISS and hnswlib are left out: " + e.getMessage() + ".");
            return false;
        }
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (listener.isCancelled()) {
                    throw new CancellationException("stopped while " + program.get() + " ran");
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while " + program.get() + " ran");
        } finally {
            process.destroy();
            process.onExit().join();
        }
        if (process.exitValue() != 0) {
            notes.add("FAISS and hnswlib are left out: " + program.get() + " ended with "
                    + process.exitValue() + ": " + last(said) + ".");
        }
        return process.exitValue() == 0;
    }

    private static String last(Path said) throws IOException {
        List<String> lines = Files.readAllLines(said);
        return lines.isEmpty() ? "it said nothing" : lines.getLast().strip();
    }

    private List<Row> read(Path file) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": is no JSON: " + e.getOriginalMessage(), e);
        }
        root.path("notes").forEach(note -> notes.add(note.asText()));
        var rows = new ArrayList<Row>();
        for (JsonNode one : root.path("rows")) {
            var figures = ListedQueries.times(List.of(
                    new Figure("p50 ms", one.path("p50").asDouble()),
                    new Figure("p99 ms", one.path("p99").asDouble()),
                    new Figure("queries/s", one.path("perSecond").asDouble())), ours);
            figures.add(new Figure("recall@10", one.path("recall").asDouble()));
            rows.add(new Row(one.path("name").asText(), figures, String.format(Locale.ROOT,
                    "%s %s, one thread, from Python, node numbers alone; index made in %.1f s",
                    one.path("library").asText(), one.path("version").asText(),
                    one.path("buildSeconds").asDouble())));
        }
        return rows;
    }
}
