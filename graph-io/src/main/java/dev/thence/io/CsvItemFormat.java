package dev.thence.io;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// How a product file tells what is known of items: a line for each, whose first line names the
/// columns. Every column that is no other part and is not skipped is an attribute of that name.
///
/// @param columns the column of each part, by its header or by its position from 1; a part that
///     is not named is found by the headers it usually has
/// @param usualIds headers that are tried first for [Part#ID] where it is not named
/// @param skipped columns that are left out, by header or position
/// @param charset of the file
/// @param separator between columns; empty: the one of comma, semicolon, tab and bar that is
///     most frequent in the first line
/// @param decimalPoint of numbers, `.` or `,`
public record CsvItemFormat(Map<Part, String> columns, List<String> usualIds, Set<String> skipped,
        Charset charset, Optional<Character> separator, char decimalPoint) {

    /// What a column can hold beside attributes of the shop's own.
    public enum Part {
        /// The id by which orders or edges call the item.
        ID("itemid", "productid", "articleid", "sku", "asin", "stockcode", "id", "item",
                "product", "article"),
        /// What people call it.
        NAME("name", "itemname", "productname", "title"),
        /// What one piece costs.
        PRICE("price", "itemprice", "productprice", "unitprice"),
        /// What kind of thing it is.
        CATEGORY("category", "categoryname", "itemcategory", "productcategory", "producttype");

        private final List<String> usual;

        Part(String... usual) {
            this.usual = List.of(usual);
        }

        /// The attribute that the part is in a catalogue.
        String attribute() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The headers that usually are this part, most telling first; small letters and digits
        /// alone, as [#plain] makes them.
        List<String> usual() {
            return usual;
        }

        static String plain(String header) {
            return header.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        }
    }

    /// Everything found in the first line, UTF-8, a decimal point.
    public static final CsvItemFormat DEFAULT = new CsvItemFormat(Map.of(), List.of(), Set.of(),
            StandardCharsets.UTF_8, Optional.empty(), '.');

    /// @throws IllegalArgumentException naming the option, its value and what is allowed
    public CsvItemFormat {
        Objects.requireNonNull(charset);
        Objects.requireNonNull(separator);
        var copy = new EnumMap<Part, String>(Part.class);
        copy.putAll(columns);
        columns = Map.copyOf(copy);
        usualIds = List.copyOf(usualIds);
        skipped = Set.copyOf(skipped);
        columns.forEach((part, column) -> {
            if (column.isBlank()) {
                throw new IllegalArgumentException("the column for " + part.attribute()
                        + " is blank, must be a name or position");
            }
        });
        if (decimalPoint != '.' && decimalPoint != ',') {
            throw new IllegalArgumentException(
                    "decimalPoint is '" + decimalPoint + "', must be . or ,");
        }
    }

    public CsvItemFormat withColumn(Part part, String column) {
        var more = new EnumMap<Part, String>(Part.class);
        more.putAll(columns);
        more.put(part, column);
        return new CsvItemFormat(more, usualIds, skipped, charset, separator, decimalPoint);
    }

    /// Another header that is tried for the ids before all others: what the order log calls
    /// them.
    public CsvItemFormat withUsualId(String header) {
        var more = new ArrayList<>(List.of(header));
        more.addAll(usualIds);
        return new CsvItemFormat(columns, more, skipped, charset, separator, decimalPoint);
    }

    public CsvItemFormat withSkipped(Set<String> value) {
        return new CsvItemFormat(columns, usualIds, value, charset, separator, decimalPoint);
    }

    public CsvItemFormat withCharset(Charset value) {
        return new CsvItemFormat(columns, usualIds, skipped, value, separator, decimalPoint);
    }

    public CsvItemFormat withSeparator(char value) {
        return new CsvItemFormat(columns, usualIds, skipped, charset, Optional.of(value),
                decimalPoint);
    }

    public CsvItemFormat withDecimalPoint(char value) {
        return new CsvItemFormat(columns, usualIds, skipped, charset, separator, value);
    }
}
