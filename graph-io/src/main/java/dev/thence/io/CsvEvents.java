package dev.thence.io;

import dev.thence.io.CsvLogFormat.Field;
import java.nio.file.Path;
import java.time.Instant;

/// Makes events of the fields of one file, or says what is wrong with them. Not thread-safe.
final class CsvEvents {
    /// In place of an event whose kind is left out.
    static final Event SKIPPED = Event.purchase("", "-", Instant.EPOCH, "");

    private static final int CUSTOMER = Field.CUSTOMER.ordinal();
    private static final int ITEM = Field.ITEM.ordinal();
    private static final int TIME = Field.TIME.ordinal();
    private static final int ORDER = Field.ORDER.ordinal();
    private static final int SESSION = Field.SESSION.ordinal();
    private static final int QUANTITY = Field.QUANTITY.ordinal();
    private static final int PRICE = Field.PRICE.ordinal();
    private static final int NAME = Field.NAME.ordinal();
    private static final int KIND = Field.KIND.ordinal();

    private final Path file;
    private final CsvLogFormat format;
    private final CsvColumns columns;
    private final boolean hasKind;
    private final boolean hasQuantity;
    private final TimeReader times;

    CsvEvents(Path file, CsvLogFormat format, CsvColumns columns) {
        this.file = file;
        this.format = format;
        this.columns = columns;
        this.hasKind = format.columns().containsKey(Field.KIND);
        this.hasQuantity = format.columns().containsKey(Field.QUANTITY);
        this.times = new TimeReader(format.times(), format.zone());
    }

    /// @throws OrderLogException naming the line, the value and what is allowed
    Event event(CsvFields fields) throws OrderLogException {
        columns.requireWhole(file, fields);
        EventKind kind = EventKind.PURCHASE;
        if (hasKind) {
            String word = CsvLogFormat.lowerCased(fields.text(KIND));
            if (format.skippedKinds().contains(word)) {
                return SKIPPED;
            }
            kind = format.kinds().get(word);
            if (kind == null) {
                throw bad(fields, KIND, "is no kind of event that is known, must be one of "
                        + String.join(", ", format.kinds().keySet()));
            }
        }
        if (fields.missing(ITEM) || fields.text(ITEM).isBlank()) {
            throw bad(fields, ITEM, "is no item, must be its id");
        }
        long milli = times.epochMilli(fields.chars(), fields.from(TIME), fields.to(TIME));
        if (milli == TimeReader.UNREADABLE) {
            throw bad(fields, TIME, "is no time in the format "
                    + String.join(" or ", format.times()) + ", name the format, such as d/M/yyyy H:mm");
        }
        return new Event(fields.textOrEmpty(CUSTOMER), fields.text(ITEM),
                Instant.ofEpochMilli(milli), kind, fields.textOrEmpty(ORDER),
                fields.textOrEmpty(SESSION), quantity(fields, kind), price(fields),
                fields.textOrEmpty(NAME));
    }

    private double quantity(CsvFields fields, EventKind kind) throws OrderLogException {
        boolean sale = kind == EventKind.PURCHASE || kind == EventKind.CANCEL;
        if (!hasQuantity || !sale && fields.missing(QUANTITY)) {
            return 1;
        }
        return number(fields, QUANTITY, "is no quantity");
    }

    private double price(CsvFields fields) throws OrderLogException {
        return fields.missing(PRICE) ? Double.NaN : number(fields, PRICE, "is no price");
    }

    private double number(CsvFields fields, int slot, String wrong) throws OrderLogException {
        double number = Decimals.parse(fields.chars(), fields.from(slot), fields.to(slot),
                format.decimalPoint());
        if (Double.isNaN(number)) {
            throw bad(fields, slot, wrong + ", must be a number such as "
                    + (format.decimalPoint() == '.' ? "2.50" : "2,50"));
        }
        return number;
    }

    private OrderLogException bad(CsvFields fields, int slot, String reason) {
        return new OrderLogException(file.toString(), fields.line(), fields.text(slot), reason);
    }
}
