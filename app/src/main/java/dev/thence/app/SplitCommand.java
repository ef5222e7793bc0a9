package dev.thence.app;

import dev.thence.bench.split.SplitOptions;
import dev.thence.bench.split.Splits;
import dev.thence.datasets.Datasets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a split as plain files.
@Command(
        name = "split",
        description = {
            "Splits a dataset as the benchmarks do and writes what may be learned from and what is",
            "asked as plain files with a manifest and checksums, so that a method in any language",
            "can take part. 'thence bench judge' ranks what it scores. docs/benchmarks.md has the",
            "files."
        },
        footer = {
            "",
            "Examples:",
            "  thence bench split cora-ml --seed 0 --data data/ --out splits/cora-ml-0",
            "  thence bench split cora-ml --protocol dirlink --seed 3 --data data/ --out splits/3",
            "  thence bench split online-retail --protocol time --data data/ --out splits/retail"
        })
final class SplitCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DATASET",
            description = "Which dataset; 'bench quality --list' has all.")
    private String dataset = "";

    @Option(names = "--protocol", paramLabel = "NAME", defaultValue = "edges",
            description = "How to split: edges (a graph at random), dirlink (the published splits"
                    + " of DirLinkBench), time (an order log at a date) (default:"
                    + " ${DEFAULT-VALUE}).")
    private String protocol = "edges";

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0",
            description = "Of the split; of dirlink the number of the published one, 0 to 9; of"
                    + " time it moves nothing (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--period", paramLabel = "NAME",
            description = "Of an order log, such as A (default: its first).")
    private Optional<String> period = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR",
            description = "Where datasets are (default: the environment variable THENCE_DATA).")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", required = true,
            description = "The folder to write; a split that is there is written over.")
    private Path out = Path.of("");

    SplitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var written = Splits.write(
                new SplitOptions(Datasets.find(dataset), data, protocol, seed, period,
                        out));
        console.print("%,d nodes; %s; checksum %s", written.nodes(),
                written.rows().entrySet().stream().map(part -> String.format(Locale.ROOT,
                        "%,d %s", part.getValue(), part.getKey()))
                        .collect(Collectors.joining(", ")), written.checksum());
        console.print("Wrote %s", out);
        console.next("thence bench judge " + out + " scores.tsv --name NAME --made-by"
                + " \"LIBRARY VERSION\" --out results/");
        return ExitCode.DONE;
    }
}
