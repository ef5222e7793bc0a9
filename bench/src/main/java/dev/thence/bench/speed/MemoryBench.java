package dev.thence.bench.speed;

import dev.thence.bench.pages.Provenance;
import dev.thence.bench.speed.SpeedReport.Line;
import dev.thence.datasets.SkewedLog;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// How much memory `thence import` takes for a large order log: a made-up log is written to a
/// temporary folder and imported by a process of its own, whose heap is limited and watched.
/// Events, cleaning, edges, counts and the graph file are all that the command makes.
public final class MemoryBench {
    private MemoryBench() {}

    /// Measures; minutes, and disk for about twice the log, which is given back.
    ///
    /// @throws IOException when the import fails, with what it said
    /// @throws java.util.concurrent.CancellationException when the listener wants to stop
    public static SpeedReport run(MemoryOptions options, PipelineListener listener)
            throws IOException {
        Path folder = Files.createTempDirectory("thence-bench");
        try {
            listener.stage("writing a log of " + options.lines() + " lines", 0);
            Path log = folder.resolve("orders.csv");
            SkewedLog.write(SkewedLog.Options.of(options.lines(), options.seed()), log);
            long bytes = Files.size(log);
            listener.stage("importing it", 0);
            var program = new WatchedProgram(folder, options.mainClass(), options.heapMebibytes());
            var seen = program.run(importArguments(log, folder.resolve("run")), listener);
            return new SpeedReport("Memory", Provenance.here(options.command()),
                    List.of("What the import said: " + String.join("; ", seen.said()) + "."),
                    lines(options, bytes, Files.size(folder.resolve("run/graph.thence")), seen));
        } finally {
            delete(folder);
        }
    }

    private static List<String> importArguments(Path log, Path run) {
        var arguments = new ArrayList<>(List.of("import", log.toString()));
        for (String column : SkewedLog.HEADER.split(",")) {
            arguments.add("--" + column);
            arguments.add(column);
        }
        arguments.addAll(List.of("--out", run.toString()));
        return arguments;
    }

    private static List<Line> lines(MemoryOptions options, long logBytes, long graphBytes,
            WatchedProgram.Seen seen) {
        String log = String.format(Locale.ROOT,
                "%,d order lines, %,d bytes of CSV, %d bytes a line", options.lines(), logBytes,
                logBytes / options.lines());
        return List.of(
                new Line("log to run", seen.seconds(), "s", log + "; graph file "
                        + graphBytes / 1_000_000 + " MB; with the start of the process"),
                new Line("most heap in use", seen.heapMebibytes(), "MiB",
                        "before a collection, of at most " + options.heapMebibytes() + " (-Xmx)"),
                new Line("most heap kept", seen.keptMebibytes(), "MiB",
                        "after a collection: what the import held on to"),
                new Line("most resident", seen.residentMebibytes(), "MiB",
                        "heap, Java itself and the mapped pages of the files"));
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
