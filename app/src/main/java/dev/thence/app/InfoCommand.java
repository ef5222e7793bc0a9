package dev.thence.app;

import dev.thence.io.SectionFile;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says what a file, a run or a model is.
@Command(
        name = "info",
        description = {
            "Says what files are: a run, a model, or any file of Thence.",
            "",
            "Reads headers only and takes milliseconds at any size; 'verify' reads every byte."
        },
        footer = {
            "",
            "Examples:",
            "  thence info run/",
            "  thence info run/model",
            "  thence info --sections run/graph.thence"
        })
final class InfoCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE|FOLDER", arity = "1..*", description = "What to look at.")
    private List<Path> paths = List.of();

    @Option(names = "--sections", description = "List the sections of every file.")
    private boolean sections;

    InfoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        for (Path path : paths) {
            var files = ThenceFiles.under(path);
            if (files.isEmpty()) {
                throw new NoSuchFileException(path + " (a folder without files of Thence)");
            }
            var run = new RunFolder(path);
            if (Files.exists(run.runFile())) {
                describe(run);
            }
            if (ModelInfo.isModel(path)) {
                ModelInfo.print(console, path);
            }
            for (Path file : files) {
                describe(file);
            }
        }
        return ExitCode.DONE;
    }

    private void describe(RunFolder run) throws IOException {
        var file = RunFile.read(run.runFile());
        console.print("%s: a run, imported from %s (%s)", run.shown(), file.from(),
                file.source().replace('-', ' '));
        print("found", file.found());
        print("options", file.options());
        console.print("  trained: %s", Files.exists(run.model()) ? "yes, " + run.model()
                : run.hasCheckpoint() ? "interrupted, 'thence train " + run.shown()
                        + "' goes on" : "not yet, 'thence train " + run.shown() + "' does");
    }

    private void print(String name, Map<String, ?> values) {
        if (!values.isEmpty()) {
            console.print("  %s: %s", name, String.join(", ",
                    values.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList()));
        }
    }

    private void describe(Path path) throws IOException {
        try (var file = SectionFile.openAny(path, Verification.HEADER)) {
            console.print("%s: %s, version %d, %d sections, %,d bytes", path, file.kind(),
                    file.version(), file.sections().size(), Files.size(path));
            if (sections) {
                var table = new Table("section", "bytes", "CRC32C");
                file.sections().forEach(s -> table.row(List.of(s.name(),
                        String.format("%,d", s.length()), String.format("%08x", s.checksum()))));
                table.print(console);
            }
        }
    }
}
