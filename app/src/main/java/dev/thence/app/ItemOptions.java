package dev.thence.app;

import dev.thence.io.CsvItemFormat;
import dev.thence.io.CsvItemFormat.Part;
import dev.thence.io.CsvLogFormat;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/// The options of a product file beside an order log or an edge list.
final class ItemOptions {
    @Option(names = "--items", paramLabel = "FILE", order = 30,
            description = "A product file beside the log or the edges, CSV, plain, .gz or .zst: a"
                    + " line per item below a header. Every column is an attribute for --where, a"
                    + " number where all its values are.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--items-id", paramLabel = "COLUMN", order = 31,
            description = "The product file's column of ids (default: the one called like --item of"
                    + " the log, or as ids usually are, such as sku or item_id).")
    private Optional<String> id = Optional.empty();

    @Option(names = "--items-name", paramLabel = "COLUMN", order = 32,
            description = "Its names (default: name, item_name, product_name or title).")
    private Optional<String> name = Optional.empty();

    @Option(names = "--items-price", paramLabel = "COLUMN", order = 33,
            description = "Its prices (default: price, item_price, product_price or unit_price).")
    private Optional<String> price = Optional.empty();

    @Option(names = "--items-category", paramLabel = "COLUMN", order = 34,
            description = "Its categories (default: category, category_name, item_category,"
                    + " product_category or product_type).")
    private Optional<String> category = Optional.empty();

    @Option(names = "--items-skip", paramLabel = "COLUMN", split = ",", order = 35,
            description = "Columns of it that are left out.")
    private Set<String> skipped = Set.of();

    @Option(names = "--items-separator", paramLabel = "CHAR", order = 36,
            description = "Between its columns (default: found in the first line); 'tab' for a"
                    + " tab.")
    private Optional<String> separator = Optional.empty();

    @Option(names = "--items-charset", paramLabel = "NAME", order = 37,
            description = "Of the product file (default: that of --charset).")
    private Optional<Charset> charset = Optional.empty();

    Optional<Path> file() {
        return file;
    }

    /// Whether the file's columns were named without the file.
    boolean withoutFile() {
        return file.isEmpty() && (!columns().isEmpty() || !skipped.isEmpty()
                || separator.isPresent() || charset.isPresent());
    }

    private Map<Part, String> columns() {
        var columns = new LinkedHashMap<Part, String>();
        id.ifPresent(c -> columns.put(Part.ID, c));
        name.ifPresent(c -> columns.put(Part.NAME, c));
        price.ifPresent(c -> columns.put(Part.PRICE, c));
        category.ifPresent(c -> columns.put(Part.CATEGORY, c));
        return columns;
    }

    /// The layout of the product file, with what the log's options say of texts and numbers.
    ///
    /// @throws IllegalArgumentException naming the option that is wrong
    CsvItemFormat format(CsvOptions csv) {
        var format = CsvItemFormat.DEFAULT.withSkipped(skipped)
                .withCharset(charset.orElse(csv.charset())).withDecimalPoint(csv.decimalPoint());
        for (var column : columns().entrySet()) {
            format = format.withColumn(column.getKey(), column.getValue());
        }
        if (separator.isPresent()) {
            format = format.withSeparator(CsvOptions.character("--items-separator",
                    separator.get()));
        }
        var item = csv.column(CsvLogFormat.Field.ITEM);
        return item.isPresent() ? format.withUsualId(item.get()) : format;
    }

    /// The product file as `run.json` keeps it.
    Map<String, String> text(CsvItemFormat format) {
        var text = new LinkedHashMap<String, String>();
        file.ifPresent(path -> {
            text.put("items", path.toString());
            text.put("items-charset", format.charset().name());
            columns().forEach((part, column) -> text.put(
                    "items-" + part.name().toLowerCase(Locale.ROOT), column));
            if (!skipped.isEmpty()) {
                text.put("items-skip", String.join(",", new TreeSet<>(skipped)));
            }
        });
        return text;
    }
}
