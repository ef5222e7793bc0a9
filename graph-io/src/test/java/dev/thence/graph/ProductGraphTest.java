package dev.thence.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProductGraphTest {
    @TempDir
    Path folder;

    @Test
    void theMappedGraphEqualsTheOneInMemory() throws IOException {
        Path path = folder.resolve("graph.thence");
        DirectedGraph edges = RandomGraph.of(1, 500, 4000);
        DirectedGraph views = RandomGraph.of(2, 500, 900);
        DirectedGraph then = RandomGraph.of(3, 500, 300);
        var ids = NodeIds.of(IntStream.range(0, 500).mapToObj(i -> "item " + i).toList());
        var made = ProductGraph.builder(ids).graph(Relation.CO_PURCHASE, edges)
                .graph(Relation.CO_VIEW, views).thenCounts(then)
                .catalogue(Catalogue.builder(500).text("name", 7, "seven").build())
                .provenance("pair rule", "window=P30D")
                .provenance(Map.of("a=b\\", "x\ny\r=")).build();
        made.write(path);
        try (var read = ProductGraph.open(path, Verification.ALL)) {
            assertEquals(500, read.nodeCount());
            assertEquals(ids.fingerprint(), read.ids().fingerprint());
            assertEquals(Set.of(Relation.CO_PURCHASE, Relation.CO_VIEW), read.relations());
            assertSame(edges, read.graph(Relation.CO_PURCHASE));
            assertSame(views, read.graph(Relation.CO_VIEW));
            assertSame(then, read.thenCounts());
            assertEquals(Optional.of("seven"), read.catalogue().name(7));
            assertEquals(Map.of("pair rule", "window=P30D", "a=b\\", "x\ny\r="), read.provenance());
            assertThrows(UnsupportedOperationException.class, () -> read.provenance().clear());

            // What was mapped can be written again, and gives the same bytes.
            Path again = folder.resolve("again.thence");
            read.write(again);
            assertEquals(-1, Files.mismatch(path, again));
        }
    }

    private static void assertSame(DirectedGraph expected, DirectedGraph found) {
        assertEquals(RandomGraph.edges(expected), RandomGraph.edges(found));
        assertEquals(RandomGraph.edges(expected.reverse()), RandomGraph.edges(found.reverse()));
        found.out().check();
        found.in().check();
        assertEquals(-1, expected.out().offsets().mismatch(found.out().offsets()));
        assertEquals(-1, expected.out().weights().mismatch(found.out().weights()));
    }

    @Test
    void whatWasNotGivenIsEmpty() throws IOException {
        Path path = folder.resolve("graph.thence");
        ProductGraph.builder(NodeIds.of(List.of("a", "b"))).build().write(path);
        try (var read = ProductGraph.open(path, Verification.ALL)) {
            assertEquals(Set.of(), read.relations());
            assertEquals(0, read.graph(Relation.CO_PURCHASE).edgeCount());
            assertEquals(2, read.graph(Relation.CO_PURCHASE).nodeCount());
            assertEquals(0, read.thenCounts().edgeCount());
            assertEquals(Set.of(), read.catalogue().attributes());
            assertEquals(Map.of(), read.provenance());
        }
    }

    @Test
    void partsOfAnotherSizeAreRefused() {
        var builder = ProductGraph.builder(NodeIds.of(List.of("a", "b")));
        var three = DirectedGraph.builder(3).build();
        var problem = assertThrows(IllegalArgumentException.class,
                () -> builder.graph(Relation.CO_VIEW, three));
        assertEquals("the CO_VIEW graph has 3 nodes, there are 2 items", problem.getMessage());
        assertThrows(IllegalArgumentException.class, () -> builder.thenCounts(three));
        assertThrows(IllegalArgumentException.class, () -> builder.catalogue(Catalogue.empty(1)));
    }

    @Test
    void everyFlippedByteOfTheFileIsNoticed() throws IOException {
        Path path = folder.resolve("graph.thence");
        ProductGraph.builder(NodeIds.of(List.of("a", "b", "c")))
                .graph(Relation.CO_PURCHASE, RandomGraph.of(3, "0->1 1->2@2"))
                .catalogue(Catalogue.builder(3).text("name", 0, "A").build()).build().write(path);
        byte[] whole = Files.readAllBytes(path);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            Files.write(path, damaged);
            assertThrows(CorruptFileException.class,
                    () -> ProductGraph.open(path, Verification.ALL).close(), "byte " + at);
            readTrustingTheHeader(path);
        }
    }

    /// With the header checked alone, damage may give any answer but a crash or a loop.
    private static void readTrustingTheHeader(Path path) throws IOException {
        try (var graph = ProductGraph.open(path, Verification.HEADER)) {
            for (String id : List.of("a", "b", "c", "d")) {
                graph.ids().node(id);
            }
            for (int node = 0; node < 3; node++) {
                graph.ids().id(node);
                graph.catalogue().name(node);
                graph.graph(Relation.CO_PURCHASE).weight(node, 1);
            }
        } catch (CorruptFileException | IndexOutOfBoundsException | IllegalStateException e) {
            assertTrue(e.getMessage() != null, e.toString());
        }
    }

    @Test
    void aFileOfWholeChecksumsButWrongPartsIsRefused() throws IOException {
        Path path = folder.resolve("graph.thence");
        try (var writer = SectionFile.create(path, ProductGraph.KIND, 1)) {
            NodeIds.of(List.of("a", "b")).write(writer, "ids.");
            Catalogue.empty(3).write(writer, "catalogue.");
            GraphSections.write(writer, "then.", DirectedGraph.builder(2).build());
            writer.addText("provenance", "no separator");
            writer.commit();
        }
        var problem = assertThrows(CorruptFileException.class,
                () -> ProductGraph.open(path, Verification.ALL));
        assertTrue(problem.getMessage().startsWith(path + ": "), problem.getMessage());
    }

    /// Written by the first release; must stay readable, and is never made again.
    @Test
    void theFileOfTheFirstReleaseIsReadable() throws Exception {
        Path golden = Path.of(
                ProductGraphTest.class.getResource("product-graph-v1.thence").toURI());
        try (var graph = ProductGraph.open(golden, Verification.ALL)) {
            assertArrayEquals(new String[] {"phone", "case", "charger", "Hülle ✓", ""},
                    IntStream.range(0, 5).mapToObj(graph.ids()::id).toArray());
            assertEquals(3, graph.ids().node("Hülle ✓"));
            assertEquals(-1, graph.ids().node("umbrella"));
            assertEquals(Set.of("0->1@12.0", "0->2@7.5", "1->3@1.0", "3->1@2.0"),
                    RandomGraph.edges(graph.graph(Relation.CO_PURCHASE)));
            assertEquals(Set.of("0->3@0.25"), RandomGraph.edges(graph.graph(Relation.CO_VIEW)));
            assertEquals(Set.of("0->1@9.0"), RandomGraph.edges(graph.thenCounts()));
            assertEquals(Set.of("category", "colour", "name", "price"),
                    graph.catalogue().attributes());
            assertEquals(Optional.of("Phone X"), graph.catalogue().name(0));
            assertEquals(2, graph.catalogue().nodesWith("category", "covers").size());
            assertEquals(OptionalDouble.of(12), graph.catalogue().price(3));
            assertEquals(Map.of("source", "golden = first\nrelease", "as of",
                    "2011-12-09T12:50:00Z"), graph.provenance());
        }
    }
}
