package dev.thence.bench;

import dev.thence.datasets.GraphDataset;
import dev.thence.datasets.OrderLogDataset;
import dev.thence.datasets.SyntheticDataset;
import dev.thence.engine.PipelineListener;
import dev.thence.graph.Workers;
import java.io.IOException;

/// How good the model is on a public dataset, beside simple baselines, the learned vectors
/// alone and the same evidences without them: a graph by the edges protocol, an order log by
/// the time protocol.
///
/// The same options give the same figures at any number of threads.
public final class QualityBench {
    private QualityBench() {}

    /// Reads, trains, judges; minutes to tens of minutes.
    ///
    /// @throws dev.thence.datasets.DatasetException when the dataset is not there or another
    /// @throws java.util.concurrent.CancellationException when the listener wants to stop
    public static QualityReport run(QualityOptions options, PipelineListener listener)
            throws IOException {
        try (var workers = Workers.of(options.threads())) {
            return switch (options.dataset()) {
                case GraphDataset graph -> new EdgesBench(options, graph, workers, listener).run();
                case OrderLogDataset log -> new TimeBench(options,
                        LogSource.of(log, options.data()), workers, listener).run();
                case SyntheticDataset shop -> new TimeBench(options, LogSource.of(shop), workers,
                        listener).run();
            };
        }
    }
}
