package dev.thence.bench.speed;

import dev.thence.bench.pages.Provenance;
import dev.thence.bench.protocols.LogSource;
import dev.thence.bench.speed.SpeedReport.Line;
import dev.thence.datasets.DataFolder;
import dev.thence.datasets.Datasets;
import dev.thence.datasets.OrderLogDataset;
import dev.thence.datasets.SyntheticDataset;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How fast the long paths are: from an order log to its graph file, and sampled training.
/// Single methods (a sampler's pass, a scan) are measured by JMH in this module's tests.
public final class SpeedBench {
    private SpeedBench() {}

    /// Measures; minutes. Other work on the machine spoils the figures.
    ///
    /// @throws java.util.concurrent.CancellationException when the listener wants to stop
    public static SpeedReport run(SpeedOptions options, PipelineListener listener)
            throws IOException {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        var lines = new ArrayList<Line>();
        try (var workers = Workers.of(options.threads())) {
            listener.stage("reading the log", 0);
            var source = source(options);
            listener.stage("order log to graph file", 0);
            lines.addAll(new ImportSpeed(source, workers).measure());
            lines.addAll(new TrainingSpeed(options, workers, listener).measure());
        }
        String note = String.format(Locale.ROOT,
                "Load of the machine at the beginning: %.2f.", load);
        return new SpeedReport("Speed", Provenance.here(options.command()), List.of(note), lines);
    }

    private static LogSource source(SpeedOptions options) throws IOException {
        boolean hasData = options.data().isPresent()
                || !System.getenv().getOrDefault(DataFolder.VARIABLE, "").isBlank();
        return hasData
                ? LogSource.of((OrderLogDataset) Datasets.find("online-retail"), options.data())
                : LogSource.of((SyntheticDataset) Datasets.find("synthetic-shop"));
    }
}
