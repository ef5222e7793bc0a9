package dev.thence.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.io.CsvLogFormat.Field;
import dev.thence.io.CsvLogFormat.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvOrderLogTest {
    private static final Instant NOON = Instant.parse("2020-01-02T12:00:00Z");
    private static final CsvLogFormat FORMAT = CsvLogFormat.of("who", "what", "when")
            .withColumn(Field.ORDER, "order").withColumn(Field.QUANTITY, "quantity")
            .withColumn(Field.PRICE, "price").withColumn(Field.NAME, "name");
    private static final String HEADER = "order,what,name,quantity,when,price,who\n";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<Event> events(String text, CsvLogFormat format) throws IOException {
        return events(CsvOrderLog.of(file("log.csv", text), format));
    }

    private static List<Event> events(OrderLog log) throws IOException {
        var events = new ArrayList<Event>();
        log.read(events::add);
        return events;
    }

    private String error(String text, CsvLogFormat format) {
        var e = assertThrows(OrderLogException.class, () -> events(text, format));
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        return e.getMessage().replace(folder.toString(), "F");
    }

    @Test
    void fieldsAreFoundByTheirHeader() throws IOException {
        assertEquals(List.of(
                new Event("ann", "a1", NOON, EventKind.PURCHASE, "o1", "", 2, 3.5,
                        "a \"big\" lamp"),
                new Event("", "b2", NOON, EventKind.PURCHASE, "o1", "", -1, Double.NaN, "")),
                events(HEADER + "o1, a1 ,\"a \"\"big\"\" lamp\",2,2020-01-02 12:00,3.5,ann\n"
                        + "o1,b2,,-1,2020-01-02 12:00,,NULL\n\n", FORMAT));
    }

    @Test
    void columnsCanBePositionsWithAndWithoutAHeader() throws IOException {
        var format = CsvLogFormat.of("3", "1", "2");
        var expected = List.of(new Event("ann", "a", NOON, EventKind.PURCHASE, "", "", 1,
                Double.NaN, ""));
        assertEquals(expected, events("x,y,z\na,2020-01-02 12:00,ann\n", format));
        assertEquals(expected, events("a,2020-01-02 12:00,ann", format.withHeader(Header.NONE)));
    }

    @Test
    void separatorIsSeenInTheFirstLineOrGiven() throws IOException {
        for (String separator : List.of(";", "\t", "|")) {
            String text = "who,x,what,when\nann,1,a,2020-01-02 12:00\n".replace(",", separator);
            assertEquals("ann", events(text, CsvLogFormat.of("who", "what", "when")).getFirst()
                    .customer());
        }
        assertEquals("ann", events("who!what!when\nann!a!2020-01-02 12:00\n",
                CsvLogFormat.of("who", "what", "when").withSeparator('!')).getFirst().customer());
    }

    @Test
    void decimalCommasAreReadWhereAskedFor() throws IOException {
        var event = events("who;what;when;price\nann;a;2.1.2020 12:00;3,50\n",
                CsvLogFormat.of("who", "what", "when").withColumn(Field.PRICE, "price")
                        .withDecimalPoint(',')).getFirst();
        assertEquals(3.5, event.price());
        assertEquals(NOON, event.time());
    }

    @Test
    void zoneSaysWhenALocalTimeIs() throws IOException {
        var log = CsvOrderLog.of(file("log.csv", "who,what,when\nann,a,2020-01-02 13:00\n"),
                CsvLogFormat.of("who", "what", "when").withZone(ZoneId.of("Europe/Paris")));
        assertEquals(NOON, events(log).getFirst().time());
        assertEquals(ZoneId.of("Europe/Paris"), log.zone());
    }

    @Test
    void charsetAndByteOrderMarkAreHonoured() throws IOException {
        var format = CsvLogFormat.of("who", "what", "when");
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "who,what,when\nann,\u00e9t\u00e9,2020-01-02 12:00\n"
                .getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("\u00e9t\u00e9", events(CsvOrderLog.of(latin,
                format.withCharset(StandardCharsets.ISO_8859_1))).getFirst().item());
        var e = assertThrows(NotTextException.class,
                () -> events(CsvOrderLog.of(latin, format)));
        assertEquals(latin + ":2: the bytes E9 are not text in UTF-8; name the charset of the file,"
                + " often windows-1252", e.getMessage());
        assertEquals("ann", events("\uFEFFwho,what,when\nann,a,2020-01-02 12:00\n", format)
                .getFirst().customer());
        Path wide = folder.resolve("wide.csv");
        Files.write(wide, "who,what,when\nann,\u20ac,2020-01-02 12:00\n"
                .getBytes(Charset.forName("UTF-16")));
        assertEquals("\u20ac", events(CsvOrderLog.of(wide,
                format.withCharset(Charset.forName("UTF-16")))).getFirst().item());
    }

    @Test
    void gzipIsReadByItsName() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write((HEADER + "o1,a,,1,2020-01-02 12:00,1,ann\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        Path file = folder.resolve("log.csv.gz");
        Files.write(file, bytes.toByteArray());
        assertEquals(1, events(CsvOrderLog.of(file, FORMAT)).size());
    }

    @Test
    void severalFilesAreOneLog() throws IOException {
        String line = "o1,a,,1,2020-01-02 12:00,1,ann\n";
        var log = CsvOrderLog.of(
                List.of(file("1.csv", HEADER + line), file("2.csv", HEADER + line)), FORMAT);
        assertEquals(2, events(log).size());
        assertThrows(IllegalArgumentException.class, () -> CsvOrderLog.of(List.of(), FORMAT));
    }

    @Test
    void kindsAreReadInAnyCaseAndSomeLeftOut() throws IOException {
        var format = CsvLogFormat.of("who", "what", "when").withColumn(Field.KIND, "kind")
                .withColumn(Field.QUANTITY, "quantity").withKind("Look", EventKind.VIEW)
                .withSkippedKinds(Set.of("Ping"));
        var events = events("""
                who,what,when,kind,quantity
                ann,a,2020-01-02 12:00,LOOK,
                ann,a,2020-01-02 12:00,ping,
                ann,a,2020-01-02 12:00,Purchase,2
                ann,a,2020-01-02 12:00,refund,1
                """, format);
        assertEquals(List.of(EventKind.VIEW, EventKind.PURCHASE, EventKind.CANCEL),
                events.stream().map(Event::kind).toList());
        assertTrue(error("who,what,when,kind,quantity\nann,a,2020-01-02 12:00,smell,\n", format)
                .startsWith("F/log.csv:2: 'smell' is no kind of event that is known, must be "
                        + "one of add_to_cart, "));
    }

    @Test
    void missingFileIsNamed() {
        var log = CsvOrderLog.of(folder.resolve("none.csv"), FORMAT);
        var e = assertThrows(OrderLogException.class, () -> events(log));
        assertEquals(folder + "/none.csv: there is no such file", e.getMessage());
        var inFolder = CsvOrderLog.of(folder, FORMAT);
        assertEquals(folder + ": is a folder, must be a CSV file",
                assertThrows(OrderLogException.class, () -> events(inFolder)).getMessage());
    }

    @Test
    void wrongColumnIsNamedWithTheClosestAndAll() {
        assertEquals("F/log.csv: there is no column 'wen' for time; the closest is 'when'; the "
                + "columns are order, what, name, quantity, when, price, who",
                error(HEADER, CsvLogFormat.of("who", "what", "wen")));
        assertEquals("F/log.csv: there is no column '9' for time; the columns are order, what, "
                + "name, quantity, when, price, who",
                error(HEADER, CsvLogFormat.of("who", "what", "9")));
        assertEquals("F/log.csv: column 'who' is named for customer and for item, must be one of "
                + "them", error(HEADER, CsvLogFormat.of("who", "who", "when")));
    }

    @Test
    void badValuesAreNamedWithTheirLine() {
        String good = "o1,a,,1,2020-01-02 12:00,1,ann\n";
        assertEquals("F/log.csv:3: '2020-13-02 12:00' is no time in the format auto, name the "
                + "format, such as d/M/yyyy H:mm", error(HEADER + good
                + "o1,a,,1,2020-13-02 12:00,1,ann\n", FORMAT));
        assertEquals("F/log.csv:2: 'two' is no quantity, must be a number such as 2.50",
                error(HEADER + "o1,a,,two,2020-01-02 12:00,1,ann\n", FORMAT));
        assertEquals("F/log.csv:2: '' is no quantity, must be a number such as 2.50",
                error(HEADER + "o1,a,,,2020-01-02 12:00,1,ann\n", FORMAT));
        assertEquals("F/log.csv:2: '1 EUR' is no price, must be a number such as 2.50",
                error(HEADER + "o1,a,,1,2020-01-02 12:00,1 EUR,ann\n", FORMAT));
        assertEquals("F/log.csv:2: '' is no item, must be its id",
                error(HEADER + "o1, ,,1,2020-01-02 12:00,1,ann\n", FORMAT));
        assertEquals("F/log.csv:4: the line has 8 columns, must have 7 like the first; put "
                + "quotes around a value with a separator in it", error(HEADER
                + "o1,a,\"two\nlines\",1,2020-01-02 12:00,1,ann\n"
                + "o1,a,x,y,1,2020-01-02 12:00,1,ann\n", FORMAT));
    }

    @Test
    void aQuoteThatIsNotClosedEndsTheReading() {
        assertTrue(error(HEADER + "o1,\"a,,1,2020-01-02 12:00,1,ann\no1,b,", FORMAT)
                .startsWith("F/log.csv: after line "));
    }

    @Test
    void attributesOfItemsAreToldBesideTheEvents() throws IOException {
        var format = CsvLogFormat.of("who", "what", "when").withColumn(Field.KIND, "kind")
                .withSkippedKinds(Set.of("ping")).withAttribute("colour", "hue")
                .withAttribute("category", "6").withMaxBadLines(1);
        var told = new ArrayList<String>();
        var log = CsvOrderLog.of(file("log.csv", """
                who,what,when,kind,hue,group
                ann,a,2020-01-02 12:00,view,red,cups
                ann,b,2020-01-02 12:00,ping,blue,cups
                ann,b,never,view,blue,cups
                ann, c ,2020-01-02 12:00,buy,NULL,
                """), format).onRejected(_ -> { })
                .onItems((item, values) -> told.add(item + values));
        assertEquals(2, events(log).size());
        assertEquals(List.of("a[red, cups]", "c[, ]"), told);
        assertEquals("F/log.csv: there is no column 'hu' for colour; the closest is 'huge'; the"
                + " columns are who, what, when, huge", error("who,what,when,huge\n",
                        CsvLogFormat.of("who", "what", "when").withAttribute("colour", "hu")));
        assertThrows(IllegalArgumentException.class, () -> format.withAttribute("price", "x"));
        assertThrows(IllegalArgumentException.class, () -> format.withAttribute("a\nb", "x"));
        assertThrows(IllegalArgumentException.class, () -> format.withAttribute("size", " "));
    }

    @Test
    void badLinesAreCountedAgainstTheLimit() throws IOException {
        String text = HEADER + "o1,a,,1,never,1,ann\no1,a,,1,2020-01-02 12:00,1,ann\n"
                + "o1,a,,x,2020-01-02 12:00,1,ann\n";
        Path file = file("log.csv", text);
        var rejected = new ArrayList<OrderLogException>();
        var log = CsvOrderLog.of(file, FORMAT.withMaxBadLines(2)).onRejected(rejected::add);
        assertEquals(1, events(log).size());
        assertEquals(List.of(2L, 4L), rejected.stream().map(OrderLogException::line).toList());
        assertEquals("never", rejected.getFirst().value());
        assertEquals(1, events(log).size(), "each reading counts anew");
        assertEquals("F/log.csv:4: 'x' is no quantity, must be a number such as 2.50; this is bad "
                + "line number 2, allowed are 1", error(text, FORMAT.withMaxBadLines(1)));
    }

    @Test
    void emptyFileAndEmptyLogAreErrors() throws IOException {
        assertEquals("F/log.csv: the file is empty, must hold events", error("", FORMAT));
        Path target = folder.resolve("events");
        var log = CsvOrderLog.of(file("log.csv", HEADER), FORMAT);
        var e = assertThrows(OrderLogException.class, () -> EventLog.write(target, log));
        assertEquals(folder + "/log.csv: holds no event, must hold at least one", e.getMessage());
        assertTrue(Files.notExists(target));
    }

    @Test
    void wrongFormatsAreRefusedWithTheirValue() {
        assertThrows(IllegalArgumentException.class, () -> FORMAT.withMaxBadLines(-1));
        assertThrows(IllegalArgumentException.class, () -> FORMAT.withDecimalPoint(';'));
        assertThrows(IllegalArgumentException.class, () -> FORMAT.withTimes(List.of()));
        assertThrows(IllegalArgumentException.class,
                () -> FORMAT.withTimes(List.of("uuuu-QQQQQQ")));
        assertThrows(IllegalArgumentException.class, () -> CsvLogFormat.of("who", " ", "when"));
        assertThrows(IllegalArgumentException.class, () -> new CsvLogFormat(
                Map.of(Field.ITEM, "what"), Map.of(), Header.NONE, StandardCharsets.UTF_8, List.of("auto"),
                ZoneId.of("UTC"), Optional.empty(), '.', Map.of(), Set.of(), 0));
    }

    /// Whatever the bytes, there are events or one clear line, never another failure.
    @Test
    void damagedFilesGiveEventsOrOneClearLine() throws IOException {
        long seed = Long.getLong("seed", 11);
        var random = new Random(seed);
        byte[] good = (HEADER + "o1,a,\"x, \"\"y\"\"\",1,2020-01-02 12:00,1,ann\r\n"
                + "o2,b,\u00e9,-2,2020-01-02T12:00:00Z,1.5,bob\n".repeat(3))
                .getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("fuzz.csv");
        for (int i = 0; i < 1_500; i++) {
            byte[] bytes = good.clone();
            for (int flips = random.nextInt(6); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                        ? (byte) random.nextInt() : (byte) "\",\n\r;\t\0".charAt(random.nextInt(7));
            }
            Files.write(file, bytes);
            var format = random.nextBoolean() ? FORMAT : FORMAT.withMaxBadLines(3);
            try {
                events(CsvOrderLog.of(file, format).onRejected(_ -> { }));
            } catch (OrderLogException | NotTextException e) {
                assertEquals(1, e.getMessage().lines().count(), e.getMessage());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", case " + i, e);
            }
        }
    }
}
