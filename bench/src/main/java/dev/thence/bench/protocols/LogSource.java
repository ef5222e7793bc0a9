package dev.thence.bench.protocols;

import dev.thence.datasets.DataFolder;
import dev.thence.datasets.Dataset;
import dev.thence.datasets.OrderLogDataset;
import dev.thence.datasets.ShopTruth;
import dev.thence.datasets.SyntheticDataset;
import dev.thence.datasets.TestPeriod;
import dev.thence.graph.Cleaning;
import dev.thence.io.OrderLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// An order log to be judged on, public or made up.
///
/// @param truth what is true of it, where that is known
public record LogSource(Dataset dataset, OrderLog log, Cleaning cleaning, List<TestPeriod> periods,
        Optional<ShopTruth> truth) {

    public static LogSource of(OrderLogDataset dataset, Optional<Path> data) throws IOException {
        return new LogSource(dataset, dataset.open(DataFolder.of(data)), dataset.cleaning(),
                dataset.periods(), Optional.empty());
    }

    public static LogSource of(SyntheticDataset dataset) {
        var shop = dataset.open();
        return new LogSource(dataset, shop, Cleaning.standard(), dataset.periods(),
                Optional.of(shop.truth()));
    }
}
