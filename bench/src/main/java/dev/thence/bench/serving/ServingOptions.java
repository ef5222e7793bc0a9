package dev.thence.bench.serving;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a benchmark of serving measures.
///
/// @param items sizes of the shops, each 1,000 or more
/// @param lists for how many of the busiest items answers are made beforehand, 1 or more
/// @param seconds that each row is measured, above 0
/// @param queries over which recall is measured, and which other libraries are asked
/// @param probes that are answered before memory is looked at
/// @param threads of the rows that use all of them, 1 or more
/// @param seed of the shops and the questions
/// @param lucene whether Lucene is measured too
/// @param peers the program that measures Python's libraries
/// @param folder where shops are made; empty for the folder of temporary files
/// @param command by which to repeat the run, for the report
public record ServingOptions(List<Integer> items, int lists, double seconds, int queries,
        int probes, int threads, long seed, boolean lucene, Optional<Path> peers,
        Optional<Path> folder, String command) {
    public ServingOptions {
        items = List.copyOf(items);
        if (items.isEmpty() || items.stream().anyMatch(n -> n < 1_000 || n > 20_000_000)) {
            throw new IllegalArgumentException("items is " + items
                    + ", must be one size or more, each 1000 to 20000000");
        }
        if (lists < 1) {
            throw new IllegalArgumentException("lists is " + lists + ", must be 1 or more");
        }
        if (!(seconds > 0) || seconds > 3_600) {
            throw new IllegalArgumentException("seconds is " + seconds
                    + ", must be above 0 and at most 3600");
        }
        if (queries < 1 || probes < 1 || threads < 1) {
            throw new IllegalArgumentException("queries " + queries + ", probes " + probes
                    + ", threads " + threads + ", each must be 1 or more");
        }
    }
}
