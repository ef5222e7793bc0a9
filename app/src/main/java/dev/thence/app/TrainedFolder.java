package dev.thence.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Something a command is to take a model from: a run, a model folder or a store.
///
/// @param path as it was named
record TrainedFolder(Path path) {
    /// The same folder, when it is a run with a model or a model. A run folder that was imported
    /// and not trained yet is the commonest slip.
    ///
    /// @throws IOException with what to do, when there is no model in it
    Path requireModel() throws IOException {
        var run = new RunFolder(path);
        if (Files.exists(run.runFile()) && !Files.isDirectory(run.model())) {
            throw new IOException(run.shown() + " has no model yet; make it: thence train "
                    + run.shown());
        }
        if (Files.isDirectory(path) && !Files.isDirectory(run.model())
                && !ModelInfo.isModel(path)) {
            throw new IOException(path + " is neither a run nor a model");
        }
        return path;
    }

    /// The same folder, when it is one of these or a store of models.
    Path requireModelOrStore() throws IOException {
        return Files.exists(path.resolve("current")) ? path : requireModel();
    }
}
