package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.CleanLog;
import dev.thence.graph.Cleaning;
import dev.thence.graph.Workers;
import dev.thence.io.CsvLogFormat;
import dev.thence.io.CsvLogFormat.Field;
import dev.thence.io.CsvOrderLog;
import dev.thence.io.Event;
import dev.thence.io.EventKind;
import dev.thence.io.EventLog;
import dev.thence.io.OrderLog;
import dev.thence.io.SectionFile.Verification;
import dev.thence.io.TextInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tasks and simple methods on the real log of a shop with sessions, the Google merchandise
/// store, against figures known from an independent computation. Percent, macro.
class MerchandiseTasksTest {
    @TempDir
    static Path folder;
    static Workers workers;
    static TimeProtocol protocol;
    static OrderBaselines baselines;

    /// The events with one item per product name: the first of its variants.
    private record ByName(OrderLog log, Map<String, String> first) implements OrderLog {
        @Override
        public void read(Consumer<? super Event> receiver) throws IOException {
            log.read(e -> {
                String session = e.customer() + "-" + e.session();
                receiver.accept(new Event(e.customer(), first.get(e.item()), e.time(), e.kind(),
                        session, session, 1, Double.NaN, ""));
            });
        }

        @Override
        public String source() {
            return log.source();
        }
    }

    @BeforeAll
    static void readLog() throws IOException {
        var csv = RealData.file("google_merchandise_ga4/events.csv.zst");
        var format = CsvLogFormat.of("user_id", "item_id", "date").withColumn(Field.KIND, "type")
                .withColumn(Field.SESSION, "ga_session_id")
                .withKind("add_to_cart", EventKind.LISTED);
        Path stored = folder.resolve("events");
        EventLog.write(stored, new ByName(CsvOrderLog.of(csv, format), firstOfName()));
        workers = Workers.ofProcessors();
        try (var events = EventLog.open(stored, Verification.HEADER)) {
            var cleaning = Cleaning.standard().withJoinDays(false);
            var before = CleanLog.of(events, cleaning, Instant.parse("2021-01-01T00:00:00Z"));
            protocol = TimeProtocol.of(before, CleanLog.of(events, cleaning,
                    Instant.parse("2021-02-01T00:00:00Z")));
            baselines = OrderBaselines.of(before, workers);
        }
    }

    private static Map<String, String> firstOfName() throws IOException {
        var byName = new HashMap<String, String>();
        var names = new HashMap<String, String>();
        Path file = RealData.file("google_merchandise_ga4/items.csv.zst");
        try (var lines = new BufferedReader(TextInput.open(file, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).forEach(line -> {
                int end = line.indexOf(',');
                String rest = line.substring(end + 1);
                String name = rest.startsWith("\"") ? rest.substring(1, rest.indexOf("\",", 1))
                        : rest.substring(0, rest.indexOf(','));
                names.put(line.substring(0, end), name.strip());
                byName.merge(name.strip(), line.substring(0, end), (a, b) -> Comparator
                        .comparing(String::length).thenComparing(Comparator.naturalOrder())
                        .compare(a, b) <= 0 ? a : b);
            });
        }
        names.replaceAll((_, name) -> byName.get(name));
        return names;
    }

    @AfterAll
    static void close() {
        if (workers != null) {
            workers.close();
        }
    }

    @Test
    void tasksHaveTheKnownSizes() {
        assertEquals(379, protocol.order().nodeCount());
        assertEquals(496, protocol.sameOrder().customerCount());
        assertEquals(591, protocol.listedThenBought().customerCount());
        assertEquals(61, protocol.nextItems().customerCount());
    }

    @Test
    void popularityReachesTheKnownFigures() {
        assertFigure(14.0, baselines.popularity(), protocol.sameOrder());
        assertFigure(23.4, baselines.popularity(14), protocol.sameOrder());
        assertFigure(16.9, baselines.popularity(), protocol.listedThenBought());
        assertFigure(25.1, baselines.popularity(14), protocol.listedThenBought());
        assertFigure(13.1, baselines.popularity(), protocol.nextItems());
        assertFigure(16.9, baselines.popularity(14), protocol.nextItems());
    }

    @Test
    void countsReachTheKnownFigures() {
        assertFigure(17.7, baselines.sameOrderShared(), protocol.nextItems());
        assertFigure(32.2, baselines.coViewCosine(), protocol.sameOrder());
        assertFigure(35.5, baselines.coViewCosine(), protocol.listedThenBought());
    }

    /// Counts that share a visit out over what it listed: 37.0 is known of plain ones.
    @Test
    void whatWasListedTellsWhatIsBought() {
        assertFigure(38.4, baselines.listedThenBought(), protocol.listedThenBought());
    }

    private static void assertFigure(double percent, Baseline baseline, QuerySet task) {
        double found = 100 * Evaluator.evaluate(baseline.scorer(), task, workers)
                .macro(Metric.HIT_RATE_10);
        assertEquals(percent, Math.round(10 * found) / 10.0, 1e-9,
                baseline.name() + ", " + task.name() + ": " + found);
    }
}
