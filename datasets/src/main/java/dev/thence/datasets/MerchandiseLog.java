package dev.thence.datasets;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.thence.io.CsvLogFormat;
import dev.thence.io.CsvLogFormat.Field;
import dev.thence.io.CsvOrderLog;
import dev.thence.io.Event;
import dev.thence.io.EventKind;
import dev.thence.io.OrderLog;
import dev.thence.io.TextInput;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Reads the events of the Google merchandise store. Variants of a product differ between kinds
/// of events, so the product is its name: every event gets the smallest item number of that
/// name. What the file calls `add_to_cart` comes in blocks of twelve at one second and means
/// that the items were listed. A user's session is one order.
final class MerchandiseLog implements OrderLog {
    private static final List<String> FOLDERS = List.of("google_merchandise_ga4/", "");

    /// A product of the store.
    private record Item(String id, String name, double price) {}

    private final CsvOrderLog events;
    private final Path itemFile;
    private final Map<String, Item> items;

    private MerchandiseLog(CsvOrderLog events, Path itemFile, Map<String, Item> items) {
        this.events = events;
        this.itemFile = itemFile;
        this.items = items;
    }

    static OrderLog open(DatasetCard card, DataFolder folder) throws IOException {
        Path eventFile = folder.require(card, named("events.csv"));
        Path itemFile = folder.require(card, named("items.csv"));
        var format = CsvLogFormat.of("user_id", "item_id", "date").withColumn(Field.KIND, "type")
                .withColumn(Field.SESSION, "ga_session_id")
                .withKind("add_to_cart", EventKind.LISTED);
        return new MerchandiseLog(CsvOrderLog.of(eventFile, format), itemFile, items(itemFile));
    }

    private static List<String> named(String file) {
        return FOLDERS.stream().map(folder -> folder + file).toList();
    }

    private static Map<String, Item> items(Path file) throws IOException {
        var items = new HashMap<String, Item>();
        var first = new HashMap<String, String>();
        try (Reader reader = TextInput.open(file, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
            for (NamedCsvRecord row : rows) {
                String id = row.getField("id");
                String name = row.getField("name").strip();
                first.merge(name, id, MerchandiseLog::smaller);
                items.put(id, new Item(id, name, Double.parseDouble(row.getField("price_in_usd"))));
            }
        } catch (NumberFormatException e) {
            throw new DatasetException(file + ": a price is no number: " + e.getMessage());
        }
        items.replaceAll((_, item) -> new Item(first.get(item.name()), item.name(), item.price()));
        return items;
    }

    private static String smaller(String a, String b) {
        return a.length() != b.length() ? (a.length() < b.length() ? a : b)
                : a.compareTo(b) <= 0 ? a : b;
    }

    @Override
    public void read(Consumer<? super Event> receiver) throws IOException {
        String[] unknown = new String[1];
        events.read(event -> {
            var item = items.get(event.item());
            if (item == null) {
                unknown[0] = event.item();
                return;
            }
            String session = event.customer() + "-" + event.session();
            receiver.accept(new Event(event.customer(), item.id(), event.time(), event.kind(),
                    session, session, 1, item.price(), item.name()));
        });
        if (unknown[0] != null) {
            throw new DatasetException(itemFile + ": has no item " + unknown[0]
                    + ", which the events name");
        }
    }

    @Override
    public String source() {
        return events.source();
    }
}
