package dev.thence.app;

import dev.thence.pipeline.TrialSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The folder that the commands share: each reads what the earlier ones wrote.
///
/// @param path the folder
record RunFolder(Path path) {
    /// An import that is there.
    ///
    /// @throws IOException with what to do, when the folder is none or holds no import
    static RunFolder open(Path path) throws IOException {
        var run = new RunFolder(path);
        if (!Files.exists(path)) {
            throw new IOException("there is no run in " + path
                    + "; make one: thence import LOG ... --out " + path);
        }
        if (!Files.exists(run.runFile())) {
            throw new IOException(path + " has no " + run.runFile().getFileName()
                    + ", so it is no run; make one: thence import LOG ... --out FOLDER");
        }
        return run;
    }

    Path runFile() {
        return path.resolve("run.json");
    }

    Path events() {
        return path.resolve("events.thence");
    }

    /// What is known of items beyond the events, where an order log came with it.
    Path facts() {
        return path.resolve("facts.thence");
    }

    Path graph() {
        return path.resolve("graph.thence");
    }

    /// What is served.
    Path model() {
        return path.resolve("model");
    }

    /// What is judged.
    Path trial() {
        return path.resolve("trial");
    }

    /// What the trial reached, once it was judged.
    Path evaluation() {
        return path.resolve(TrialSummary.FILE);
    }

    /// How the training that is there, or was interrupted, was asked for.
    Path trainFile() {
        return path.resolve("train.json");
    }

    /// Whether an interrupted training can go on.
    boolean hasCheckpoint() throws IOException {
        try (var files = Files.list(path)) {
            return files.anyMatch(f -> f.getFileName().toString().startsWith("checkpoint-"));
        }
    }

    void deleteCheckpoints() throws IOException {
        try (var files = Files.list(path)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith("checkpoint-")) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// The files of an import, with their sizes.
    String contents() throws IOException {
        var parts = new ArrayList<String>();
        for (Path file : List.of(runFile(), events(), facts(), graph())) {
            if (Files.exists(file)) {
                parts.add(file.getFileName() + " " + Bytes.text(Files.size(file)));
            }
        }
        return String.join(", ", parts);
    }

    /// The path as a person would type it: a run is shown with a slash at its end.
    String shown() {
        String text = path.toString();
        return text.endsWith("/") ? text : text + "/";
    }
}
