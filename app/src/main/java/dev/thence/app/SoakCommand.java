package dev.thence.app;

import dev.thence.bench.serving.HttpOptions;
import dev.thence.bench.serving.SoakBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Asks the service for a long time.
@Command(
        name = "soak",
        description = {
            "Asks 'thence serve' without a pause while versions of the model take over from each",
            "other, holds every answer against the version it names, and watches the memory of the",
            "service. Fails when a request fails, a swap does not take place, or memory grows by",
            "more than 5 % from the middle third of the time to the last."
        },
        footer = {
            "",
            "Example:",
            "  thence bench soak --minutes 60 --swap-every 30s --out docs/results"
        })
final class SoakCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private HttpLoadOptions load = new HttpLoadOptions();

    @Option(names = "--minutes", paramLabel = "X", defaultValue = "60",
            description = "How long (default: ${DEFAULT-VALUE}).")
    private double minutes;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "16",
            description = "That ask at once (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--swap-every", paramLabel = "TIME", defaultValue = "30s",
            description = "How often another version takes over (default: ${DEFAULT-VALUE}).")
    private String swapEvery = "";

    @Option(names = "--out", paramLabel = "DIR",
            description = "Also write the report there, as soak.md and soak.json.")
    private Optional<Path> out = Optional.empty();

    SoakCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var options = new HttpOptions(load.items(), clients,
                Duration.ofMillis(Math.round(minutes * 60_000)), Durations.parse(swapEvery),
                load.heap(), 1, load.seed(), Main.class.getName(), "", Optional.empty(),
                load.work(), "thence bench soak" + load.text() + " --minutes " + minutes
                + " --clients " + clients + " --swap-every " + swapEvery);
        try (var interrupt = Interrupt.watch(console, "thence: stopping");
                var stages = new Stages(console, interrupt::asked)) {
            var outcome = SoakBench.run(options, stages);
            stages.end();
            console.print("%s", outcome.report().markdown());
            if (out.isPresent()) {
                Files.createDirectories(out.get());
                console.print("Wrote %s", Files.writeString(out.get().resolve("soak.md"),
                        outcome.report().markdown()));
                console.print("Wrote %s", Files.writeString(out.get().resolve("soak.json"),
                        outcome.report().json()));
            }
            if (!outcome.complaints().isEmpty()) {
                throw new IOException("the service did not hold out: "
                        + String.join("; ", outcome.complaints()));
            }
            return ExitCode.DONE;
        } catch (CancellationException _) {
            console.note("thence: interrupted; a soak begins anew each time");
            return ExitCode.INTERRUPTED;
        }
    }
}
