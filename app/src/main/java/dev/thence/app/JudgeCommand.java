package dev.thence.app;

import dev.thence.bench.split.JudgeOptions;
import dev.thence.bench.split.ScoreJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Judges scores that another program made of a written split.
@Command(
        name = "judge",
        description = {
            "Ranks the scores that a method in any language made of a split ('thence bench split')",
            "with the same code as all others, and adds its row to a results folder. Scores are",
            "vectors, a matrix or a list; docs/benchmarks.md describes them."
        },
        footer = {
            "",
            "Examples:",
            "  thence bench judge splits/cora-ml-0 scores.tsv --name item-knn \\",
            "      --made-by \"implicit 0.7.2\" --out results/",
            "  thence bench judge splits/cora-ml-0 --sources s.npy --targets t.npy \\",
            "      --name pyg-sage --made-by \"PyG 2.6.1\" --out results/"
        })
final class JudgeCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "SPLIT", description = "The folder of the split.")
    private Path split = Path.of("");

    @Parameters(index = "1", paramLabel = "SCORES", arity = "0..1",
            description = "A list (.tsv, also .gz or .zst) or a matrix (.npy) of scores; for an order"
                    + " log also a folder with one per task, such as T1n.tsv.")
    private Optional<Path> scores = Optional.empty();

    @Option(names = "--sources", paramLabel = "FILE", description = "Source vectors (.npy).")
    private Optional<Path> sources = Optional.empty();

    @Option(names = "--targets", paramLabel = "FILE", description = "Target vectors (.npy).")
    private Optional<Path> targets = Optional.empty();

    @Option(names = "--bias", paramLabel = "FILE",
            description = "What is added per target (.npy).")
    private Optional<Path> bias = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", required = true,
            description = "Of the row, such as pyg-sage.")
    private String name = "";

    @Option(names = "--made-by", paramLabel = "TEXT", required = true,
            description = "Library and version.")
    private String madeBy = "";

    @Option(names = "--seconds", paramLabel = "X", description = "That the fit took.")
    private Optional<Double> seconds = Optional.empty();

    @Option(names = "--peak-mib", paramLabel = "N", description = "Of memory that the fit needed.")
    private long peakMebibytes;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "bench-results",
            description = "The results folder (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("bench-results");

    @Option(names = "--threads", paramLabel = "N",
            description = "How many compute (default: all processors). They change no figure.")
    private int threads = Runtime.getRuntime().availableProcessors();

    JudgeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var options = new JudgeOptions(split, scores(), name, madeBy,
                seconds.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                peakMebibytes << 20, out, threads, "thence bench judge SPLIT --name " + name);
        try (var interrupt = Interrupt.watch(console, "thence: stopping");
                var stages = new Stages(console, interrupt::asked)) {
            var result = ScoreJudge.run(options, stages);
            stages.end();
            result.pages().values().forEach(page -> console.print("%s", page));
            result.written().forEach(file -> console.print("Wrote %s", file));
            return ExitCode.DONE;
        } catch (CancellationException _) {
            console.note("%s", "thence: interrupted; nothing was added");
            return ExitCode.INTERRUPTED;
        }
    }

    private JudgeOptions.Scores scores() {
        if (scores.isPresent() == (sources.isPresent() || targets.isPresent())
                || sources.isPresent() != targets.isPresent()
                || (bias.isPresent() && sources.isEmpty())) {
            throw new ParameterException(spec.commandLine(), "give scores in one way: a file"
                    + " SCORES, or --sources and --targets (with or without --bias)");
        }
        if (sources.isPresent()) {
            return new JudgeOptions.Vectors(sources.get(), targets.orElseThrow(), bias);
        }
        Path file = scores.orElseThrow();
        if (Files.isDirectory(file)) {
            return new JudgeOptions.PerTask(file);
        }
        return file.getFileName().toString().endsWith(".npy") ? new JudgeOptions.Matrix(file)
                : new JudgeOptions.PairList(file);
    }
}
