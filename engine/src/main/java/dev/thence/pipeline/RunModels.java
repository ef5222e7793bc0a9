package dev.thence.pipeline;

import java.nio.file.Path;

/// Where a run keeps its two models.
///
/// @param trial the folder of the model that is judged
/// @param release the folder of the model that is served
public record RunModels(Path trial, Path release) {
    /// `trial/` and `model/` in the folder of a run.
    public static RunModels in(Path run) {
        return new RunModels(run.resolve("trial"), run.resolve("model"));
    }
}
