package dev.thence.app;

import dev.thence.graph.Catalogue;
import dev.thence.io.CsvLogFormat;
import dev.thence.io.CsvLogFormat.Field;
import dev.thence.io.CsvLogFormat.Header;
import dev.thence.io.EventKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/// The options that say what the columns of an order log are and how they are written.
final class CsvOptions {
    @Option(names = "--customer", paramLabel = "COLUMN", order = 1,
            description = "Who bought; empty cells are anonymous.")
    private Optional<String> customer = Optional.empty();

    @Option(names = "--item", paramLabel = "COLUMN", order = 2, description = "What was bought.")
    private Optional<String> item = Optional.empty();

    @Option(names = "--time", paramLabel = "COLUMN", order = 3, description = "When.")
    private Optional<String> time = Optional.empty();

    @Option(names = "--order", paramLabel = "COLUMN", order = 4,
            description = "The order or invoice a line belongs to.")
    private Optional<String> orderId = Optional.empty();

    @Option(names = "--name", paramLabel = "COLUMN", order = 5,
            description = "What the item is called.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--quantity", paramLabel = "COLUMN", order = 6,
            description = "How many; negative ones take a purchase back.")
    private Optional<String> quantity = Optional.empty();

    @Option(names = "--price", paramLabel = "COLUMN", order = 7, description = "Of one piece.")
    private Optional<String> price = Optional.empty();

    @Option(names = "--category", paramLabel = "COLUMN", order = 7,
            description = "What kind of thing the item is.")
    private Optional<String> category = Optional.empty();

    @Option(names = "--attribute", paramLabel = "COLUMN[=NAME]", order = 7,
            description = "What else lines say of the item, for --where. May be given more than"
                    + " once. Of an item's values the last one counts, at every cut in time.")
    private List<String> attributes = List.of();

    @Option(names = "--kind", paramLabel = "COLUMN", order = 8,
            description = "What happened: purchase, cancel, cart, view, listed and their usual"
                    + " spellings; without this column every line is a purchase.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--session", paramLabel = "COLUMN", order = 9,
            description = "The visit a view belongs to.")
    private Optional<String> session = Optional.empty();

    @Option(names = "--kind-word", paramLabel = "WORD=KIND", order = 10,
            description = "What a word in the kind column means; KIND is one of purchase, cancel,"
                    + " cart, view, listed. May be given more than once.")
    private Map<String, EventKind> kindWords = Map.of();

    @Option(names = "--skip-kind", paramLabel = "WORD", split = ",", order = 11,
            description = "Lines with this word in the kind column are left out.")
    private Set<String> skippedKinds = Set.of();

    @Option(names = "--no-header", order = 12,
            description = "The first line is an event; columns are positions from 1.")
    private boolean noHeader;

    @Option(names = "--charset", paramLabel = "NAME", order = 13,
            description = "Of the file (default: UTF-8), such as ISO-8859-1 or windows-1252.")
    private Charset charset = StandardCharsets.UTF_8;

    @Option(names = "--time-format", paramLabel = "FORMAT", order = 14,
            description = {"How times are written: auto (default; ISO 8601 and other usual forms),",
                "epoch-seconds, epoch-millis, or a pattern such as d.M.yyyy H:mm. May be given more"
                    + " than once, tried in turn."})
    private List<String> timeFormats = List.of(CsvLogFormat.AUTO_TIME);

    @Option(names = "--zone", paramLabel = "ZONE", order = 15,
            description = "Where times without an offset are local, and what a day is (default:"
                    + " UTC), such as Europe/London.")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(names = "--separator", paramLabel = "CHAR", order = 16,
            description = "Between columns (default: found in the first line); 'tab' for a tab.")
    private Optional<String> separator = Optional.empty();

    @Option(names = "--decimal-comma", order = 17,
            description = "Prices and quantities are written 1,50.")
    private boolean decimalComma;

    @Option(names = "--max-bad-lines", paramLabel = "N", defaultValue = "0", order = 18,
            description = "How many lines that cannot be read are passed over, each with a message"
                    + " (default: ${DEFAULT-VALUE}).")
    private long maxBadLines;

    /// Whether any column was named.
    boolean any() {
        return !columns().isEmpty() || category.isPresent() || !attributes.isEmpty();
    }

    Optional<String> column(Field field) {
        return Optional.ofNullable(columns().get(field));
    }

    char decimalPoint() {
        return decimalComma ? ',' : '.';
    }

    Charset charset() {
        return charset;
    }

    /// @throws IllegalArgumentException naming the option that is missing or wrong
    CsvLogFormat format() {
        for (var needed : List.of(Field.ITEM, Field.TIME)) {
            if (!columns().containsKey(needed)) {
                throw new IllegalArgumentException("--" + needed.name().toLowerCase(Locale.ROOT)
                        + " is missing: it names the column (or its position) that says "
                        + (needed == Field.ITEM ? "what was bought" : "when"));
            }
        }
        var usual = CsvLogFormat.of("-", "-", "-");
        var words = new LinkedHashMap<>(usual.kinds());
        kindWords.forEach((word, meaning) -> words.put(word.toLowerCase(Locale.ROOT), meaning));
        return new CsvLogFormat(columns(), attributes(),
                noHeader ? Header.NONE : Header.FIRST_LINE, charset, timeFormats, zone,
                separator.map(text -> character("--separator", text)), decimalPoint(), words,
                skippedKinds.isEmpty() ? usual.skippedKinds() : skippedKinds, maxBadLines);
    }

    private Map<Field, String> columns() {
        var columns = new EnumMap<Field, String>(Field.class);
        customer.ifPresent(c -> columns.put(Field.CUSTOMER, c));
        item.ifPresent(c -> columns.put(Field.ITEM, c));
        time.ifPresent(c -> columns.put(Field.TIME, c));
        orderId.ifPresent(c -> columns.put(Field.ORDER, c));
        name.ifPresent(c -> columns.put(Field.NAME, c));
        quantity.ifPresent(c -> columns.put(Field.QUANTITY, c));
        price.ifPresent(c -> columns.put(Field.PRICE, c));
        kind.ifPresent(c -> columns.put(Field.KIND, c));
        session.ifPresent(c -> columns.put(Field.SESSION, c));
        return columns;
    }

    /// The column of each attribute.
    private Map<String, String> attributes() {
        var columns = new LinkedHashMap<String, String>();
        category.ifPresent(c -> columns.put(Catalogue.CATEGORY, c));
        for (String text : attributes) {
            int equals = text.lastIndexOf('=');
            String column = equals < 0 ? text : text.substring(0, equals);
            String attribute = equals < 0 ? text.strip() : text.substring(equals + 1).strip();
            if (columns.put(attribute, column) != null) {
                throw new IllegalArgumentException("--attribute " + text + ": two columns are '"
                        + attribute + "'; give one another name: --attribute COLUMN=NAME");
            }
        }
        return columns;
    }

    static char character(String option, String text) {
        if (text.equals("tab") || text.equals("\\t")) {
            return '\t';
        }
        if (text.length() != 1) {
            throw new IllegalArgumentException(option + " is \"" + text
                    + "\", must be one character or 'tab'");
        }
        return text.charAt(0);
    }

    /// The columns as `run.json` keeps them.
    static Map<String, String> text(CsvLogFormat format) {
        var text = new LinkedHashMap<String, String>();
        format.columns().forEach((field, column) ->
                text.put("column-" + field.name().toLowerCase(Locale.ROOT), column));
        format.attributes().forEach((attribute, column) ->
                text.put("attribute-" + attribute, column));
        text.put("charset", format.charset().name());
        text.put("time-format", String.join(" | ", format.times()));
        text.put("zone", format.zone().getId());
        text.put("max-bad-lines", Long.toString(format.maxBadLines()));
        return text;
    }
}
