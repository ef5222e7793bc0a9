package dev.thence.bench.speed;

import dev.thence.bench.protocols.LogSource;
import dev.thence.bench.speed.SpeedReport.Line;
import dev.thence.graph.CleanLog;
import dev.thence.graph.PairCounts;
import dev.thence.graph.PairRule;
import dev.thence.graph.ProductGraph;
import dev.thence.graph.Relation;
import dev.thence.graph.Workers;
import dev.thence.io.EventLog;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// How long it takes from an order log to its graph file: reading and storing the events,
/// cleaning, edges and counts, writing.
final class ImportSpeed {
    private final LogSource source;
    private final Workers workers;

    ImportSpeed(LogSource source, Workers workers) {
        this.source = source;
        this.workers = workers;
    }

    /// The best of three runs, the first of which also warms up.
    List<Line> measure() throws IOException {
        Path folder = Files.createTempDirectory("thence-bench");
        try {
            List<Line> best = run(folder);
            for (int repeat = 0; repeat < 2; repeat++) {
                var again = run(folder);
                best = again.getFirst().value() < best.getFirst().value() ? again : best;
            }
            return best;
        } finally {
            Files.deleteIfExists(folder.resolve("events.thence"));
            Files.deleteIfExists(folder.resolve("graph.thence"));
            Files.delete(folder);
        }
    }

    private List<Line> run(Path folder) throws IOException {
        Path events = folder.resolve("events.thence");
        Path file = folder.resolve("graph.thence");
        long start = System.nanoTime();
        long count = EventLog.write(events, source.log());
        double stored = seconds(start);
        try (var log = EventLog.open(events, Verification.HEADER)) {
            var clean = CleanLog.of(log, source.cleaning(), Instant.MAX);
            double cleaned = seconds(start);
            var edges = PairRule.standard().edges(clean.orders(), workers);
            var then = PairCounts.customersThen(clean.orders(), PairRule.standard().window(),
                    PairCounts.Kept.ALL, workers);
            double counted = seconds(start);
            ProductGraph.builder(clean.items()).graph(Relation.CO_PURCHASE, edges).thenCounts(then)
                    .catalogue(clean.catalogue()).build().write(file);
            double all = seconds(start);
            return List.of(new Line("order log to graph file", all, "s", String.format(Locale.ROOT,
                    "%s: %,d events, %,d edges between %,d items; storing %.2f, cleaning %.2f,"
                    + " edges and counts %.2f, writing %.2f", source.dataset().name(), count,
                    edges.edgeCount(), edges.nodeCount(), stored, cleaned - stored,
                    counted - cleaned, all - counted)));
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
