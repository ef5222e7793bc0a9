package dev.thence.bench.quality;

import dev.thence.bench.Method;
import dev.thence.bench.protocols.Protocols;
import dev.thence.datasets.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a quality benchmark runs on.
///
/// @param datasets one after the other
/// @param methods those to be measured, each by the protocols that take its kind
/// @param protocols names of the protocols; empty for all that fit a dataset
/// @param seed the first one
/// @param seeds how many, counting up, 1 or more
/// @param data the folder in which datasets are looked for; empty for that of `THENCE_DATA`
/// @param out the results folder, which keeps cells as they finish
/// @param threads that compute, 1 or more; they change no figure
/// @param command by which to repeat the run, for the report
public record QualityOptions(List<Dataset> datasets, List<Method> methods, List<String> protocols,
        long seed, int seeds, Optional<Path> data, Path out, int threads, String command) {
    public QualityOptions {
        datasets = List.copyOf(datasets);
        methods = List.copyOf(methods);
        protocols = List.copyOf(protocols);
        if (datasets.isEmpty() || methods.isEmpty()) {
            throw new IllegalArgumentException("a benchmark needs a dataset and a method, has "
                    + datasets.size() + " and " + methods.size());
        }
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds is " + seeds + ", must be 1 or more");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ", must be 1 or more");
        }
        Protocols.named(protocols);
    }
}
