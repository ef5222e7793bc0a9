package dev.thence.io;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// How a CSV file tells events: which column is what, how times and numbers are written.
///
/// {@snippet :
/// CsvLogFormat format = CsvLogFormat.of("CustomerID", "StockCode", "InvoiceDate")
///         .withColumn(CsvLogFormat.Field.ORDER, "InvoiceNo")
///         .withZone(ZoneId.of("Europe/London"));
/// }
///
/// @param columns the column of each field, by its header or by its position from 1; ITEM and
///     TIME are needed
/// @param attributes what lines say of their items beyond name and price: the column of each
///     attribute, such as `category`; no part of the events
/// @param header whether the first line names the columns
/// @param charset of the file
/// @param times the ways a time is written, tried in this order: [#AUTO_TIME],
///     [#EPOCH_SECONDS], [#EPOCH_MILLIS] or a java.time pattern
/// @param zone where times without an offset are local, and what a day is
/// @param separator between columns; empty: the one of comma, semicolon, tab and bar that is
///     most frequent in the first line
/// @param decimalPoint of quantity and price, `.` or `,`
/// @param kinds what the values of the KIND column mean, in any letter case
/// @param skippedKinds values of the KIND column whose lines are left out, in any letter case
/// @param maxBadLines how many lines that cannot be read are passed over
public record CsvLogFormat(Map<Field, String> columns, Map<String, String> attributes,
        Header header, Charset charset, List<String> times, ZoneId zone,
        Optional<Character> separator, char decimalPoint, Map<String, EventKind> kinds,
        Set<String> skippedKinds, long maxBadLines) {

    /// The usual ways to write a time: ISO 8601, with a space for the T and without seconds
    /// too, `12/1/2010 8:26` (month first), `1.12.2010 8:26` (day first), counts since 1970.
    public static final String AUTO_TIME = "auto";
    /// Seconds since 1970.
    public static final String EPOCH_SECONDS = "epoch-seconds";
    /// Milliseconds since 1970.
    public static final String EPOCH_MILLIS = "epoch-millis";

    /// What a column can hold.
    public enum Field { CUSTOMER, ITEM, TIME, ORDER, SESSION, QUANTITY, PRICE, NAME, KIND }

    /// Whether the first line names the columns.
    public enum Header {
        /// It does.
        FIRST_LINE,
        /// It is an event already; columns are positions.
        NONE
    }

    private static final List<String> HAVE_FIELDS = List.of("name", "price");

    private static final Map<String, EventKind> USUAL_KINDS = Map.ofEntries(
            Map.entry("purchase", EventKind.PURCHASE), Map.entry("buy", EventKind.PURCHASE),
            Map.entry("order", EventKind.PURCHASE), Map.entry("sale", EventKind.PURCHASE),
            Map.entry("transaction", EventKind.PURCHASE), Map.entry("cancel", EventKind.CANCEL),
            Map.entry("refund", EventKind.CANCEL), Map.entry("return", EventKind.CANCEL),
            Map.entry("cart", EventKind.CART), Map.entry("add_to_cart", EventKind.CART),
            Map.entry("addtocart", EventKind.CART), Map.entry("begin_checkout", EventKind.CART),
            Map.entry("view", EventKind.VIEW), Map.entry("view_item", EventKind.VIEW),
            Map.entry("click", EventKind.VIEW), Map.entry("pageview", EventKind.VIEW),
            Map.entry("listed", EventKind.LISTED), Map.entry("impression", EventKind.LISTED),
            Map.entry("view_item_list", EventKind.LISTED));

    private static final Set<String> USUALLY_SKIPPED =
            Set.of("remove_from_cart", "removefromcart", "wishlist");

    /// @throws IllegalArgumentException naming the option, its value and what is allowed
    public CsvLogFormat {
        Objects.requireNonNull(header);
        Objects.requireNonNull(charset);
        Objects.requireNonNull(separator);
        columns = Collections.unmodifiableMap(columns.isEmpty() ? new EnumMap<>(Field.class)
                : new EnumMap<>(columns));
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        attributes.forEach(CsvLogFormat::requireAttribute);
        times = List.copyOf(times);
        kinds = lowerCased(kinds);
        skippedKinds = Set.copyOf(skippedKinds.stream().map(CsvLogFormat::lowerCased).toList());
        for (Field needed : List.of(Field.ITEM, Field.TIME)) {
            if (!columns.containsKey(needed)) {
                throw new IllegalArgumentException("no column is named for "
                        + lowerCased(needed.name()) + ", which every log needs");
            }
        }
        for (var column : columns.entrySet()) {
            if (column.getValue().isBlank()) {
                throw new IllegalArgumentException("the column for "
                        + lowerCased(column.getKey().name())
                        + " is blank, must be a name or position");
            }
        }
        if (times.isEmpty()) {
            throw new IllegalArgumentException("times is empty, must have a format");
        }
        new TimeReader(times, zone);
        if (decimalPoint != '.' && decimalPoint != ',') {
            throw new IllegalArgumentException(
                    "decimalPoint is '" + decimalPoint + "', must be . or ,");
        }
        if (maxBadLines < 0) {
            throw new IllegalArgumentException(
                    "maxBadLines is " + maxBadLines + ", must be 0 or more");
        }
    }

    private static void requireAttribute(String attribute, String column) {
        if (attribute.isBlank() || attribute.chars().anyMatch(Character::isISOControl)
                || HAVE_FIELDS.contains(attribute)) {
            throw new IllegalArgumentException("the attribute of column '" + column
                    + "' is called '" + attribute + "', must be a line of text, and not one of "
                    + String.join(", ", HAVE_FIELDS) + ", which have columns of their own");
        }
        if (column.isBlank()) {
            throw new IllegalArgumentException("the column for attribute '" + attribute
                    + "' is blank, must be a name or position");
        }
    }

    private static Map<String, EventKind> lowerCased(Map<String, EventKind> kinds) {
        var lower = new TreeMap<String, EventKind>();
        kinds.forEach((word, kind) -> lower.put(lowerCased(word), kind));
        return Collections.unmodifiableMap(lower);
    }

    static String lowerCased(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /// A file with a header in UTF-8, times in any usual form, local ones in UTC, every line a
    /// purchase of one piece unless columns for these are added.
    public static CsvLogFormat of(String customer, String item, String time) {
        return new CsvLogFormat(
                Map.of(Field.CUSTOMER, customer, Field.ITEM, item, Field.TIME, time), Map.of(),
                Header.FIRST_LINE, StandardCharsets.UTF_8, List.of(AUTO_TIME), ZoneOffset.UTC,
                Optional.empty(), '.', USUAL_KINDS, USUALLY_SKIPPED, 0);
    }

    public CsvLogFormat withColumn(Field field, String column) {
        var more = new EnumMap<Field, String>(columns);
        more.put(field, column);
        return new CsvLogFormat(more, attributes, header, charset, times, zone, separator,
                decimalPoint, kinds, skippedKinds, maxBadLines);
    }

    /// Adds an attribute of items; [#columns()] has their names and prices.
    public CsvLogFormat withAttribute(String attribute, String column) {
        var more = new LinkedHashMap<>(attributes);
        more.put(attribute, column);
        return new CsvLogFormat(columns, more, header, charset, times, zone, separator,
                decimalPoint, kinds, skippedKinds, maxBadLines);
    }

    public CsvLogFormat withHeader(Header value) {
        return new CsvLogFormat(columns, attributes, value, charset, times, zone, separator,
                decimalPoint, kinds, skippedKinds, maxBadLines);
    }

    public CsvLogFormat withCharset(Charset value) {
        return new CsvLogFormat(columns, attributes, header, value, times, zone, separator,
                decimalPoint, kinds, skippedKinds, maxBadLines);
    }

    public CsvLogFormat withTimes(List<String> value) {
        return new CsvLogFormat(columns, attributes, header, charset, value, zone, separator,
                decimalPoint, kinds, skippedKinds, maxBadLines);
    }

    public CsvLogFormat withZone(ZoneId value) {
        return new CsvLogFormat(columns, attributes, header, charset, times, value, separator,
                decimalPoint, kinds, skippedKinds, maxBadLines);
    }

    public CsvLogFormat withSeparator(char value) {
        return new CsvLogFormat(columns, attributes, header, charset, times, zone,
                Optional.of(value), decimalPoint, kinds, skippedKinds, maxBadLines);
    }

    public CsvLogFormat withDecimalPoint(char value) {
        return new CsvLogFormat(columns, attributes, header, charset, times, zone, separator, value,
                kinds, skippedKinds, maxBadLines);
    }

    /// Gives a value of the KIND column another meaning, or one at all.
    public CsvLogFormat withKind(String word, EventKind kind) {
        var more = new TreeMap<>(kinds);
        more.put(lowerCased(word), kind);
        return new CsvLogFormat(columns, attributes, header, charset, times, zone, separator,
                decimalPoint, more, skippedKinds, maxBadLines);
    }

    public CsvLogFormat withSkippedKinds(Set<String> value) {
        return new CsvLogFormat(columns, attributes, header, charset, times, zone, separator,
                decimalPoint, kinds, value, maxBadLines);
    }

    public CsvLogFormat withMaxBadLines(long value) {
        return new CsvLogFormat(columns, attributes, header, charset, times, zone, separator,
                decimalPoint, kinds, skippedKinds, value);
    }
}
