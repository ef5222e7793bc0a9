package dev.thence.app;

import dev.thence.bench.speed.MemoryBench;
import dev.thence.bench.speed.MemoryOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures how much memory an import takes.
@Command(
        name = "memory",
        description = {
            "Measures how much memory an import takes: writes a made-up order log of a large shop,",
            "runs 'thence import' on it in a process with a limited heap, and removes both.",
            "",
            "It fails where the heap is not enough. 18 million lines are about 1 GB."
        },
        footer = {
            "",
            "Example:",
            "  thence bench memory --log-lines 18000000 --heap 2048"
        })
final class MemoryCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--log-lines", paramLabel = "N", defaultValue = "18000000",
            description = "Of the made-up log (default: ${DEFAULT-VALUE}).")
    private long logLines;

    @Option(names = "--heap", paramLabel = "MIB", defaultValue = "2048",
            description = "What the import may take, in MiB (default: ${DEFAULT-VALUE}).")
    private int heap;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0",
            description = "Of the log (default: ${DEFAULT-VALUE}).")
    private long seed;

    MemoryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var options = new MemoryOptions(logLines, heap, seed, Main.class.getName(),
                "thence bench memory --log-lines " + logLines + " --heap " + heap + " --seed "
                + seed);
        try (var interrupt = Interrupt.watch(console, "thence: stopping");
                var stages = new Stages(console, interrupt::asked)) {
            String report = MemoryBench.run(options, stages).markdown();
            stages.end();
            console.print("%s", report);
            return ExitCode.DONE;
        } catch (CancellationException _) {
            console.note("thence: interrupted; a benchmark begins anew each time");
            return ExitCode.INTERRUPTED;
        }
    }
}
