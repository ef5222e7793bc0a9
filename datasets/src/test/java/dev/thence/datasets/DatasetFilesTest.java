package dev.thence.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.Cleaning;
import dev.thence.graph.NodeIds;
import dev.thence.graph.SplitMix64;
import dev.thence.io.Event;
import dev.thence.io.EventKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFilesTest {
    private static final DatasetCard CARD = new DatasetCard("shop", "a shop", "its owner", "free",
            "Ask.", "");

    @TempDir
    Path folder;

    @Test
    void numpyPairsAreReadByRowsAndByColumns() throws IOException {
        for (String shape : List.of("(3, 2)", "(2, 3)")) {
            long[] values = shape.startsWith("(3") ? new long[] {0, 1, 2, 3, 4, 5}
                    : new long[] {0, 2, 4, 1, 3, 5};
            var pairs = NpyArray.read(new ByteArrayInputStream(npy("<i8", shape, values)), "x.npy")
                    .toPairs("x.npy").toPairs();
            assertEquals(3, pairs.size());
            for (int i = 0; i < 3; i++) {
                assertEquals(2 * i, pairs.source(i));
                assertEquals(2 * i + 1, pairs.target(i));
            }
        }
    }

    @Test
    void aNumpyArrayWrittenByColumnsIsTheSame() throws IOException {
        byte[] byColumns = new String(npy("<i8", "(3, 2)", new long[] {0, 2, 4, 1, 3, 5}),
                StandardCharsets.ISO_8859_1).replace("': False", "':  True")
                .getBytes(StandardCharsets.ISO_8859_1);
        var pairs = NpyArray.read(new ByteArrayInputStream(byColumns), "x.npy").toPairs("x.npy")
                .toPairs();
        for (int i = 0; i < 3; i++) {
            assertEquals(2 * i, pairs.source(i));
            assertEquals(2 * i + 1, pairs.target(i));
        }
        Path file = Files.write(folder.resolve("x.npy"), byColumns);
        var e = assertThrows(DatasetException.class, () -> NpyMatrix.open(file));
        assertTrue(e.getMessage().contains("must follow row by row"), e.getMessage());
    }

    @Test
    void numberedGraphsKeepEveryNodeWithAnEdgeToAnother() throws IOException {
        Files.writeString(folder.resolve("g.txt"), "# a comment\n7\t3\n3 3\n3,7\n7 3\n5 5\n");
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("g.npz")))) {
            zip.putNextEntry(new ZipEntry("edge_index.npy"));
            zip.write(npy("<i8", "(2, 2)", new long[] {7, 3, 3, 7}));
        }
        for (String file : List.of("g.txt", "g.npz")) {
            var graph = new NumberedGraph(List.of(file)).read(CARD, DataFolder.of(folder))
                    .toGraph();
            assertEquals(List.of("3", "7"),
                    IntStream.range(0, graph.ids().count()).mapToObj(graph.ids()::id).toList());
            assertEquals(2, graph.edges().edgeCount());
        }
        Files.writeString(folder.resolve("bad.txt"), "1 2\n1 two\n");
        var e = assertThrows(DatasetException.class,
                () -> new NumberedGraph(List.of("bad.txt")).read(CARD, DataFolder.of(folder)));
        assertTrue(e.getMessage().contains("bad.txt:2: '1 two'"), e.getMessage());
    }

    @Test
    void aCutOrForeignNumpyArrayIsNamed() {
        byte[] good = npy("<i8", "(3, 2)", new long[6]);
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThrows(IOException.class,
                    () -> NpyArray.read(new ByteArrayInputStream(cut), "x.npy"));
        }
        var e = assertThrows(DatasetException.class, () -> NpyArray.read(
                new ByteArrayInputStream(npy("<f4", "(1,)", new long[1])), "x.npy"));
        assertEquals("x.npy: holds <f4, must be whole numbers (<i4, <i8, |i1)", e.getMessage());
    }

    private static byte[] npy(String type, String shape, long[] values) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape
                + ", }\n";
        var bytes = ByteBuffer.allocate(10 + header.length() + 8 * values.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        bytes.put((byte) 1).put((byte) 0).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.US_ASCII));
        Arrays.stream(values).forEach(bytes::putLong);
        return bytes.array();
    }

    @Test
    void aTarArchiveGivesItsFilesAndACutOneIsNamed() throws IOException {
        var tar = new ByteArrayOutputStream();
        tar.writeBytes(tarEntry("split/g/0/pos_test_edges.tsv", "1\t2\n3\t4\n"));
        tar.writeBytes(tarEntry("other", "x"));
        tar.writeBytes(new byte[1024]);
        Path file = folder.resolve("a.tar");
        Files.write(file, tar.toByteArray());
        var entries = TarFile.entries(file);
        assertEquals(List.of("other", "split/g/0/pos_test_edges.tsv"),
                List.copyOf(entries.keySet()));
        assertArrayEquals("1\t2\n3\t4\n".getBytes(StandardCharsets.UTF_8),
                entries.get("split/g/0/pos_test_edges.tsv"));
        Files.write(file, Arrays.copyOf(tar.toByteArray(), 700));
        var e = assertThrows(DatasetException.class, () -> TarFile.entries(file));
        assertTrue(e.getMessage().startsWith(file + ": ends"), e.getMessage());
    }

    private static byte[] tarEntry(String name, String content) {
        byte[] entry = new byte[1024];
        System.arraycopy(name.getBytes(StandardCharsets.UTF_8), 0, entry, 0, name.length());
        byte[] size = String.format("%011o", content.length()).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(size, 0, entry, 124, size.length);
        entry[156] = '0';
        System.arraycopy(content.getBytes(StandardCharsets.UTF_8), 0, entry, 512, content.length());
        return entry;
    }

    @Test
    void relatedListsKeepProductsAlone() throws IOException {
        relatedLists("1 0 2\n\n0\n");
        var graph = new AmazonGraph(List.of("")).read(CARD, DataFolder.of(folder)).toGraph();
        assertEquals(List.of("A", "B", "C"),
                IntStream.range(0, 3).mapToObj(graph.ids()::id).toList());
        assertEquals(2, graph.edges().edgeCount());
        assertTrue(graph.edges().hasEdge(0, 1) && graph.edges().hasEdge(2, 1));
        assertEquals("Phones | Cases", graph.catalogue().category(1).orElseThrow());
        assertEquals("Nova", graph.catalogue().text("brand", 2).orElseThrow());
    }

    @Test
    void aReferenceToNothingIsNamed() throws IOException {
        relatedLists("1 0 2\n7\n\n");
        var e = assertThrows(DatasetException.class,
                () -> new AmazonGraph(List.of("")).read(CARD, DataFolder.of(folder)));
        assertEquals(folder.resolve("also_bought_p_p.txt") + ":2: refers to 7, must be in [0, 3)",
                e.getMessage());
    }

    /// Products A, B, C; related lists may name B, X, A.
    private void relatedLists(String alsoBought) throws IOException {
        Files.writeString(folder.resolve("product.txt"), "A\nB\nC\n");
        Files.writeString(folder.resolve("related_product.txt"), "B\nX\nA\n");
        Files.writeString(folder.resolve("also_bought_p_p.txt"), alsoBought);
        Files.writeString(folder.resolve("also_viewed_p_p.txt"), "\n\n\n");
        Files.writeString(folder.resolve("brand_p_b.txt"), "\n\n0\n");
        Files.writeString(folder.resolve("brand.txt"), "Nova\n");
        Files.writeString(folder.resolve("category_p_c.txt"), "1\n1 0\n\n");
        Files.writeString(folder.resolve("category.txt"), "Cases\nPhones\n");
    }

    @Test
    void theLargestComponentIsNumberedInTheOrderOfItsNodes() throws IOException {
        var edges = new NumberedEdges();
        edges.add(9, 3);
        edges.add(5, 3);
        edges.add(0, 1);
        edges.add(3, 3);
        var graph = edges.largestComponent().toGraph();
        assertEquals(3, graph.ids().count());
        assertEquals(2, graph.edges().edgeCount());
        assertTrue(graph.edges().hasEdge(2, 0) && graph.edges().hasEdge(1, 0));
    }

    @Test
    void invoicesAreTheSameHoweverTheyWereExported() throws IOException {
        String head = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,"
                + "Country\n";
        String[] exports = {
            head + "1,85123A,CAFÉ SIGN,6,2010-12-01 08:26:00,2.50,17850.0,France\n"
                    + "C2,22,LAMP,-1,2010-12-02 09:00:00,3,,France\n",
            head + "C2,22,LAMP ,-1,12/2/2010 9:00,3.0,,France\n"
                    + "1,85123A,CAFÉ  SIGN,6,12/1/2010 8:26,2.5,17850,France\n"};
        String[] names = {"online_retail.csv", "data.csv"};
        var charsets = List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"));
        var found = new HashSet<String>();
        for (int i = 0; i < 2; i++) {
            Path data = Files.createDirectory(folder.resolve("data" + i));
            Files.writeString(data.resolve(names[i]), exports[i], charsets.get(i));
            var dataset = new OrderLogDataset(CARD, Cleaning.forRetailInvoices(),
                    List.of(TestPeriod.of("A", "2010-12-02", "2010-12-03")), OnlineRetail::open);
            var e = assertThrows(DatasetException.class, () -> dataset.open(DataFolder.of(data)));
            found.add(e.getMessage().replaceAll(".*rows is ([0-9a-f]{64}),.*", "$1"));
        }
        assertEquals(1, found.size(), found.toString());
    }

    @Test
    void merchandiseIsJoinedByName() throws IOException {
        Files.writeString(folder.resolve("items.csv"), """
                id,name,brand,variant,category,price_in_usd
                7,"Cap, blue",G,L,Apparel,14
                3,"Cap, blue",G,S,Apparel,14
                12,Mug,G,,Drinkware,9.5
                """);
        Files.writeString(folder.resolve("events.csv"), """
                user_id,ga_session_id,country,device,type,item_id,date
                5,90,US,mobile,add_to_cart,7,2020-11-01 00:27:14
                5,90,US,mobile,purchase,3,2020-11-01 00:28:14
                6,90,US,mobile,begin_checkout,12,2020-11-01 00:29:14
                """);
        var events = new ArrayList<Event>();
        MerchandiseLog.open(CARD, DataFolder.of(folder)).read(events::add);
        assertEquals(List.of("3", "3", "12"), events.stream().map(Event::item).toList());
        assertEquals(List.of(EventKind.LISTED, EventKind.PURCHASE, EventKind.CART),
                events.stream().map(Event::kind).toList());
        assertEquals("5-90", events.getFirst().session());
        assertEquals("Cap, blue", events.get(1).name());
        Files.writeString(folder.resolve("items.csv"),
                "id,name,price_in_usd\n3,Cap,14\n7,Cap,14\n");
        var e = assertThrows(DatasetException.class,
                () -> MerchandiseLog.open(CARD, DataFolder.of(folder)).read(_ -> { }));
        assertTrue(e.getMessage().contains("has no item 12"), e.getMessage());
    }

    /// Train 0 -> 1, 2 -> 2; of the test edges 0 -> 1 leaked, 3 -> 3 is a loop, 1 -> 2 stays.
    private DgganSplit dggan(String test) throws IOException {
        Path files = Files.createDirectories(folder.resolve("data/web"));
        Files.writeString(files.resolve("train_0.5"), "0 1\n2 2\n");
        Files.writeString(files.resolve("test_0.5_0"), test);
        String half = "0 1 1\n1 0 0\n3 3 1\n0 2 0\n1 2 1\n2 1 0\n";
        Files.writeString(files.resolve("test_0.5_50"), half);
        Files.writeString(files.resolve("test_0.5_100"), test);
        var rows = new CanonicalRows();
        rows.add("train", "0", "1");
        rows.add("train", "2", "2");
        for (String line : half.split("\n")) {
            rows.add("test 50", line.replace(' ', '\t'));
        }
        for (String line : test.split("\n")) {
            rows.add("test 0", line.replace(' ', '\t'));
            rows.add("test 100", line.replace(' ', '\t'));
        }
        var card = new DatasetCard("web split", "", "", "", "", rows.digest());
        return new DgganTests("web", card).read(DataFolder.of(folder),
                NodeIds.of(List.of("0", "1", "2", "3")));
    }

    @Test
    void testEdgesThatLeakedAndLoopsGoWithTheNonEdgeBesideThem() throws IOException {
        var split = dggan("0 1 1\n3 1 0\n3 3 1\n0 2 0\n1 2 1\n3 0 0\n");
        assertEquals(1, split.leaked());
        assertEquals(1, split.loops());
        assertEquals(List.of("0-1"), pairs(split.train()));
        assertEquals(List.of("1-2"), pairs(split.test()));
        assertEquals(List.of("3-0"), pairs(split.nonEdges().get(0)));
        assertEquals(List.of("2-1"), pairs(split.nonEdges().get(50)));
    }

    private static List<String> pairs(NodePairs pairs) {
        return IntStream.range(0, pairs.size())
                .mapToObj(i -> pairs.source(i) + "-" + pairs.target(i)).toList();
    }

    @Test
    void aLineOfASplitThatIsNoneIsNamed() {
        var e = assertThrows(DatasetException.class, () -> dggan("0 1 1\n3 1\n"));
        assertTrue(e.getMessage().endsWith("test_0.5_0:2: '3 1' must be 3 whole numbers"),
                e.getMessage());
        e = assertThrows(DatasetException.class, () -> dggan("0 1 1\n3 1 1\n"));
        assertTrue(e.getMessage().endsWith("test_0.5_0:2: the third number is 1, must be 0: edges"
                + " (1) and non-edges (0) come in turn"), e.getMessage());
        e = assertThrows(DatasetException.class, () -> dggan("0 1 1\n3 1 0\n1 2 1\n"));
        assertTrue(e.getMessage().endsWith("ends with an edge without a non-edge"),
                e.getMessage());
    }

    @Test
    void anyBytesAreASplitOrAnErrorThatNamesTheFile() throws IOException {
        byte[] good = "0 1 1\n3 1 0\n3 3 1\n0 2 0\n1 2 1\n3 0 0\n".getBytes(
                StandardCharsets.US_ASCII);
        Path files = Files.createDirectories(folder.resolve("data/web"));
        Files.writeString(files.resolve("train_0.5"), "0 1\n");
        for (int round = 0; round < 500; round++) {
            var random = SplitMix64.of(round, 97);
            byte[] bytes = good.clone();
            for (int i = 0; i < 3; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(files.resolve("test_0.5_0"), bytes);
            try {
                for (int[] row : DgganFiles.open("web", CARD, DataFolder.of(folder)).test(0)) {
                    assertTrue(row.length == 3 && row[0] >= 0 && row[1] >= 0);
                }
            } catch (IOException e) {
                assertTrue(e.getMessage().contains("test_0.5_0"), e.getMessage());
            }
        }
    }
}
