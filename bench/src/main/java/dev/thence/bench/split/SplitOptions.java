package dev.thence.bench.split;

import dev.thence.datasets.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which split is written, and where.
///
/// @param data the folder in which the dataset is looked for; empty for that of `THENCE_DATA`
/// @param protocol one of [#PROTOCOLS]
/// @param seed of the split; the number of a published one
/// @param period of an order log; empty for its first one
/// @param out the folder; a split that is there is written over
public record SplitOptions(Dataset dataset, Optional<Path> data, String protocol, long seed,
        Optional<String> period, Path out) {
    /// The protocols whose splits can be written.
    public static final List<String> PROTOCOLS = List.of("edges", "dirlink", "time");
}
