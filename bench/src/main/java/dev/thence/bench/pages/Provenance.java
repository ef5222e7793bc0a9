package dev.thence.bench.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Where figures come from: without it nobody can compare them.
///
/// @param date the day of the run
/// @param machine processor, cores, memory, system, Java
/// @param commit of the source, with a mark when the tree had changes, or `unknown`
/// @param command by which to repeat the run
public record Provenance(LocalDate date, String machine, String commit, String command) {

    /// Of this machine, today; the commit is that of the working directory.
    public static Provenance here(String command) {
        return new Provenance(LocalDate.now(), thisMachine(), thisCommit(), command);
    }

    /// A line of Markdown.
    public String markdown() {
        return "Made on " + date + " by `" + command + "` at commit " + commit + ", on "
                + machine + ".";
    }

    private static String thisMachine() {
        long memory = Runtime.getRuntime().maxMemory() >> 20;
        return cpu() + ", " + Runtime.getRuntime().availableProcessors() + " cores, heap up to "
                + memory + " MiB, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", Java " + System.getProperty("java.version");
    }

    private static String cpu() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst().orElse("unknown processor");
        } catch (IOException _) {
            return "unknown processor";
        }
    }

    private static String thisCommit() {
        String commit = git(List.of("rev-parse", "--short=10", "HEAD")).orElse("unknown");
        boolean changed = git(List.of("status", "--porcelain", "--untracked-files=no"))
                .filter(status -> !status.isBlank()).isPresent();
        return changed ? commit + " with changes" : commit;
    }

    private static Optional<String> git(List<String> arguments) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
        try {
            var git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String answer = new String(git.getInputStream().readAllBytes()).strip();
            boolean done = git.waitFor(10, TimeUnit.SECONDS);
            return done && git.exitValue() == 0 ? Optional.of(answer) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
