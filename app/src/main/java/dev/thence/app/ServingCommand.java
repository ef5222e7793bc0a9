package dev.thence.app;

import dev.thence.bench.serving.ServingBench;
import dev.thence.bench.serving.ServingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures how fast a storefront is answered from Java.
@Command(
        name = "serving",
        description = {
            "Measures queries of a published model from Java: of the catalogue, with conditions, of",
            "baskets and newcomers; the making of lists; the time to open, heap and memory. Beside it",
            "a plain mapped array, Lucene, and with bench/peers/nearest FAISS and hnswlib.",
            "",
            "The shops are made up and removed afterwards; a million items take some 4 GB of disk.",
            "Every kind of answer is checked first. Run it on a machine that does nothing else."
        },
        footer = {
            "",
            "Examples:",
            "  thence bench serving --quick",
            "  thence bench serving --items 10000,100000,1000000 --out docs/results"
        })
final class ServingCommand implements Callable<Integer> {
    private static final Path PEERS = Path.of("bench", "peers", "nearest");

    private final Console console;

    @Option(names = "--items", paramLabel = "N", split = ",", defaultValue = "10000,100000,1000000",
            description = "Sizes of the shops (default: ${DEFAULT-VALUE}).")
    private List<Integer> items = List.of();

    @Option(names = "--lists", paramLabel = "N", defaultValue = "100000", description = {
            "For how many of the busiest items answers are made beforehand; all of a million take",
            "hours (default: ${DEFAULT-VALUE})."})
    private int lists;

    @Option(names = "--seconds", paramLabel = "X", defaultValue = "5",
            description = "Each row is measured (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--quick", description = {
            "Only 10,000 items and half a second a row, to see that everything works; says nothing",
            "of a large shop."})
    private boolean quick;

    @Option(names = "--no-lucene", description = "Leave Lucene out.")
    private boolean noLucene;

    @Option(names = "--peers", paramLabel = "PROGRAM", description = {
            "Measures FAISS and hnswlib (default: bench/peers/nearest, where it is in the folder",
            "this is started in)."})
    private Optional<Path> peers = Optional.empty();

    @Option(names = "--no-peers", description = "Leave FAISS and hnswlib out.")
    private boolean noPeers;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0",
            description = "Of the shops and the questions (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--threads", paramLabel = "N",
            description = "How many make lists, and ask at once (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--work", paramLabel = "DIR",
            description = "Where shops are made (default: the folder of temporary files).")
    private Optional<Path> work = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR",
            description = "Also write the report there, as serving.md and serving.json.")
    private Optional<Path> out = Optional.empty();

    ServingCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (var interrupt = Interrupt.watch(console, "thence: stopping");
                var stages = new Stages(console, interrupt::asked)) {
            var report = ServingBench.run(options(), stages);
            stages.end();
            console.print("%s", report.markdown());
            if (out.isPresent()) {
                Files.createDirectories(out.get());
                console.print("Wrote %s", Files.writeString(out.get().resolve("serving.md"),
                        report.markdown()));
                console.print("Wrote %s", Files.writeString(out.get().resolve("serving.json"),
                        report.json()));
            }
            return ExitCode.DONE;
        } catch (CancellationException _) {
            console.note("thence: interrupted; a benchmark begins anew each time");
            return ExitCode.INTERRUPTED;
        }
    }

    private ServingOptions options() {
        List<Integer> sizes = quick ? List.of(10_000) : items;
        Optional<Path> program = noPeers ? Optional.empty()
                : peers.or(() -> Optional.of(PEERS).filter(Files::isExecutable));
        return new ServingOptions(sizes, lists, quick ? .5 : seconds, quick ? 100 : 1_000, 10_000,
                threads, seed, !noLucene, program, work, command(sizes));
    }

    private String command(List<Integer> sizes) {
        return "thence bench serving " + (quick ? "--quick" : "--items "
                + sizes.stream().map(String::valueOf).collect(Collectors.joining(","))
                + " --seconds " + seconds) + " --lists " + lists + " --seed " + seed
                + (noLucene ? " --no-lucene" : "") + (noPeers ? " --no-peers" : "");
    }
}
