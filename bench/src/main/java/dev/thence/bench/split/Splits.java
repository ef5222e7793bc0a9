package dev.thence.bench.split;

import dev.thence.bench.protocols.EdgesBench;
import dev.thence.bench.protocols.LinkTasks;
import dev.thence.bench.protocols.LogSource;
import dev.thence.bench.protocols.TimeCut;
import dev.thence.bench.protocols.TimeTask;
import dev.thence.datasets.DataFolder;
import dev.thence.datasets.GraphDataset;
import dev.thence.datasets.OrderLogDataset;
import dev.thence.datasets.SyntheticDataset;
import dev.thence.datasets.TestPeriod;
import dev.thence.evaluation.EdgesProtocol;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Splits as plain files, for methods in other languages. The format is in `docs/benchmarks.md`.
public final class Splits {
    private Splits() {}

    /// What was written.
    ///
    /// @param nodes how many there are
    /// @param rows per part of the split how many
    /// @param checksum by which the split is cited
    public record Written(int nodes, SortedMap<String, Long> rows, String checksum) {
        public Written {
            rows = new TreeMap<>(rows);
        }
    }

    /// Splits a dataset as the harness does and writes it. The same options give the same bytes.
    ///
    /// @throws dev.thence.datasets.DatasetException when the dataset is not there or another
    /// @throws IllegalArgumentException when the protocol does not fit the dataset
    public static Written write(SplitOptions options) throws IOException {
        var manifest = switch (options.protocol()) {
            case EdgesBench.NAME -> edges(options, graph(options));
            case LinkTasks.PROTOCOL -> links(options, graph(options));
            case TimeTask.PROTOCOL -> orders(options);
            default -> throw new IllegalArgumentException("a split by protocol '"
                    + options.protocol() + "' cannot be written; those that can are "
                    + String.join(", ", SplitOptions.PROTOCOLS));
        };
        return new Written(manifest.nodes(), manifest.edges(), manifest.checksum());
    }

    private static GraphDataset graph(SplitOptions options) {
        if (options.dataset() instanceof GraphDataset graph) {
            return graph;
        }
        throw new IllegalArgumentException(options.dataset().name() + " is an order log, protocol "
                + options.protocol() + " splits graphs");
    }

    private static SplitManifest edges(SplitOptions options, GraphDataset dataset)
            throws IOException {
        var read = dataset.open(DataFolder.of(options.data()));
        return SplitWriter.write(options.out(), dataset.name(), dataset.card().digest(),
                EdgesProtocol.of(read.edges(), options.seed()), read.ids(), read.catalogue(),
                read.coViews());
    }

    private static SplitManifest links(SplitOptions options, GraphDataset dataset)
            throws IOException {
        if (!dataset.hasSplits()) {
            throw new IllegalArgumentException(dataset.name() + " has no splits of DirLinkBench;"
                    + " cora-ml and citeseer have");
        }
        if (options.seed() < 0 || options.seed() >= GraphDataset.LINK_SPLITS) {
            throw new IllegalArgumentException("the seed is " + options.seed() + ", must be the"
                    + " number of a published split, 0 to " + (GraphDataset.LINK_SPLITS - 1));
        }
        var read = dataset.open(DataFolder.of(options.data()));
        return LinkSplitWriter.write(options.out(), dataset.name(), dataset.card().digest(),
                options.seed(), read.splits().get(Math.toIntExact(options.seed())), read);
    }

    private static SplitManifest orders(SplitOptions options) throws IOException {
        var source = switch (options.dataset()) {
            case OrderLogDataset log -> LogSource.of(log, options.data());
            case SyntheticDataset shop -> LogSource.of(shop);
            case GraphDataset graph -> throw new IllegalArgumentException(graph.name()
                    + " is a graph, protocol " + options.protocol() + " cuts order logs");
        };
        var periods = source.periods();
        var period = options.period().isEmpty() ? periods.getFirst() : periods.stream()
                .filter(each -> each.name().equals(options.period().get())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(options.dataset().name()
                        + " has no period '" + options.period().get() + "'; there are "
                        + periods.stream().map(TestPeriod::name)
                                .collect(Collectors.joining(", "))));
        try (var workers = Workers.of(Runtime.getRuntime().availableProcessors());
                var cut = TimeCut.open(source, period, options.seed(), workers,
                        PipelineListener.SILENT)) {
            return OrdersSplitWriter.write(options.out(), options.dataset().name(),
                    options.dataset().card().digest(), options.seed(), cut);
        }
    }
}
