package dev.thence.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.thence.graph.Cleaning.ItemScope;
import dev.thence.io.CsvLogFormat;
import dev.thence.io.CsvLogFormat.Field;
import dev.thence.io.CsvOrderLog;
import dev.thence.io.EventKind;
import dev.thence.io.EventLog;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real log with sessions, listings and no order ids: the GA4 sample of the Google
/// Merchandise Store, its counts known from an independent computation.
class MerchandiseStoreTest {
    @Test
    void listingsBecomeSessionsAndPurchasesOrders(@TempDir Path folder) throws IOException {
        Optional<Path> file = Optional.ofNullable(System.getenv("THENCE_DATA"))
                .map(data -> Path.of(data, "google_merchandise_ga4", "events.csv.zst"))
                .filter(Files::exists);
        assumeTrue(file.isPresent(), "THENCE_DATA has no google_merchandise_ga4");
        var format = CsvLogFormat.of("user_id", "item_id", "date")
                .withColumn(Field.SESSION, "ga_session_id").withColumn(Field.KIND, "type")
                .withKind("add_to_cart", EventKind.LISTED);
        Path stored = folder.resolve("events");
        assertEquals(719_386, EventLog.write(stored, CsvOrderLog.of(file.get(), format)));
        try (var events = EventLog.open(stored, Verification.ALL)) {
            var apart = CleanLog.of(events, Cleaning.standard().withJoinDays(false)
                    .withItems(ItemScope.SEEN), Instant.MAX);
            assertEquals(4_446, apart.orders().orderCount());
            assertEquals(14_072, apart.orders().lineCount());
            assertEquals(3_052, IntStream.range(0, 4_446)
                    .filter(order -> apart.orders().size(order) > 1).count());
            assertEquals(1_381, apart.items().count());
            assertEquals(17_181, apart.sessions().sessionCount());
            assertEquals(305_973, apart.sessions().lineCount());
            var joined = CleanLog.of(events, Cleaning.standard(), Instant.MAX);
            assertEquals(4_393, joined.orders().orderCount());
            assertEquals(14_017, joined.orders().lineCount());
            assertEquals(4_066, joined.orders().customerCount());
            assertEquals(809, joined.items().count());
            try (var workers = Workers.of(2)) {
                var coViews = PairRule.standard().edges(joined.sessions(), workers);
                assertTrue(coViews.edgeCount() > 1_000);
            }
        }
    }
}
