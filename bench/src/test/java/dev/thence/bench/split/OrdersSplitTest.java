package dev.thence.bench.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.Meter;
import dev.thence.bench.Method.Draws;
import dev.thence.bench.OrdersMethod;
import dev.thence.bench.SharedFits;
import dev.thence.bench.cells.Cells;
import dev.thence.bench.cells.Measurement;
import dev.thence.bench.cells.TaskOutcome;
import dev.thence.bench.protocols.LogSource;
import dev.thence.bench.protocols.TimeCut;
import dev.thence.datasets.Datasets;
import dev.thence.datasets.SyntheticDataset;
import dev.thence.datasets.SyntheticShop;
import dev.thence.datasets.TestPeriod;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.CleanLog;
import dev.thence.graph.Cleaning;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.io.CsvLogFormat;
import dev.thence.io.CsvLogFormat.Field;
import dev.thence.io.CsvOrderLog;
import dev.thence.io.Event;
import dev.thence.io.EventKind;
import dev.thence.io.EventLog;
import dev.thence.io.OrderLog;
import dev.thence.io.SectionFile.Verification;
import dev.thence.model.Question;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdersSplitTest {
    private static final Workers ONE = Workers.of(1);

    @TempDir
    static Path made;

    private static TimeCut cut;
    private static Path split;

    @TempDir
    Path folder;

    @BeforeAll
    static void write() throws IOException {
        var shop = SyntheticShop.of(SyntheticShop.Options.DEFAULT.withCustomers(500)
                .withItems(500));
        var end = shop.options().start().plusDays(shop.options().days());
        var period = new TestPeriod("the last weeks",
                end.minusDays(60).atStartOfDay().toInstant(ZoneOffset.UTC),
                end.atStartOfDay().toInstant(ZoneOffset.UTC));
        cut = TimeCut.open(new LogSource((SyntheticDataset) Datasets.find("synthetic-shop"), shop,
                Cleaning.standard(), List.of(period), Optional.empty()), period, 0, ONE,
                PipelineListener.SILENT);
        split = made.resolve("split");
        OrdersSplitWriter.write(split, "shop", "abc", 0, cut);
    }

    @AfterAll
    static void close() throws IOException {
        cut.close();
        ONE.close();
    }

    /// Another one for each question, with ties.
    private static float score(Question question, int u, int v) {
        return SplitMix64.of(question.ordinal(), u, v).nextInt(300) / 7f;
    }

    private static TargetScorer scorer(Question question) {
        return (u, scores) -> {
            for (int v = 0; v < scores.length; v++) {
                scores[v] = score(question, u, v);
            }
        };
    }

    private static void assertSame(List<TaskOutcome> expected, List<TaskOutcome> found) {
        assertEquals(expected.stream().map(TaskOutcome::id).toList(),
                found.stream().map(TaskOutcome::id).toList());
        for (int t = 0; t < expected.size(); t++) {
            var task = found.get(t);
            assertEquals(expected.get(t).note(), task.note());
            expected.get(t).units().forEach((metric, values) ->
                    assertArrayEquals(values, task.units().get(metric), task.id() + metric));
            assertEquals(expected.get(t).plain(), task.plain());
            assertEquals(expected.get(t).buckets(), task.buckets());
        }
    }

    private static List<TaskOutcome> inJava(boolean sameForAll) throws IOException {
        return cut.judge(OrdersMethod.of("java", Draws.NONE, view -> scorer(sameForAll
                ? Question.NEXT_ORDER : view.question())), new Meter(new SharedFits())).tasks();
    }

    private Measurement judged(Path splitFolder, JudgeOptions.Scores scores) throws IOException {
        Path results = folder.resolve("results");
        ScoreJudge.run(new JudgeOptions(splitFolder, scores, "by-file", "some library 1.2",
                OptionalDouble.empty(), 0, results, 1, "thence bench judge"),
                PipelineListener.SILENT);
        return new Cells(results).of("shop").getFirst();
    }

    private Path list(String name, Question question) throws IOException {
        int n = cut.train().items().count();
        var text = new StringBuilder("source\ttarget\tscore\n");
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                if (u != v) {
                    text.append(u).append('\t').append(v).append('\t')
                            .append(score(question, u, v)).append('\n');
                }
            }
        }
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void writtenScoresGetTheRowOfTheMethodThatWroteThem() throws IOException {
        var cell = judged(split, new JudgeOptions.PairList(list("all.tsv", Question.NEXT_ORDER)));
        assertSame(inJava(true), cell.tasks());
        assertEquals("time", cell.key().protocol());
        assertEquals("the last weeks", cell.key().part());
        assertEquals(cut.note(), cell.splitNote());
        assertTrue(cell.tasks().stream().map(TaskOutcome::id).toList()
                .containsAll(List.of("T1n", "T1a", "T3", "T3b")));
    }

    @Test
    void aTaskMayHaveScoresOfItsOwnAndOneWithoutIsNotJudged() throws IOException {
        Path tasks = Files.createDirectory(folder.resolve("tasks"));
        for (var task : cut.tasks().subList(0, 2)) {
            list("tasks/" + task.id() + ".tsv", task.question());
        }
        assertSame(inJava(false).subList(0, 2),
                judged(split, new JudgeOptions.PerTask(tasks)).tasks());
        Path empty = Files.createDirectory(folder.resolve("empty"));
        var failure = assertThrows(IOException.class,
                () -> judged(split, new JudgeOptions.PerTask(empty)));
        assertTrue(failure.getMessage().contains("for any task; there may be T1n.tsv, T1a.tsv"),
                failure.getMessage());
    }

    @Test
    void anItemThatIsAskedAboutAndHasNoLineIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("l.tsv"), "source\ttarget\tscore\n");
        var failure = assertThrows(IOException.class,
                () -> judged(split, new JudgeOptions.PairList(file)));
        assertTrue(failure.getMessage().contains("l.tsv: has no line for source "),
                failure.getMessage());
        Files.writeString(file, "source\ttarget\tscore\n0\t1\thigh\n");
        failure = assertThrows(IOException.class,
                () -> judged(split, new JudgeOptions.PairList(file)));
        assertTrue(failure.getMessage().contains("l.tsv:2: the score is 'high'"),
                failure.getMessage());
        assertFalse(Files.exists(folder.resolve("results")), "nothing is written");
    }

    @Test
    void aFileThatWasChangedIsRefused() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        try (var files = Files.list(split)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        SplitFolder.open(copy);
        for (String name : List.of("queries-T1n.tsv", "removed-T1n.tsv", "items.tsv",
                "train-events.csv", "known.tsv", "period.tsv")) {
            byte[] good = Files.readAllBytes(copy.resolve(name));
            byte[] bad = good.clone();
            bad[bad.length / 2] ^= 1;
            Files.write(copy.resolve(name), bad);
            var failure = assertThrows(IOException.class, () -> SplitFolder.open(copy));
            assertTrue(failure.getMessage().contains(name + " was changed after the split was"),
                    failure.getMessage());
            Files.write(copy.resolve(name), good);
        }
    }

    @Test
    void anyBytesAreQueriesOrAnErrorThatNamesTheFile() throws IOException {
        var manifest = SplitFolder.open(split).manifest();
        Path copy = Files.createDirectory(folder.resolve("fuzzed"));
        for (String name : List.of("items.tsv", "known.tsv", "period.tsv", "queries-T3b.tsv",
                "removed-T3b.tsv", "queries-T1n.tsv", "removed-T1n.tsv")) {
            Files.copy(split.resolve(name), copy.resolve(name));
        }
        var files = new TreeMap<>(manifest.files());
        files.keySet().removeIf(name -> name.startsWith("queries-")
                && !Files.exists(copy.resolve(name)));
        var some = SplitManifest.of(manifest.protocol(), manifest.dataset(),
                manifest.datasetDigest(), 0, manifest.nodes(), manifest.edges(), files);
        WrittenOrders.read(copy, some);
        for (String name : List.of("period.tsv", "queries-T1n.tsv", "removed-T1n.tsv",
                "items.tsv")) {
            byte[] good = Files.readAllBytes(copy.resolve(name));
            for (int round = 0; round < 20; round++) {
                var random = SplitMix64.of(round, 98);
                byte[] bytes = good.clone();
                for (int i = 0; i < 3; i++) {
                    bytes[random.nextInt(Math.min(4000, bytes.length))] =
                            (byte) random.nextInt(256);
                }
                Files.write(copy.resolve(name), bytes);
                try {
                    WrittenOrders.read(copy, some);
                } catch (IOException e) {
                    assertTrue(e.getMessage().contains("fuzzed"), e.getMessage());
                }
            }
            Files.write(copy.resolve(name), good);
        }
    }

    @Test
    void theEventsAreThoseBeforeTheCutAndImportMakesTheSameOrdersOfThem() throws IOException {
        Path file = split.resolve("train-events.csv");
        var read = events(csv(file));
        assertEquals(events(cut.events()), read);
        assertTrue(read.stream().allMatch(event -> event.time().isBefore(cut.period().cut())));
        Path stored = folder.resolve("events.thence");
        EventLog.write(stored, csv(file));
        try (var log = EventLog.open(stored, Verification.HEADER)) {
            var orders = CleanLog.of(log, Cleaning.standard(), cut.period().cut());
            assertEquals(cut.train().orders().orderCount(), orders.orders().orderCount());
            assertEquals(cut.train().orders().lineCount(), orders.orders().lineCount());
        }
        assertEquals(cut.train().orders().lineCount() + 1,
                Files.readAllLines(split.resolve("train-orders.tsv")).size());
    }

    @Test
    void anyTextInAnEventComesBack() throws IOException {
        var time = Instant.parse("2011-03-01T09:00:00.250Z");
        var odd = List.of(
                new Event("c,1", "\"x\"", time, EventKind.PURCHASE, "o;1", "", -2, 1e-9,
                        "a, \"b\""),
                new Event("", "5", time, EventKind.LISTED, "", "s\n1", 1, Double.NaN, "ö\tü"),
                new Event("c", "6", time, EventKind.CANCEL, "", "", 123456789.125, 0, ""));
        Path file = folder.resolve("odd.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write(EventsCsv.HEADER + "\n");
            assertEquals(3, EventsCsv.write(new Log(odd), out));
        }
        assertEquals(odd, events(csv(file)));
    }

    private record Log(List<Event> events) implements OrderLog {
        @Override
        public void read(Consumer<? super Event> receiver) {
            events.forEach(receiver);
        }

        @Override
        public String source() {
            return "a list";
        }

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }
    }

    private static CsvOrderLog csv(Path file) {
        return CsvOrderLog.of(file, CsvLogFormat.of("customer", "item", "time")
                .withColumn(Field.KIND, "kind").withColumn(Field.ORDER, "order")
                .withColumn(Field.SESSION, "session").withColumn(Field.QUANTITY, "quantity")
                .withColumn(Field.PRICE, "price").withColumn(Field.NAME, "name"));
    }

    private static List<Event> events(OrderLog log) throws IOException {
        var events = new ArrayList<Event>();
        log.read(events::add);
        return events;
    }
}
