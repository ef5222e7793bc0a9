package dev.thence.io;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The lines of a product file, CSV, plain, `.gz` or `.zst`: what is known of items, each on
/// one line.
///
/// The first line that cannot be read ends the reading. Memory: a record, and each item's id.
/// Immutable; each reading is on its own.
public final class CsvItems {
    private final Path file;
    private final CsvItemFormat format;

    private CsvItems(Path file, CsvItemFormat format) {
        this.file = file;
        this.format = format;
    }

    public static CsvItems of(Path file, CsvItemFormat format) {
        return new CsvItems(file, format);
    }

    /// Reads the file, handing each item to what `begin` makes of the attributes. Values of
    /// `price` are numbers, or the empty string.
    ///
    /// @throws OrderLogException naming the line and value that cannot be read, or the column
    ///     that is missing, or an item that comes twice
    /// @throws IOException when the file cannot be read
    public void read(Function<? super List<String>, ? extends ItemLines> begin)
            throws IOException {
        try (var records = new CsvRecords(file, format.charset(), format.separator(), "items")) {
            var there = ItemColumns.of(file, format, records.first());
            var receiver = begin.apply(there.attributes());
            var ids = new Dictionary();
            var lines = new LongArrayList();
            var values = new String[there.attributes().size()];
            records.read(there.columns(), fields -> {
                there.columns().requireWhole(file, fields);
                String id = id(fields, ids, lines);
                for (int k = 0; k < values.length; k++) {
                    values[k] = value(fields, k + 1, there.priceSlot());
                }
                receiver.accept(id, Arrays.asList(values));
            });
            if (ids.count() == 0) {
                throw new OrderLogException(file.toString(), "holds no item, must hold at least"
                        + " one below its header");
            }
        }
    }

    private String id(CsvFields fields, Dictionary ids, LongArrayList lines)
            throws OrderLogException {
        String id = fields.text(ItemColumns.ID);
        if (fields.missing(ItemColumns.ID) || id.isBlank()) {
            throw bad(fields, ItemColumns.ID, "is no item, must be its id");
        }
        int number = ids.add(id);
        if (number < lines.size()) {
            throw bad(fields, ItemColumns.ID, "has come before, on line " + lines.getLong(number)
                    + "; an item must have one line");
        }
        lines.add(fields.line());
        return id;
    }

    private String value(CsvFields fields, int slot, int priceSlot) throws OrderLogException {
        if (fields.missing(slot)) {
            return "";
        }
        if (slot == priceSlot && Double.isNaN(Decimals.parse(fields.chars(), fields.from(slot),
                fields.to(slot), format.decimalPoint()))) {
            throw bad(fields, slot, "is no price, must be a number such as "
                    + (format.decimalPoint() == '.' ? "2.50" : "2,50"));
        }
        return fields.text(slot);
    }

    private OrderLogException bad(CsvFields fields, int slot, String reason) {
        return new OrderLogException(file.toString(), fields.line(), fields.text(slot), reason);
    }
}
