package dev.thence.app;

import dev.thence.bench.split.Splits;
import dev.thence.datasets.Datasets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a split as plain files.
@Command(
        name = "split",
        description = {
            "Splits a graph as the benchmarks do and writes train, validation and test edges as",
            "plain files with a manifest and checksums, so that a method in any language can learn",
            "from them. 'thence bench judge' ranks what it scores. docs/benchmarks.md describes",
            "every file."
        },
        footer = {
            "",
            "Example:",
            "  thence bench split cora-ml --seed 0 --data data/ --out splits/cora-ml-0"
        })
final class SplitCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DATASET", description = "Which graph; 'bench quality --list' has all.")
    private String dataset = "";

    @Option(names = "--protocol", paramLabel = "NAME", defaultValue = "edges",
            description = "How to split (default and only choice: ${DEFAULT-VALUE}).")
    private String protocol = "edges";

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0",
            description = "Of the split (default: ${DEFAULT-VALUE}).")
    private long seed;

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
        if (!protocol.equals("edges")) {
            throw new IllegalArgumentException("a split by protocol '" + protocol
                    + "' cannot be written; the one that can is edges");
        }
        var written = Splits.write(Datasets.find(dataset), data, seed, out);
        console.print("%,d nodes; %,d edges to train, %,d to validate, %,d to test; checksum %s",
                written.nodes(), written.train(), written.validation(), written.test(),
                written.checksum());
        console.print("Wrote %s", out);
        console.next("thence bench judge " + out + " scores.tsv --name NAME --made-by"
                + " \"LIBRARY VERSION\" --out results/");
        return ExitCode.DONE;
    }
}
