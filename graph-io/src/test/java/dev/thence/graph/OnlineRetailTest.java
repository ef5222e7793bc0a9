package dev.thence.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.thence.graph.CleaningReport.Count;
import dev.thence.io.CsvLogFormat;
import dev.thence.io.CsvLogFormat.Field;
import dev.thence.io.CsvOrderLog;
import dev.thence.io.EventLog;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The counts of the real log of UCI Online Retail, known from an independent computation.
class OnlineRetailTest {
    private static final Instant PERIOD_A = Instant.parse("2011-10-01T00:00:00Z");
    private static final Instant PERIOD_B = Instant.parse("2011-06-01T00:00:00Z");

    @TempDir
    static Path folder;
    static EventLog events;
    static CleanLog whole;

    @BeforeAll
    static void readLog() throws IOException {
        Optional<Path> file = Optional.ofNullable(System.getenv("THENCE_DATA"))
                .map(data -> Path.of(data, "online_retail_uci", "online_retail.csv.zst"))
                .filter(Files::exists);
        assumeTrue(file.isPresent(), "THENCE_DATA has no online_retail_uci");
        var format = CsvLogFormat.of("CustomerID", "StockCode", "InvoiceDate")
                .withColumn(Field.ORDER, "InvoiceNo").withColumn(Field.NAME, "Description")
                .withColumn(Field.QUANTITY, "Quantity").withColumn(Field.PRICE, "UnitPrice");
        Path stored = folder.resolve("events");
        EventLog.write(stored, CsvOrderLog.of(file.get(), format));
        events = EventLog.open(stored, Verification.ALL);
        whole = CleanLog.of(events, Cleaning.standard(), Instant.MAX);
    }

    @AfterAll
    static void close() {
        if (events != null) {
            events.close();
        }
    }

    @Test
    void everyRowIsStored() {
        assertEquals(541_909, events.eventCount());
        assertEquals(4_070, events.items().count());
        assertEquals(4_372, events.customers().count());
        assertEquals(25_900, events.orders().count());
    }

    @Test
    void standardCleaningGivesTheKnownLog() {
        CleaningReport report = whole.report();
        assertEquals(541_909, report.of(Count.EVENTS));
        assertEquals(2_995, report.of(Count.OTHER_CODES));
        assertEquals(111, report.of(Count.CASES_JOINED));
        assertEquals(2_485, report.of(Count.UNPRICED));
        assertEquals(0, report.of(Count.NO_QUANTITY));
        assertEquals(8_704, report.of(Count.CANCELLATIONS));
        assertEquals(2_714, report.of(Count.LINES_CANCELLED));
        assertEquals(1_107, report.of(Count.CANCELLATIONS_SHORT));
        assertEquals(165, report.of(Count.CANCELLATIONS_ANONYMOUS));
        assertEquals(18_268 - 16_595, report.of(Count.ORDERS_JOINED));
        assertEquals(1_371, report.of(Count.ANONYMOUS_ORDERS));
        assertEquals(0, report.of(Count.ORDERS_CAPPED));
        assertEquals(512_310, report.of(Count.LINES));
        assertEquals(17_966, report.of(Count.ORDERS));
        assertEquals(4_324, report.of(Count.CUSTOMERS));
        assertEquals(3_786, report.of(Count.ITEMS));
        assertEquals(17_966, whole.orders().orderCount());
        assertEquals(512_310, whole.orders().lineCount());
        assertEquals(Optional.empty(), whole.obstacle());
    }

    @Test
    void presetForInvoicesGivesTheSame() {
        var preset = CleanLog.of(events, Cleaning.forRetailInvoices(), Instant.MAX);
        assertEquals(whole.report().lines(), preset.report().lines());
        assertEquals(whole.items().fingerprint(), preset.items().fingerprint());
    }

    @Test
    void catalogueOfEachPeriodIsWhatWasSoldBefore() {
        var a = CleanLog.of(events, Cleaning.standard(), PERIOD_A);
        assertEquals(3_626, a.items().count());
        assertEquals(352_118, a.orders().lineCount());
        assertEquals(12_959, a.orders().orderCount());
        assertEquals(3_609, a.orders().customerCount());
        var b = CleanLog.of(events, Cleaning.standard(), PERIOD_B);
        assertEquals(3_272, b.items().count());
        assertEquals(197_935, b.orders().lineCount());
    }

    @Test
    void giantAnonymousInvoicesAreThere() {
        Orders orders = whole.orders();
        int[] anonymous = IntStream.range(0, orders.orderCount())
                .filter(order -> orders.customer(order) == Orders.ANONYMOUS)
                .map(orders::size).toArray();
        assertEquals(1_371, anonymous.length);
        assertEquals(95, Math.round(Arrays.stream(anonymous).average().orElseThrow()));
        assertEquals(1_106, Arrays.stream(anonymous).max().orElseThrow());
    }

    @Test
    void itemsCarryTheirUsualName() {
        int node = whole.items().require("85123A");
        assertEquals(Optional.of("WHITE HANGING HEART T-LIGHT HOLDER"),
                whole.catalogue().name(node));
        assertEquals(2.95, whole.catalogue().price(node).orElseThrow(), 0.5);
    }
}
