package dev.thence.app;

import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Reads every byte of files and compares it with its checksum.
@Command(
        name = "verify",
        description = {
            "Checks that files are as they were written: every byte against its checksum.",
            "",
            "A folder is a run or a model: all files of Thence in it and below are checked. Ends with",
            "1 when a file is damaged, after all have been looked at."
        },
        footer = {"", "Example:", "  thence verify run/"})
final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE|FOLDER", arity = "1..*", description = "What to check.")
    private List<Path> paths = List.of();

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        int code = ExitCode.DONE;
        for (Path path : paths) {
            var files = ThenceFiles.under(path);
            if (files.isEmpty()) {
                throw new NoSuchFileException(path + " (a folder without files of Thence)");
            }
            for (Path file : files) {
                code = Math.max(code, check(file));
            }
        }
        return code;
    }

    private int check(Path file) throws IOException {
        try (var opened = SectionFile.openAny(file, Verification.ALL)) {
            console.print("%s: sound (%s, version %d, %d sections, %,d bytes)", file, opened.kind(),
                    opened.version(), opened.sections().size(), Files.size(file));
            return ExitCode.DONE;
        } catch (CorruptFileException e) {
            console.note("thence: %s", Failure.of(e).message());
            return ExitCode.FAILED;
        }
    }
}
