package dev.thence.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

    Path checkpoint() {
        return path.resolve("checkpoint.thence");
    }

    Path evaluation() {
        return path.resolve("evaluation.json");
    }

    /// The path as a person would type it: a run is shown with a slash at its end.
    String shown() {
        String text = path.toString();
        return text.endsWith("/") ? text : text + "/";
    }
}
