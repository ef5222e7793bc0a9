package dev.thence.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.thence.io.EventKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"amazon-cell-phones,9362,235458", "amazon-beauty,11654,239344",
            "amazon-computers,13381,287076", "cora-ml,2810,8229", "citeseer,2110,3705",
            "cora-subelj,23166,91500", "pubmed,19717,44335", "wiki-vote,7115,103689",
            "email-eu-core,986,24929", "fly-larva,2952,110140", "slashdot,82168,870161",
            "google,15763,170335", "epinions,75879,254418"})
    void graphsHaveTheSizesOfTheirRegistry(String name, int nodes, int edges) throws IOException {
        var graph = ((GraphDataset) Datasets.find(name)).open(realData());
        assertEquals(nodes, graph.ids().count());
        assertEquals(edges, graph.edges().edgeCount());
        graph.edges().out().check();
        assertEquals(0, graph.edges().count(u -> graph.edges().hasEdge(u, u)));
        assertEquals(0, graph.edges().count(
                u -> graph.edges().out().degree(u) + graph.edges().in().degree(u) == 0));
    }

    @Test
    void namesAndCategoriesComeAlong() throws IOException {
        var beauty = ((GraphDataset) Datasets.find("amazon-beauty")).open(realData());
        int file = beauty.ids().require("B000TBZHNK");
        assertEquals(Optional.of("titania double foot file stainless steel rasp"),
                beauty.catalogue().name(file));
        assertEquals(Optional.of("Titania"), beauty.catalogue().text("brand", file));
        assertTrue(beauty.catalogue().category(file).orElseThrow().contains("Foot Rasps"));
        assertTrue(beauty.coViews().orElseThrow().edgeCount() > 100_000);
    }

    @Test
    void splitsAreExactlyTheGraph() throws IOException {
        for (String name : new String[] {"cora-ml", "citeseer"}) {
            var graph = ((GraphDataset) Datasets.find(name)).open(realData());
            assertEquals(10, graph.splits().size());
            for (var split : graph.splits()) {
                long size = split.train().size() + split.validation().size() + split.test().size();
                assertEquals(graph.edges().edgeCount(), size);
                var test = split.test();
                for (int i = 0; i < test.size(); i++) {
                    assertTrue(graph.edges().hasEdge(test.source(i), test.target(i)));
                }
                var negatives = split.testNegatives();
                assertEquals(split.test().size(), negatives.size());
                for (int i = 0; i < negatives.size(); i++) {
                    assertTrue(!graph.edges().hasEdge(negatives.source(i), negatives.target(i)));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"cora-subelj,45750,45750,0,0,6;22903;43271", "google,85328,85007,85769,430,"
            + "56;42770;63290"})
    void theSplitsOfDgganAreTheGraphWithoutWhatLeaked(String name, int trainSize, int testSize,
            int leaked, int loops, String reversed) throws IOException {
        var dataset = (GraphDataset) Datasets.find(name);
        var graph = dataset.open(realData());
        var split = dataset.dgganSplit(realData(), graph);
        assertEquals(trainSize, split.train().size());
        assertEquals(testSize, split.test().size());
        assertEquals(graph.edges().edgeCount(), trainSize + testSize);
        assertEquals(leaked, split.leaked());
        assertEquals(loops, split.loops());
        var found = new ArrayList<String>();
        split.nonEdges().forEach((_, pairs) -> {
            int back = 0;
            assertEquals(testSize, pairs.size());
            for (int i = 0; i < pairs.size(); i++) {
                assertTrue(!graph.edges().hasEdge(pairs.source(i), pairs.target(i)));
                back += graph.edges().hasEdge(pairs.target(i), pairs.source(i)) ? 1 : 0;
            }
            found.add(String.valueOf(back));
        });
        assertEquals(reversed, String.join(";", found));
    }

    @ParameterizedTest
    @CsvSource({"online-retail,541909,0", "ga4-merchandise,14711,666071"})
    void orderLogsHaveTheEventsOfTheirRegistry(String name, int purchases, int listings)
            throws IOException {
        int[] counts = new int[EventKind.values().length];
        ((OrderLogDataset) Datasets.find(name)).open(realData())
                .read(event -> counts[event.kind().ordinal()]++);
        assertEquals(purchases, counts[EventKind.PURCHASE.ordinal()]);
        assertEquals(listings, counts[EventKind.LISTED.ordinal()]);
    }

    @Test
    void theSyntheticShopIsTheSameOnEveryMachine() throws IOException {
        var shop = (SyntheticDataset) Datasets.find("synthetic-shop");
        assertEquals(shop.card().digest(), OrderLogDataset.digest(shop.open()));
    }

    @Test
    void everyDatasetIsDocumented() throws IOException {
        String page = Files.readString(Path.of("../docs/datasets.md"));
        for (var dataset : Datasets.all()) {
            assertTrue(page.contains("| `" + dataset.name() + "` |"), dataset.name());
        }
    }

    private static DataFolder realData() throws IOException {
        String data = System.getenv(DataFolder.VARIABLE);
        assumeTrue(data != null && !data.isBlank(), "THENCE_DATA is not set");
        return DataFolder.of(Path.of(data));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheClosest() {
        var e = assertThrows(DatasetException.class, () -> Datasets.find("cora-lm"));
        assertTrue(e.getMessage().contains("did you mean cora-ml?"), e.getMessage());
        assertTrue(e.getMessage().contains("amazon-beauty"), e.getMessage());
    }

    @Test
    void aMissingDatasetSaysWhereItWasLookedForAndHowToGetIt() {
        for (var dataset : Datasets.all()) {
            if (dataset instanceof SyntheticDataset) {
                continue;
            }
            var e = assertThrows(DatasetException.class,
                    () -> open(dataset, DataFolder.of(folder)));
            assertTrue(e.getMessage().startsWith(dataset.name() + " is not in " + folder),
                    e.getMessage());
            assertTrue(e.getMessage().contains("https://"), e.getMessage());
            assertTrue(e.getMessage().contains(dataset.card().licence()), e.getMessage());
        }
    }

    @Test
    void aMissingFolderIsNamed() {
        Path missing = folder.resolve("nowhere");
        var e = assertThrows(DatasetException.class, () -> DataFolder.of(Optional.of(missing)));
        assertEquals("the data folder " + missing + " does not exist: give a folder with --data or"
                + " THENCE_DATA", e.getMessage());
    }

    @Test
    void otherContentIsAnErrorWithBothDigests() throws IOException {
        Files.writeString(folder.resolve("edges.csv"), "source,target\n0,1\n1,2\n2,2\n7,8\n");
        var dataset = Datasets.find("amazon-computers");
        var e = assertThrows(DatasetException.class, () -> open(dataset, DataFolder.of(folder)));
        var rows = new CanonicalRows();
        rows.add("bought", "1", "2");
        rows.add("bought", "0", "1");
        assertTrue(e.getMessage().contains(rows.digest()), e.getMessage());
        assertTrue(e.getMessage().contains("expected " + dataset.card().digest()), e.getMessage());
    }

    @Test
    void aBadLineIsNamed() throws IOException {
        Files.writeString(folder.resolve("edges.csv"), "source,target\n0,1\n1,two\n");
        var e = assertThrows(DatasetException.class,
                () -> open(Datasets.find("amazon-computers"), DataFolder.of(folder)));
        assertTrue(e.getMessage().contains("edges.csv:3: '1,two' must be two node numbers"),
                e.getMessage());
    }

    private static void open(Dataset dataset, DataFolder data) throws IOException {
        switch (dataset) {
            case GraphDataset graph -> graph.open(data);
            case OrderLogDataset log -> log.open(data);
            case SyntheticDataset shop -> shop.open();
        }
    }
}
