package dev.thence.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.thence.io.CsvItemFormat.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvItemsTest {
    private static final CsvItemFormat DEFAULT = CsvItemFormat.DEFAULT;

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("items.csv"), text);
    }

    /// The attributes, then a line per item: `id: value | value`.
    private static List<String> lines(Path file, CsvItemFormat format) throws IOException {
        var lines = new ArrayList<String>();
        CsvItems.of(file, format).read(attributes -> {
            lines.add(String.join(" | ", attributes));
            return (item, values) -> lines.add(item + ": " + String.join(" | ", values));
        });
        return lines;
    }

    private List<String> lines(String text, CsvItemFormat format) throws IOException {
        return lines(file(text), format);
    }

    private String error(String text, CsvItemFormat format) {
        var e = assertThrows(OrderLogException.class, () -> lines(text, format));
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        return e.getMessage().replace(folder.toString(), "F");
    }

    @Test
    void usualHeadersAreFoundAndOtherColumnsAreAttributes() throws IOException {
        assertEquals(List.of("name | category | price | colour", "a1: Lamp, big | lamps | 9.50 | red",
                "a2:  |  |  | "), lines("""
                Product ID,Title,Category,Unit Price,colour
                a1,"Lamp, big",lamps,9.50,red
                a2,,NULL,nan,
                """, DEFAULT));
        assertEquals(List.of("item", "1: x"), lines("sku\titem\n1\tx\n", DEFAULT));
        assertEquals(List.of("", "1: "), lines("id\n1\n", DEFAULT));
    }

    @Test
    void columnsCanBeNamedOrCountedAndLeftOut() throws IOException {
        var format = DEFAULT.withColumn(Part.ID, "code").withColumn(Part.NAME, "3")
                .withColumn(Part.PRICE, "cost").withSkipped(Set.of("url", "6"));
        assertEquals(List.of("name | price | id", "a: Lamp | 3,5 | 7"),
                lines("code;url;what;cost;id;;url\na;http://x;Lamp;3,5;7;8;9\n",
                        format.withDecimalPoint(',')));
    }

    @Test
    void whatTheLogCallsItsItemsIsTriedFirst() throws IOException {
        String text = "id,StockCode\n1,a\n";
        assertEquals("a: 1", lines(text, DEFAULT).get(1), "usual ids have an order");
        assertEquals("1: a", lines(text, DEFAULT.withUsualId("ID")).get(1));
        assertEquals("a: 1", lines(text, DEFAULT.withUsualId("3")).get(1));
    }

    @Test
    void gzipSeparatorAndCharsetAreHonoured() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write("id!colour\na!gr\u00fcn\n".getBytes(Charset.forName("windows-1252")));
        }
        Path file = Files.write(folder.resolve("items.csv.gz"), bytes.toByteArray());
        var format = DEFAULT.withSeparator('!').withCharset(Charset.forName("windows-1252"));
        assertEquals(List.of("colour", "a: gr\u00fcn"), lines(file, format));
        var e = assertThrows(NotTextException.class,
                () -> lines(file, DEFAULT.withSeparator('!')));
        assertEquals(file + ":2: the bytes FC are not text in UTF-8; name the charset of the file,"
                + " often windows-1252", e.getMessage());
    }

    @Test
    void wrongColumnsAreNamedWithWhatToDo() {
        assertEquals("F/items.csv: no column has a header that is usual for ids, such as sku or"
                + " item_id; the columns are lamp, red; name the one that holds the items' ids",
                error("lamp,red\n", DEFAULT));
        assertEquals("F/items.csv: there is no column 'skuu' for id; the closest is 'sku'; the"
                + " columns are sku, red", error("sku,red\n", DEFAULT.withColumn(Part.ID, "skuu")));
        assertEquals("F/items.csv: there is no column 'rad' for leaving out; the closest is 'red';"
                + " the columns are sku, red", error("sku,red\n", DEFAULT.withSkipped(Set.of("rad"))));
        assertEquals("F/items.csv: column 'x' is named for name and for something else, must be one"
                + " of them", error("sku,x\n", DEFAULT.withColumn(Part.ID, "x")
                        .withColumn(Part.NAME, "2")));
        assertEquals("F/items.csv: two columns would be the attribute 'name', the second is column 3"
                + " ('name'); leave one of them out", error("sku,label,name\n",
                        DEFAULT.withColumn(Part.NAME, "label")));
        assertEquals("F/items.csv: the header of column 2 is '', must be a name to be an attribute;"
                + " give it one or leave the column out", error("sku,,x\n", DEFAULT));
        assertEquals("F/items.csv: the file is empty, must hold items", error("", DEFAULT));
        assertEquals("F/items.csv: holds no item, must hold at least one below its header",
                error("sku,colour\n", DEFAULT));
        var none = assertThrows(OrderLogException.class,
                () -> lines(folder.resolve("none.csv"), DEFAULT));
        assertEquals(folder + "/none.csv: there is no such file", none.getMessage());
    }

    @Test
    void badLinesAreNamedWithTheirNumber() {
        assertEquals("F/items.csv:4: 'a' has come before, on line 2; an item must have one line",
                error("id,x\na,1\nb,2\n a ,3\n", DEFAULT));
        assertEquals("F/items.csv:3: '' is no item, must be its id",
                error("id,x\na,1\n ,2\n", DEFAULT));
        assertEquals("F/items.csv:3: the line has 3 columns, must have 2 like the first; put quotes"
                + " around a value with a separator in it", error("id,x\na,1\nb,2,3\n", DEFAULT));
        assertEquals("F/items.csv:2: 'cheap' is no price, must be a number such as 2.50",
                error("id,price\na,cheap\n", DEFAULT));
        assertEquals("F/items.csv:2: '2.50' is no price, must be a number such as 2,50",
                error("id,price\na,2.50\n", DEFAULT.withDecimalPoint(',').withSeparator(',')));
    }

    @Test
    void wrongFormatsAreRefusedWithTheirValue() {
        assertThrows(IllegalArgumentException.class, () -> DEFAULT.withDecimalPoint(';'));
        assertThrows(IllegalArgumentException.class, () -> DEFAULT.withColumn(Part.ID, " "));
    }

    /// Whatever the bytes, there are items or one clear line, never another failure.
    @Test
    void damagedFilesGiveItemsOrOneClearLine() throws IOException {
        long seed = Long.getLong("seed", 17);
        var random = new Random(seed);
        byte[] good = ("sku,name,category,price,colour\r\na1,\"x, \"\"y\"\"\",lamps,1.5,red\r\n"
                + "a2,\u00e9,lamps,,\na3,,,20,blue\n").getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("fuzz.csv");
        for (int i = 0; i < 600; i++) {
            byte[] bytes = random.nextInt(20) > 0 ? good.clone()
                    : Arrays.copyOf(good, random.nextInt(good.length));
            for (int flips = random.nextInt(6); flips >= 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                        ? (byte) random.nextInt() : (byte) "\",\n\r;\t\0".charAt(random.nextInt(7));
            }
            Files.write(file, bytes);
            try {
                lines(file, random.nextBoolean() ? DEFAULT : DEFAULT.withColumn(Part.ID, "1"));
            } catch (OrderLogException | NotTextException e) {
                assertEquals(1, e.getMessage().lines().count(), e.getMessage());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", case " + i, e);
            }
        }
    }
}
