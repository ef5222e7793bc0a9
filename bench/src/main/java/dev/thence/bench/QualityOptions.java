package dev.thence.bench;

import dev.thence.datasets.Dataset;
import java.nio.file.Path;
import java.util.Optional;

/// What a quality benchmark runs on.
///
/// @param data the folder in which the dataset is looked for; empty for that of `THENCE_DATA`
/// @param seed of the split and the training
/// @param threads that compute, 1 or more; they change no figure
/// @param command by which to repeat the run, for the report
public record QualityOptions(Dataset dataset, Optional<Path> data, long seed, int threads,
        String command) {
    public QualityOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ", must be 1 or more");
        }
    }
}
