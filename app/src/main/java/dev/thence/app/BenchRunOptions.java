package dev.thence.app;

import dev.thence.bench.quality.QualityOptions;
import dev.thence.bench.quality.QualityResult;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/// Seeds, folders and threads of a run that measures cells.
final class BenchRunOptions {
    @Option(names = "--seeds", paramLabel = "N", defaultValue = "3",
            description = "How many seeds, counting up (default: ${DEFAULT-VALUE}).")
    int seeds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0",
            description = "The first seed, of splits and trainings (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--data", paramLabel = "DIR",
            description = "Where datasets are (default: the environment variable THENCE_DATA).")
    Optional<Path> data = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "bench-results",
            description = "The results folder (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("bench-results");

    @Option(names = "--threads", paramLabel = "N",
            description = "How many compute (default: all processors). They change no figure.")
    int threads = Runtime.getRuntime().availableProcessors();

    /// As they were given, behind the command.
    String words() {
        return " --seeds " + seeds + (seed == 0 ? "" : " --seed " + seed) + " --data DIR";
    }

    /// Measures cells and writes pages.
    interface Measuring {
        QualityResult run(QualityOptions options, PipelineListener listener,
                Consumer<String> told) throws IOException;
    }

    /// Shows progress, prints what was found and says how it ended.
    static int measure(Console console, QualityOptions options, Measuring measuring)
            throws IOException {
        try (var interrupt = Interrupt.watch(console, "thence: stopping");
                var stages = new Stages(console, interrupt::asked)) {
            var result = measuring.run(options, stages, line -> {
                stages.end();
                console.note("%s", line);
            });
            stages.end();
            result.pages().values().forEach(page -> console.print("%s", page));
            result.written().forEach(file -> console.print("Wrote %s", file));
            result.failures().forEach(failure -> console.note("thence: failed: %s", failure));
            return result.failures().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        } catch (CancellationException _) {
            console.note("%s", "thence: interrupted; the same command goes on from here");
            return ExitCode.INTERRUPTED;
        }
    }
}
