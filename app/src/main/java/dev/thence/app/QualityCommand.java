package dev.thence.app;

import dev.thence.bench.QualityBench;
import dev.thence.bench.QualityOptions;
import dev.thence.datasets.Dataset;
import dev.thence.datasets.Datasets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Judges model and baselines on a public dataset.
@Command(
        name = "quality",
        description = {
            "Judges the model beside simple baselines on a public dataset, by the protocols of",
            "docs/results/: random edges (75/5/20) for a graph, time for an order log.",
            "",
            "Datasets are read from a local folder and checked by their digests; nothing is",
            "downloaded. --list says which there are and where they come from."
        },
        footer = {
            "",
            "Examples:",
            "  thence bench quality --list",
            "  thence bench quality --dataset amazon-cell-phones --data data/ --out docs/results"
        })
final class QualityCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--list", description = "List the datasets.")
    private boolean list;

    @Option(names = "--dataset", paramLabel = "NAME", description = "Which dataset.")
    private Optional<String> dataset = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR",
            description = "Where datasets are (default: the environment variable THENCE_DATA).")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0",
            description = "Of the split and the training (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--threads", paramLabel = "N",
            description = "How many compute (default: all processors). They change no figure.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", paramLabel = "DIR",
            description = "Also write the report there, as NAME.md.")
    private Optional<Path> out = Optional.empty();

    QualityCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (list || dataset.isEmpty()) {
            Datasets.all().forEach(this::describe);
            return ExitCode.DONE;
        }
        Dataset found = Datasets.find(dataset.get());
        var options = new QualityOptions(found, data, seed, threads, command(found));
        try (var interrupt = Interrupt.watch(console, "thence: stopping");
                var stages = new Stages(console, interrupt::asked)) {
            var report = QualityBench.run(options, stages);
            stages.end();
            console.print("%s", report.markdown());
            if (out.isPresent()) {
                console.print("Wrote %s", report.write(out.get()));
            }
            return ExitCode.DONE;
        } catch (CancellationException _) {
            console.note("thence: interrupted; a benchmark begins anew each time");
            return ExitCode.INTERRUPTED;
        }
    }

    private String command(Dataset found) {
        return "thence bench quality --dataset " + found.name() + " --data DIR --seed " + seed;
    }

    private void describe(Dataset each) {
        var card = each.card();
        List.of(each.name() + ": " + card.title(), "    from: " + card.owner(),
                "    licence: " + card.licence(), "    " + card.obtain())
                .forEach(line -> console.print("%s", line));
    }
}
