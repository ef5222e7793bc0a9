package dev.thence.app;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What the benchmarks of the service have in common.
final class HttpLoadOptions {
    @Option(names = "--items", paramLabel = "N", defaultValue = "100000", description = {
            "Of the made-up shop, whose answers are all made beforehand",
            "(default: ${DEFAULT-VALUE})."})
    private int items;

    @Option(names = "--heap", paramLabel = "MIB", defaultValue = "512",
            description = "What the service may have, in MiB (default: ${DEFAULT-VALUE}).")
    private int heap;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0",
            description = "Of the shop and the questions (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--work", paramLabel = "DIR",
            description = "Where the shop is made (default: the folder of temporary files).")
    private Optional<Path> work = Optional.empty();

    int items() {
        return items;
    }

    int heap() {
        return heap;
    }

    long seed() {
        return seed;
    }

    Optional<Path> work() {
        return work;
    }

    /// As on the command line.
    String text() {
        return " --items " + items + " --heap " + heap + " --seed " + seed;
    }
}
