package dev.thence.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.Cleaning;
import dev.thence.graph.PairRule;
import dev.thence.graph.ProductGraph;
import dev.thence.graph.Relation;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    private static final String HEADER = "who,what,when,invoice,label\n";

    @TempDir
    Path folder;

    private Path log(String... lines) throws IOException {
        return Files.writeString(folder.resolve("log.csv"), HEADER + String.join("\n", lines) + "\n");
    }

    private Program.Result importing(Path log, String... more) {
        var arguments = new ArrayList<>(List.of("import", log.toString(), "--customer", "who",
                "--item", "what", "--time", "when", "--order", "invoice", "--name", "label",
                "--out", run().toString()));
        arguments.addAll(List.of(more));
        return Program.here(arguments.toArray(String[]::new));
    }

    private Path run() {
        return folder.resolve("run");
    }

    /// Three customers who buy a phone and a week later a case.
    private static String[] phoneThenCase() {
        return Stream.of("ann", "bob", "cat").flatMap(who -> Stream.of(
                who + ",phone,2026-01-05 10:00:00," + who + "1,Phone",
                who + ",case,2026-01-12 10:00:00," + who + "2,Case")).toArray(String[]::new);
    }

    private void nothingIsLeft() throws IOException {
        try (var files = Files.list(folder)) {
            assertEquals(List.of("log.csv"), files.map(f -> f.getFileName().toString()).toList());
        }
    }

    @Test
    void aLogBecomesARunAndTheNextCommandIsNamed() throws Exception {
        var result = importing(log(phoneThenCase()));
        assertEquals(ExitCode.DONE, result.exitCode(), result.err());
        assertTrue(result.out().contains("Read 6 events"), result.out());
        assertTrue(result.out().contains("orders: 6"), result.out());
        assertTrue(result.out().strip().endsWith("Next: thence train " + run() + "/"), result.out());
        try (var graph = ProductGraph.open(run().resolve("graph.thence"), Verification.ALL)) {
            int phone = graph.ids().require("phone");
            int cases = graph.ids().require("case");
            assertTrue(graph.graph(Relation.CO_PURCHASE).hasEdge(phone, cases));
            assertFalse(graph.graph(Relation.CO_PURCHASE).hasEdge(cases, phone));
            assertEquals(3, graph.thenCounts().weight(phone, cases));
            assertEquals("Phone", graph.catalogue().name(phone).orElseThrow());
        }
    }

    @Test
    void theRunRemembersHowItWasCleaned() throws Exception {
        importing(log(phoneThenCase()), "--clean-join-days", "false", "--pair-window", "12h",
                "--pair-min-support", "1", "--clean-anonymous", "drop",
                "--pair-same-order-weight", "1");
        assertFalse(Files.exists(run()), "no pair within twelve hours");
        var result = importing(log(phoneThenCase()), "--clean-join-days", "false",
                "--pair-window", "9d", "--clean-anonymous", "drop");
        assertEquals(ExitCode.DONE, result.exitCode(), result.err());
        var file = RunFile.read(new RunFolder(run()).runFile());
        assertEquals(Cleaning.standard().withJoinDays(false)
                .withAnonymous(Cleaning.Anonymous.DROP), ImportOptions.cleaning(file));
        assertEquals(PairRule.standard().withWindow(Duration.ofDays(9)),
                ImportOptions.pairRule(file));
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        var result = importing(folder.resolve("absent.csv"));
        assertEquals(ExitCode.FAILED, result.exitCode());
        assertTrue(result.errorLine().contains("absent.csv"), result.err());
        assertFalse(Files.exists(run()));
    }

    @Test
    void aWrongColumnIsNamedWithTheOnesThatAreThere() throws Exception {
        var result = Program.here("import", log(phoneThenCase()).toString(), "--item", "wath",
                "--time", "when", "--out", run().toString());
        assertEquals(ExitCode.FAILED, result.exitCode());
        assertTrue(result.errorLine().contains("'wath'"), result.err());
        assertTrue(result.errorLine().contains("the closest is 'what'"), result.err());
        nothingIsLeft();
    }

    @Test
    void aColumnThatIsNotNamedIsWrongUsage() throws Exception {
        var result = Program.here("import", log(phoneThenCase()).toString(), "--item", "what",
                "--out", run().toString());
        assertEquals(ExitCode.USAGE, result.exitCode());
        assertTrue(result.errorLine().contains("--time is missing"), result.err());
        nothingIsLeft();
    }

    @Test
    void aBadTimestampIsNamedWithLineAndValue() throws Exception {
        var result = importing(log("ann,phone,2026-01-05,1,P", "ann,case,2026-13-45,2,C"));
        assertEquals(ExitCode.FAILED, result.exitCode());
        assertTrue(result.errorLine().contains("log.csv:3: '2026-13-45'"), result.err());
        nothingIsLeft();
    }

    @Test
    void badLinesArePassedOverUpToTheLimitAndShown() throws Exception {
        var lines = new ArrayList<>(List.of(phoneThenCase()));
        lines.add("dan,phone,soon,9,P");
        Path log = log(lines.toArray(String[]::new));
        var result = importing(log, "--max-bad-lines", "1");
        assertEquals(ExitCode.DONE, result.exitCode(), result.err());
        assertTrue(result.err().contains("log.csv:8: 'soon'"), result.err());
    }

    @Test
    void anEmptyLogIsAnError() throws Exception {
        var result = importing(Files.writeString(folder.resolve("log.csv"), ""));
        assertEquals(ExitCode.FAILED, result.exitCode());
        assertTrue(result.errorLine().contains("empty"), result.err());
        nothingIsLeft();
        var header = importing(log());
        assertEquals(ExitCode.FAILED, header.exitCode());
        nothingIsLeft();
    }

    @Test
    void aSingleCustomerMakesNoEdgeAndIsToldWhy() throws Exception {
        var result = importing(log("ann,phone,2026-01-05,1,P", "ann,case,2026-01-09,2,C"));
        assertEquals(ExitCode.FAILED, result.exitCode());
        assertTrue(result.errorLine().contains("known customers: 1, items: 2"), result.err());
        assertTrue(result.errorLine().contains("--pair-min-support"), result.err());
        nothingIsLeft();
    }

    @Test
    void aRunThatIsThereStaysUnlessItIsToBeReplaced() throws Exception {
        importing(log(phoneThenCase()));
        byte[] before = Files.readAllBytes(run().resolve("graph.thence"));
        var again = importing(log(phoneThenCase()));
        assertEquals(ExitCode.FAILED, again.exitCode());
        assertTrue(again.errorLine().contains("--overwrite"), again.err());
        var broken = importing(log("ann,phone,nonsense,1,P"), "--overwrite");
        assertEquals(ExitCode.FAILED, broken.exitCode());
        assertArrayEquals(before, Files.readAllBytes(run().resolve("graph.thence")));
        var replaced = importing(log(phoneThenCase()), "--overwrite", "--pair-min-support", "3");
        assertEquals(ExitCode.DONE, replaced.exitCode(), replaced.err());
        assertEquals("3", RunFile.read(run().resolve("run.json")).options().get("pair-min-support"));
    }

    @Test
    void overwriteLeavesAFolderAloneThatIsNoRun() throws Exception {
        Files.createDirectories(run());
        Files.writeString(run().resolve("letter.txt"), "dear");
        var result = importing(log(phoneThenCase()), "--overwrite");
        assertEquals(ExitCode.FAILED, result.exitCode());
        assertEquals("dear", Files.readString(run().resolve("letter.txt")));
    }

    @Test
    void anEdgeListBecomesARun() throws Exception {
        Path edges = Files.writeString(folder.resolve("edges.tsv"),
                "source\ttarget\nphone\tcase\nphone\tcharger\ncase\tcase\n");
        var result = Program.here("import", "--edges", edges.toString(), "--out", run().toString());
        assertEquals(ExitCode.DONE, result.exitCode(), result.err());
        assertTrue(result.out().contains("Graph: 3 items, 2 edges"), result.out());
        assertEquals(RunFile.EDGES, RunFile.read(run().resolve("run.json")).source());
    }

    @Test
    void coViewsBesideEdgesAreASecondRelationAndBringTheirItems() throws Exception {
        Path edges = Files.writeString(folder.resolve("edges.tsv"), "phone\tcase\nphone\tcharger\n");
        Path views = Files.writeString(folder.resolve("views.csv"),
                "source,target,weight\ncharger,case,3\ncharger,tablet,2\ntablet,tablet,9\n");
        var result = Program.here("import", "--edges", edges.toString(), "--co-views",
                views.toString(), "--out", run().toString());
        assertEquals(ExitCode.DONE, result.exitCode(), result.err());
        assertTrue(result.out().contains("co-views from an item to itself: 1"), result.out());
        assertTrue(result.out().contains("items without an edge of their own: 1"), result.out());
        assertTrue(result.out().contains("Graph: 4 items, 2 edges, 2 co-views"), result.out());
        try (var graph = ProductGraph.open(run().resolve("graph.thence"), Verification.ALL)) {
            assertEquals("phone case charger tablet", graph.ids().id(0) + " " + graph.ids().id(1)
                    + " " + graph.ids().id(2) + " " + graph.ids().id(3));
            assertEquals(2, graph.graph(Relation.CO_PURCHASE).edgeCount());
            assertTrue(graph.graph(Relation.CO_PURCHASE).hasEdge(0, 2));
            assertEquals(3, graph.graph(Relation.CO_VIEW).weight(2, 1));
            assertEquals(2, graph.graph(Relation.CO_VIEW).weight(2, 3));
        }
    }

    @Test
    void aBadCoViewIsNamedWithItsFileAndLine() throws Exception {
        Path edges = Files.writeString(folder.resolve("log.csv"), "a\tb\n");
        Path views = Files.writeString(folder.resolve("views.csv"), "a,b,1\nb,,1\n");
        var result = Program.here("import", "--edges", edges.toString(), "--co-views",
                views.toString(), "--out", run().toString());
        assertEquals(ExitCode.FAILED, result.exitCode());
        assertTrue(result.errorLine().contains("views.csv:2: the target is ''"), result.err());
        assertFalse(Files.exists(run()));
        var alone = importing(log(phoneThenCase()), "--co-views", views.toString());
        assertEquals(ExitCode.USAGE, alone.exitCode());
        assertTrue(alone.errorLine().contains("--co-views goes with --edges"), alone.err());
    }

    @Test
    void aGraphWithoutEdgesIsAnError() throws Exception {
        Path edges = Files.writeString(folder.resolve("log.csv"), "source\ttarget\n");
        var result = Program.here("import", "--edges", edges.toString(), "--out", run().toString());
        assertEquals(ExitCode.FAILED, result.exitCode());
        assertTrue(result.errorLine().contains("no edge"), result.err());
        nothingIsLeft();
    }

    @Test
    void aBadEdgeIsNamedWithItsLine() throws Exception {
        Path edges = Files.writeString(folder.resolve("log.csv"), "a\tb\t1\nb\tc\tmany\n");
        var result = Program.here("import", "--edges", edges.toString(), "--out", run().toString());
        assertEquals(ExitCode.FAILED, result.exitCode());
        assertTrue(result.errorLine().contains("log.csv:2"), result.err());
        assertTrue(result.errorLine().contains("many"), result.err());
        nothingIsLeft();
    }

    @Test
    void eitherALogOrEdgesMustBeGiven() {
        assertEquals(ExitCode.USAGE, Program.here("import", "--out", run().toString()).exitCode());
        assertEquals(ExitCode.USAGE, Program.here("import", "a.csv", "--edges", "b.tsv", "--out",
                run().toString()).exitCode());
    }

    @Test
    void anUnknownCleaningOptionIsSuggested() throws Exception {
        var result = importing(log(phoneThenCase()), "--clean-join-dayz", "no");
        assertEquals(ExitCode.USAGE, result.exitCode());
        assertTrue(result.err().contains("--clean-join-days"), result.err());
    }
}
