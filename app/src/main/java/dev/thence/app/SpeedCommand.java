package dev.thence.app;

import dev.thence.bench.speed.SpeedBench;
import dev.thence.bench.speed.SpeedOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures import and training.
@Command(
        name = "speed",
        description = {
            "Measures seconds from an order log to its graph, edges per second of sampled training",
            "on a made-up graph with skewed degrees, and whether training holds on to memory.",
            "",
            "Run it on a machine that does nothing else; the report says how loaded it was."
        },
        footer = {
            "",
            "Example:",
            "  thence bench speed --data data/ --steps 5000 --out docs/results"
        })
final class SpeedCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--data", paramLabel = "DIR",
            description = "Where the Online Retail log is (default: the environment variable"
                    + " THENCE_DATA; without it the made-up shop is imported).")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "100000",
            description = "Of the made-up graph, ten edges each (default: ${DEFAULT-VALUE}).")
    private int nodes;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "1000",
            description = "Of training, over which memory is watched (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0",
            description = "Of the graph and the training (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--threads", paramLabel = "N",
            description = "How many compute (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", paramLabel = "DIR", description = "Also write the report there, as speed.md.")
    private Optional<Path> out = Optional.empty();

    SpeedCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var options = new SpeedOptions(data, nodes, steps, seed, threads, "thence bench speed"
                + " --nodes " + nodes + " --steps " + steps + " --seed " + seed);
        try (var interrupt = Interrupt.watch(console, "thence: stopping");
                var stages = new Stages(console, interrupt::asked)) {
            String report = SpeedBench.run(options, stages).markdown();
            stages.end();
            console.print("%s", report);
            if (out.isPresent()) {
                Path file = Files.createDirectories(out.get()).resolve("speed.md");
                Files.writeString(file, report);
                console.print("Wrote %s", file);
            }
            return ExitCode.DONE;
        } catch (CancellationException _) {
            console.note("thence: interrupted; a benchmark begins anew each time");
            return ExitCode.INTERRUPTED;
        }
    }
}
