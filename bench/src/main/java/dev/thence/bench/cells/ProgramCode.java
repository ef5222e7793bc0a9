package dev.thence.bench.cells;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Which code makes the figures: what a measurement of other code is told apart by.
public final class ProgramCode {
    private static final String SOURCES = "*/src/main/*";

    private ProgramCode() {}

    /// In a checkout the last commit that touched the sources, with a mark of the changes that
    /// are not committed; otherwise a checksum of the program's archive.
    public static String version() {
        var place = place(ProgramCode.class);
        if (place.isEmpty()) {
            return "unknown";
        }
        Path folder = Files.isDirectory(place.get()) ? place.get() : place.get().getParent();
        var commit = git(folder, "log", "-1", "--format=%h", "--", ":(top)" + SOURCES,
                ":(top)pom.xml");
        if (commit.isPresent() && !commit.get().isBlank()) {
            String changes = git(folder, "diff", "HEAD", "--", ":(top)" + SOURCES).orElse("");
            String fresh = git(folder, "ls-files", "--others", "--exclude-standard", "--",
                    ":(top)" + SOURCES).orElse("");
            return changes.isBlank() && fresh.isBlank() ? commit.get()
                    : commit.get() + "+" + Sha256.of(changes + fresh).substring(0, 8);
        }
        try {
            return Files.isRegularFile(place.get())
                    ? Sha256.of(place.get()).substring(0, 12) : "unknown";
        } catch (IOException _) {
            return "unknown";
        }
    }

    /// What tells one version of a user's class from another: the checksum of its bytes.
    public static String of(Class<?> type) {
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            return type.getName() + " "
                    + (in == null ? "" : Sha256.of(in.readAllBytes()).substring(0, 12));
        } catch (IOException _) {
            return type.getName();
        }
    }

    private static Optional<Path> place(Class<?> type) {
        var source = type.getProtectionDomain().getCodeSource();
        try {
            return source == null ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> git(Path folder, String... arguments) {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            var git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String answer = new String(git.getInputStream().readAllBytes()).strip();
            boolean ended = git.waitFor(10, TimeUnit.SECONDS);
            return ended && git.exitValue() == 0 ? Optional.of(answer) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
