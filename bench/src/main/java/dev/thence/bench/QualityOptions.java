package dev.thence.bench;

import dev.thence.datasets.DataFolder;
import dev.thence.datasets.Dataset;

/// What a quality benchmark runs on.
///
/// @param data where the dataset is looked for
/// @param seed of the split and the training
/// @param threads that compute, 1 or more; they change no figure
/// @param command by which to repeat the run, for the report
public record QualityOptions(Dataset dataset, DataFolder data, long seed, int threads,
        String command) {
    public QualityOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ", must be 1 or more");
        }
    }
}
