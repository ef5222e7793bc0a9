package dev.thence.bench.split;

import dev.thence.datasets.DataFolder;
import dev.thence.datasets.Dataset;
import dev.thence.datasets.GraphDataset;
import dev.thence.evaluation.EdgesProtocol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Splits as plain files, for methods in other languages. The format is in `docs/benchmarks.md`.
public final class Splits {
    private Splits() {}

    /// What was written.
    ///
    /// @param nodes how many there are
    /// @param train how many edges to learn from
    /// @param validation how many edges to choose settings by
    /// @param test how many edges to predict
    /// @param checksum by which the split is cited
    public record Written(int nodes, long train, long validation, long test, String checksum) {}

    /// Splits a graph by the edges protocol and writes it. The same dataset and seed give the
    /// same bytes.
    ///
    /// @param data the folder in which the dataset is looked for; empty for that of `THENCE_DATA`
    /// @throws dev.thence.datasets.DatasetException when the dataset is not there or another
    /// @throws IllegalArgumentException when the dataset is an order log
    public static Written write(Dataset dataset, Optional<Path> data, long seed, Path folder)
            throws IOException {
        if (!(dataset instanceof GraphDataset graph)) {
            throw new IllegalArgumentException(dataset.name() + " is an order log; only graphs are"
                    + " written as splits");
        }
        var read = graph.open(DataFolder.of(data));
        var split = EdgesProtocol.of(read.edges(), seed);
        var manifest = SplitWriter.write(folder, dataset.name(), dataset.card().digest(), split,
                read.ids(), read.catalogue(), read.coViews());
        return new Written(manifest.nodes(), split.train().edgeCount(),
                split.validation().edgeCount(), split.test().edgeCount(), manifest.checksum());
    }
}
