package dev.thence.bench.protocols;

import dev.thence.datasets.DataFolder;
import dev.thence.datasets.Dataset;
import dev.thence.datasets.DgganSplit;
import dev.thence.datasets.GraphData;
import dev.thence.datasets.GraphDataset;
import dev.thence.datasets.OrderLogDataset;
import dev.thence.datasets.SyntheticDataset;
import dev.thence.datasets.TestPeriod;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A dataset that is read once for all its splits, when first asked for. For one thread.
public final class OpenDataset {
    private final Dataset dataset;
    private final Optional<Path> data;
    private @Nullable GraphData graph;
    private @Nullable LogSource log;

    /// @param data the folder it is looked for in; empty for that of `THENCE_DATA`
    public OpenDataset(Dataset dataset, Optional<Path> data) {
        this.dataset = dataset;
        this.data = data;
    }

    public Dataset dataset() {
        return dataset;
    }

    /// The digest of its content, which is checked when it is read.
    String digest() {
        return dataset.card().digest();
    }

    /// @throws dev.thence.datasets.DatasetException when it is not there or another
    /// @throws IllegalStateException when it is no graph
    GraphData graph() throws IOException {
        if (graph == null) {
            if (!(dataset instanceof GraphDataset found)) {
                throw new IllegalStateException(dataset.name() + " is no graph");
            }
            graph = found.open(DataFolder.of(data));
        }
        return graph;
    }

    /// The split that DGGAN published of the graph.
    ///
    /// @throws dev.thence.datasets.DatasetException when it is not there or another
    /// @throws IllegalStateException when there is none
    DgganSplit dgganSplit() throws IOException {
        var read = graph();
        return ((GraphDataset) dataset).dgganSplit(DataFolder.of(data), read);
    }

    /// @throws dev.thence.datasets.DatasetException when it is not there or another
    LogSource log() throws IOException {
        if (log == null) {
            log = switch (dataset) {
                case OrderLogDataset orders -> LogSource.of(orders, data);
                case SyntheticDataset shop -> LogSource.of(shop);
                case GraphDataset _ -> throw new IllegalStateException(
                        dataset.name() + " is no order log");
            };
        }
        return log;
    }

    /// The periods of an order log; none for a graph.
    static List<TestPeriod> periods(Dataset dataset) {
        return switch (dataset) {
            case OrderLogDataset orders -> orders.periods();
            case SyntheticDataset shop -> shop.periods();
            case GraphDataset _ -> List.of();
        };
    }
}
