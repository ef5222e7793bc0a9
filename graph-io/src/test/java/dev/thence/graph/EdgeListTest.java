package dev.thence.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.DirectedGraphBuilder.Duplicates;
import dev.thence.graph.EdgeListFormat.Header;
import dev.thence.graph.EdgeListFormat.SelfLoops;
import dev.thence.graph.EdgeListFormat.Separator;
import dev.thence.io.NotTextException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EdgeListTest {
    private static final EdgeListFormat DEFAULT = EdgeListFormat.DEFAULT;

    @TempDir
    Path folder;
    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("edges.tsv");
    }

    @Test
    void separatorsAreGuessed() throws IOException {
        Set<String> expected = Set.of("a->b@2.0", "b->c@1.5");
        assertEquals(expected, edges(read("a\tb\t2\nb\tc\t1.5\n")));
        assertEquals(expected, edges(read("a,b,2\r\nb , c,1.5\r\n")));
        assertEquals(expected, edges(read("a b 2\nb   c \t1.5")));
        assertEquals(Set.of("a b->c,d@1.0"), edges(read("a b\tc,d\n")));
    }

    @Test
    void withoutAWeightEveryEdgeWeighsOne() throws IOException {
        assertEquals(Set.of("a->b@1.0", "b->c@1.0"), edges(read("a b\nb c\n")));
        assertEquals(Set.of("a->b@1.0", "b->c@1.0"), edges(read("a b 7 x\nb c\n",
                DEFAULT.withWeight(Optional.empty()))));
    }

    @Test
    void commentsAndEmptyLinesAreSkippedAndCounted() throws IOException {
        var list = read("# a comment\n\n% another\na b\n   \n#b c\n");
        assertEquals(Set.of("a->b@1.0"), edges(list));
        assertEquals(new EdgeList.Counts(6, 5, 1, 0, 0), list.counts());
        assertEquals(Set.of("#a->b@1.0"), edges(read("#a b\n", DEFAULT.withComments(""))));
    }

    @Test
    void aHeaderIsFoundByItsNamesWhereverTheyStand() throws IOException {
        Set<String> expected = Set.of("a->b@3.0");
        assertEquals(expected, edges(read("source,target,weight\na,b,3\n")));
        assertEquals(expected, edges(read("id,Weight,TARGET,note,source\n7,3,b,,a\n")));
        assertEquals(expected, edges(read("src\tdst\tweight\na\tb\t3\n")));
        assertEquals(Set.of("a->b@1.0"), edges(read("from to\na b\n")));
        assertEquals(Set.of("a->b@1.0"), edges(read("bought,also\na,b\n",
                DEFAULT.withColumns("bought", "also").withHeader(Header.PRESENT))));
        assertEquals(Set.of("from->to@1.0", "a->b@1.0"), edges(read("from to\na b\n",
                DEFAULT.withHeader(Header.ABSENT))));
    }

    @Test
    void quotedColumnsHoldAnything() throws IOException {
        var list = read("\"a, \"\"b\"\"\", \" c \" ,2\n\"#d\",e,1\n");
        assertEquals(Set.of("a, \"b\"-> c @2.0", "#d->e@1.0"), edges(list));
    }

    @Test
    void loopsAreDroppedKeptOrRejected() throws IOException {
        String text = "a a 2\na b\nc c\n";
        var dropped = read(text);
        assertEquals(Set.of("a->b@1.0"), edges(dropped));
        assertEquals(new EdgeList.Counts(3, 0, 3, 2, 0), dropped.counts());
        assertEquals(3, dropped.ids().count());
        var kept = read(text, DEFAULT.withSelfLoops(SelfLoops.KEEP));
        assertEquals(Set.of("a->a@2.0", "a->b@1.0", "c->c@1.0"), edges(kept));
        assertEquals(2, kept.counts().selfLoops());
        assertProblem(":1: the edge leads from 'a' to itself", text,
                DEFAULT.withSelfLoops(SelfLoops.REJECT));
    }

    @Test
    void repeatedEdgesAreSummedKeptOnceOrRejected() throws IOException {
        String text = "a b 2\nb a\na b 3\na b 1\n";
        assertEquals(Set.of("a->b@6.0", "b->a@1.0"), edges(read(text)));
        var first = read(text, DEFAULT.withDuplicates(Duplicates.KEEP_FIRST));
        assertEquals(Set.of("a->b@2.0", "b->a@1.0"), edges(first));
        assertEquals(2, first.counts().duplicates());
        assertProblem(":3: the edge from 'a' to 'b' has come before", text,
                DEFAULT.withDuplicates(Duplicates.REJECT));
    }

    @Test
    void aBadLineIsNamedWithItsValueAndWhatIsAllowed() {
        assertProblem(":2: 'b' has 1 column, must have 2 or 3", "a b\nb\n", DEFAULT);
        assertProblem(":1: 'a | b | 1 | x' has 4 columns, must have 2 or 3", "a b 1 x\n", DEFAULT);
        assertProblem(":3: 'b | c' has 2 columns, must have 3 like the header",
                "source,target,weight\na,b,1\nb,c\n", DEFAULT);
        assertProblem(":2: the weight is 'x', must be a number above 0", "a b 1\nb c x\n", DEFAULT);
        for (String weight : List.of("0", "-1", "NaN", "Infinity", "1e99", "")) {
            assertProblem(":1: the weight is '" + weight + "', must be a number above 0",
                    "a\tb\t" + weight + "\n", DEFAULT);
        }
        assertProblem(":1: the weight is 'score', must be a number above 0;"
                + " if this line is a header, name its columns", "bought also score\na b 1\n", DEFAULT);
        assertProblem(":1: the header has the columns 'a, b', must have 'source' and 'target'",
                "a b\n", DEFAULT.withHeader(Header.PRESENT));
        assertProblem(":1: the target is '', must be an item id of 1 to", "a\t\n", DEFAULT);
        assertProblem(":1: the quote in column 2 is not closed", "a,\"b\nc,d\n", DEFAULT);
        assertProblem(":1: the quote in column 1 is followed by 'x,b'", "\"a\"x,b\n", DEFAULT);
        assertProblem(":1: the line has more than", "a b ".repeat(50_000), DEFAULT);
        assertProblem(":1: this is a Matrix Market file",
                "%%MatrixMarket matrix coordinate\n3 3 1\n1 2 1\n", DEFAULT);
        assertProblem("the weights of one edge into 'b' sum to more",
                "a b 3e38\na b 3e38\n", DEFAULT);
    }

    @Test
    void aListWithoutEdgesIsRefused() throws IOException {
        assertProblem("the edge list has no edge", "", DEFAULT);
        assertProblem("the edge list has no edge", "# nothing\n\n", DEFAULT);
        assertProblem("the edge list has no edge", "source,target\n", DEFAULT);
        assertProblem("the edge list has no edge but 1 from an item to itself", "a a\n", DEFAULT);
        assertThrows(NoSuchFileException.class,
                () -> EdgeList.read(folder.resolve("none"), DEFAULT));
    }

    @Test
    void textInAnotherCharsetIsNamedWithItsLine() throws IOException {
        Files.write(path, "a b\nca\u00E9 b\n".getBytes(StandardCharsets.ISO_8859_1));
        var problem = assertThrows(NotTextException.class, () -> EdgeList.read(path, DEFAULT));
        assertEquals(2, problem.line());
        var list = EdgeList.read(path, DEFAULT.withCharset(StandardCharsets.ISO_8859_1));
        assertEquals(2, list.ids().node("caé"));
    }

    @Test
    void columnsMustBeDifferentNames() {
        assertThrows(IllegalArgumentException.class, () -> DEFAULT.withColumns("a", "A"));
        assertThrows(IllegalArgumentException.class, () -> DEFAULT.withColumns(" ", "a"));
        assertThrows(IllegalArgumentException.class,
                () -> DEFAULT.withWeight(Optional.of("Source")));
    }

    @Test
    void whatIsWrittenIsReadBackEqual() throws IOException {
        var random = new Random(6);
        for (int round = 0; round < 60; round++) {
            var separator = Separator.values()[round % 4];
            var format = DEFAULT.withSeparator(separator).withSelfLoops(SelfLoops.KEEP)
                    .withHeader(round % 3 == 0 ? Header.ABSENT : Header.DETECT);
            var graph = RandomGraph.of(round, 20, 60);
            var ids = NodeIds.of(new ArrayList<>(randomIds(random, separator)));
            Path file = folder.resolve("edges" + List.of("", ".gz", ".zst").get(round % 3));
            EdgeList.write(file, ids, graph, format);
            var read = EdgeList.read(file, format);
            assertEquals(named(ids, graph), edges(read), "round " + round + ", " + separator);
            assertEquals(new EdgeList.Counts(read.counts().lines(), 0, graph.edgeCount(),
                    read.counts().selfLoops(), 0), read.counts());
        }
    }

    private static Set<String> randomIds(Random random, Separator separator) {
        String letters = switch (separator) {
            case COMMA -> "ab, \"#%é手\t";
            case TAB -> "ab, \"é手";
            case GUESS, BLANK -> "ab,\"é手";
        };
        var ids = new HashSet<String>();
        while (ids.size() < 20) {
            var id = new StringBuilder();
            for (int length = 1 + random.nextInt(6); length > 0; length--) {
                id.append(letters.charAt(random.nextInt(letters.length())));
            }
            boolean plain = id.toString().strip().length() == id.length();
            if (separator == Separator.COMMA || plain && id.charAt(0) != '"') {
                ids.add(id.toString());
            }
        }
        return ids;
    }

    @Test
    void anIdThatCannotBeWrittenIsNamedAndTheOldFileStays() throws IOException {
        Files.writeString(path, "old");
        var graph = RandomGraph.of(2, "0->1");
        for (String id : List.of("", "a\tb", " a", "#a", "a\nb")) {
            var ids = NodeIds.of(List.of("x", id));
            var problem = assertThrows(EdgeListException.class, () -> EdgeList.write(path, ids,
                    graph, DEFAULT.withSeparator(Separator.TAB)));
            assertTrue(problem.getMessage().startsWith(path + ": the id '"), problem.getMessage());
        }
        assertThrows(EdgeListException.class, () -> EdgeList.write(path,
                NodeIds.of(List.of("é", "b")), graph,
                DEFAULT.withCharset(StandardCharsets.US_ASCII)));
        assertThrows(IllegalArgumentException.class,
                () -> EdgeList.write(path, NodeIds.of(List.of("a")), graph, DEFAULT));
        assertEquals("old", Files.readString(path));
    }

    @Test
    void randomBytesGiveAnEdgeListOrTheDocumentedException() throws IOException {
        var random = new Random(13);
        byte[] alphabet = "ab12.,\t \n\r\"#%-eE\u00E9".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 1500; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = round % 3 == 0 ? (byte) random.nextInt()
                        : alphabet[random.nextInt(alphabet.length)];
            }
            Files.write(path, bytes);
            var format = DEFAULT.withSeparator(Separator.values()[random.nextInt(4)])
                    .withHeader(Header.values()[random.nextInt(3)])
                    .withSelfLoops(SelfLoops.values()[random.nextInt(3)])
                    .withDuplicates(Duplicates.values()[random.nextInt(3)])
                    .withCharset(random.nextBoolean() ? StandardCharsets.UTF_8
                            : StandardCharsets.ISO_8859_1);
            try {
                var list = EdgeList.read(path, format);
                list.graph().out().check();
                assertEquals(list.ids().count(), list.graph().nodeCount());
                assertTrue(list.graph().edgeCount() > 0);
            } catch (EdgeListException | NotTextException e) {
                assertTrue(e.getMessage().startsWith(path + ":"), e.getMessage());
                assertFalse(e.getMessage().contains("\n"), e.getMessage());
            }
        }
    }

    @Test
    void linesEndInAnyOfTheThreeWays() throws IOException {
        for (String end : List.of("\n", "\r\n", "\r")) {
            assertEquals(Set.of("a->b@1.0", "b->c@1.0"),
                    edges(read("a b" + end + end + "b c" + end)));
            assertProblem(":3: 'c' has 1 column", "a b" + end + end + "c" + end, DEFAULT);
        }
    }

    @Test
    void asSecondRelationKeepsTheNodesOfTheFirst() throws IOException {
        var first = read("a b\nb c\n");
        Files.writeString(path, "d c\nc a\n");
        var second = EdgeList.read(path, DEFAULT, first.ids());
        assertEquals(List.of(0, 1, 2, 3), List.of(second.ids().node("a"), second.ids().node("b"),
                second.ids().node("c"), second.ids().node("d")));
        assertEquals(Set.of("d->c@1.0", "c->a@1.0"), edges(second));
        var wider = first.graph().withNodes(4);
        wider.out().check();
        wider.in().check();
        assertEquals(4, wider.nodeCount());
        assertEquals(edges(first), named(second.ids(), wider));
        assertEquals(0, wider.out().degree(3) + wider.in().degree(3));
        assertThrows(IllegalArgumentException.class, () -> wider.withNodes(3));
    }

    private EdgeList read(String text) throws IOException {
        return read(text, DEFAULT);
    }

    private EdgeList read(String text, EdgeListFormat format) throws IOException {
        Files.writeString(path, text);
        return EdgeList.read(path, format);
    }

    private void assertProblem(String part, String text, EdgeListFormat format) {
        var problem = assertThrows(EdgeListException.class, () -> read(text, format));
        assertTrue(problem.getMessage().startsWith(path + ":"), problem.getMessage());
        assertTrue(problem.getMessage().contains(part), problem.getMessage());
        assertNotNull(problem.file());
    }

    private static Set<String> edges(EdgeList list) {
        return named(list.ids(), list.graph());
    }

    private static Set<String> named(NodeIds ids, DirectedGraph graph) {
        var edges = new HashSet<String>();
        for (int u = 0; u < graph.nodeCount(); u++) {
            for (long p = graph.out().offset(u); p < graph.out().offset(u + 1); p++) {
                edges.add(ids.id(u) + "->" + ids.id(graph.out().neighbor(p)) + "@"
                        + graph.out().weight(p));
            }
        }
        return edges;
    }
}
