package dev.thence.app;

import dev.thence.bench.serving.HttpBench;
import dev.thence.bench.serving.HttpOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measures the service.
@Command(
        name = "http",
        description = {
            "Measures how many requests 'thence serve' answers on the loopback, asked by wrk, while",
            "another version of the model takes over every now and then, and how nginx does with a",
            "static file of the same size. Answers are checked before and after.",
            "",
            "Needs wrk, and nginx for its row (apt install wrk nginx-light). The shop is made up."
        },
        footer = {
            "",
            "Example:",
            "  thence bench http --time 60s --swap-every 10s --out docs/results"
        })
final class HttpCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private HttpLoadOptions load = new HttpLoadOptions();

    @Option(names = "--connections", paramLabel = "N", defaultValue = "64",
            description = "Open at once (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--wrk-threads", paramLabel = "N", defaultValue = "1",
            description = "With which wrk asks (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--time", paramLabel = "TIME", defaultValue = "60s",
            description = "Each row is measured (default: ${DEFAULT-VALUE}).")
    private String time = "";

    @Option(names = "--swap-every", paramLabel = "TIME", defaultValue = "10s",
            description = "How often another version takes over (default: ${DEFAULT-VALUE}).")
    private String swapEvery = "";

    @Option(names = "--wrk", paramLabel = "PROGRAM", defaultValue = "wrk",
            description = "What asks (default: ${DEFAULT-VALUE}).")
    private String wrk = "";

    @Option(names = "--nginx", paramLabel = "PROGRAM", defaultValue = "nginx",
            description = "The web server beside ours (default: ${DEFAULT-VALUE}).")
    private String nginx = "";

    @Option(names = "--no-nginx", description = "Leave nginx out.")
    private boolean noNginx;

    @Option(names = "--out", paramLabel = "DIR",
            description = "Also write the report there, as http.md and http.json.")
    private Optional<Path> out = Optional.empty();

    HttpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var options = new HttpOptions(load.items(), connections, Durations.parse(time),
                Durations.parse(swapEvery), load.heap(), threads, load.seed(),
                Main.class.getName(), wrk, Optional.of(nginx).filter(_ -> !noNginx), load.work(),
                "thence bench http" + load.text() + " --connections " + connections
                + " --wrk-threads " + threads + " --time " + time + " --swap-every " + swapEvery);
        try (var interrupt = Interrupt.watch(console, "thence: stopping");
                var stages = new Stages(console, interrupt::asked)) {
            var report = HttpBench.run(options, stages);
            stages.end();
            console.print("%s", report.markdown());
            if (out.isPresent()) {
                Files.createDirectories(out.get());
                console.print("Wrote %s", Files.writeString(out.get().resolve("http.md"),
                        report.markdown()));
                console.print("Wrote %s", Files.writeString(out.get().resolve("http.json"),
                        report.json()));
            }
            var failure = HttpBench.failure(report);
            if (failure.isPresent()) {
                throw new IOException("the service failed: " + failure.get());
            }
            return ExitCode.DONE;
        } catch (CancellationException _) {
            console.note("thence: interrupted; a benchmark begins anew each time");
            return ExitCode.INTERRUPTED;
        }
    }
}
