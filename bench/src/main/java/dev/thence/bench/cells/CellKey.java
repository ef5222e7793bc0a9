package dev.thence.bench.cells;

import java.nio.file.Path;

/// Which cell of the results: one method, fitted and judged once.
///
/// @param protocol its name
/// @param dataset its name in the registry
/// @param part of the dataset, such as a period; empty where there is one part
/// @param method its name
/// @param seed of split and draws
public record CellKey(String protocol, String dataset, String part, String method, long seed) {

    /// Where it is kept below the results: `cells/cora-ml/edges/ease-0.thence`.
    Path file(Path results) {
        String folder = part.isEmpty() ? protocol
                : protocol + "-" + part.toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-");
        return results.resolve("cells").resolve(dataset).resolve(folder)
                .resolve(method + "-" + seed + ".thence");
    }

    @Override
    public String toString() {
        return dataset + " " + protocol + (part.isEmpty() ? "" : " " + part) + " seed " + seed
                + " " + method;
    }
}
