package dev.thence.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.thence.graph.Workers;
import dev.thence.model.Question;
import dev.thence.serving.BatchAnswers;
import dev.thence.serving.Recommender;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lists of all items in a file.
class BatchTest {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path run;

    @BeforeAll
    static void train() throws Exception {
        run = SmallShop.trained(shared);
    }

    @Test
    void everyFormatHoldsTheAnswersOfRecommend() throws Exception {
        for (String question : List.of("", "--same-order")) {
            List<String> expected = answers(question);
            assertEquals(expected, csv(made("lists.csv", question)));
            assertEquals(expected, jsonl(made("lists.jsonl", question)));
            assertEquals(expected, parquet(made("lists.parquet", question)));
        }
        byte[] packed = Files.readAllBytes(made("lists.csv.gz", ""));
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            assertArrayEquals(Files.readAllBytes(made("again.csv", "")), plain.readAllBytes());
        }
        try (var left = Files.list(folder)) {
            assertTrue(left.noneMatch(f -> f.toString().endsWith(".parts")));
        }
    }

    @Test
    void anInterruptedBatchGoesOnToTheSameBytes() throws Exception {
        Path whole = folder.resolve("whole.jsonl");
        Path torn = folder.resolve("torn.jsonl");
        try (var recommender = Recommender.open(run); var workers = Workers.of(2)) {
            var answers = BatchAnswers.of(recommender.model(), Question.NEXT_ORDER, 7, workers);
            int items = answers.itemCount();
            try (var progress = Progress.start(silent(), "lists", items)) {
                var one = new BatchFile(whole, BatchFormat.JSONL, Map.of("limit", "7"), 64);
                assertTrue(one.make(answers, progress, () -> false));
                one.finish(items);
                var asked = new AtomicInteger();
                assertFalse(new BatchFile(torn, BatchFormat.JSONL, Map.of("limit", "7"), 64)
                        .make(answers, progress, () -> asked.incrementAndGet() > 3));
                var other = new BatchFile(torn, BatchFormat.JSONL, Map.of("limit", "7"), 64);
                assertEquals(3 * 64, other.begin(items));
                assertFalse(Files.exists(torn));
                assertTrue(other.make(answers, progress, () -> false));
                other.finish(items);
                assertEquals(0, new BatchFile(torn, BatchFormat.JSONL, Map.of("limit", "8"), 64)
                        .begin(items));
            }
        }
        assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(torn));
    }

    @Test
    void slipsAreNamed() {
        String path = run.toString();
        for (String[] wrong : new String[][] {{"recommend", path}, {"recommend", path, "--all"},
            {"recommend", path, "--out", "x.csv"},
            {"recommend", path, "--all", "--out", "x.xls"},
            {"recommend", path, "--all", "--out", "x.csv", "--where", "price<2"},
            {"recommend", path, "--all", "--out", "x.csv", "--limit", "0"}}) {
            var result = Program.here(wrong);
            assertEquals(ExitCode.USAGE, result.exitCode(), result.out());
        }
    }

    @Test
    void idsOfAnyKindSurvive() throws Exception {
        // What a CSV file quotes, read back by DuckDB.
        Path part = folder.resolve("part.csv");
        Files.writeString(part, "\"a,b\",1,\"say \"\"hi\"\"\",1.5,MODEL\n", StandardCharsets.UTF_8);
        Path out = folder.resolve("ids.parquet");
        ParquetFile.write(List.of(part), folder, out);
        assertEquals(List.of("a,b,1,say \"hi\",1.5,MODEL"), parquet(out));
    }

    private static Console silent() {
        var nowhere = new PrintStream(new ByteArrayOutputStream());
        return new Console(nowhere, nowhere, false);
    }

    private Path made(String name, String question) {
        Path file = folder.resolve(name);
        var arguments = new ArrayList<>(List.of("recommend", run.toString(), "--all", "--limit",
                "7", "--out", file.toString()));
        if (!question.isEmpty()) {
            arguments.add(question);
        }
        var result = Program.here(arguments.toArray(String[]::new));
        assertEquals(ExitCode.DONE, result.exitCode(), result.err());
        return file;
    }

    private static List<String> answers(String question) throws Exception {
        var rows = new ArrayList<String>();
        try (var recommender = Recommender.open(run)) {
            var ids = recommender.model().ids();
            for (int node = 0; node < ids.count(); node++) {
                var query = recommender.relatedTo(ids.id(node)).limit(7);
                int place = 1;
                for (var r : (question.isEmpty() ? query : query.inSameOrder()).fetch()) {
                    rows.add(ids.id(node) + "," + place++ + "," + r.item() + ","
                            + (float) r.score() + "," + r.rung());
                }
            }
        }
        return rows;
    }

    private static List<String> csv(Path file) throws Exception {
        var lines = Files.readAllLines(file);
        assertEquals("item,place,recommended,score,rung", lines.getFirst());
        return lines.subList(1, lines.size());
    }

    private static List<String> jsonl(Path file) throws Exception {
        var rows = new ArrayList<String>();
        for (String line : Files.readAllLines(file)) {
            var object = new ObjectMapper().readTree(line);
            int place = 1;
            for (var r : object.get("recommendations")) {
                rows.add(object.get("item").asText() + "," + place++ + "," + r.get("item").asText()
                        + "," + r.get("score").floatValue() + "," + r.get("rung").asText());
            }
        }
        return rows;
    }

    private static List<String> parquet(Path file) throws Exception {
        var rows = new ArrayList<String>();
        try (var database = DriverManager.getConnection("jdbc:duckdb:");
                var statement = database.createStatement();
                var result = statement.executeQuery("SELECT * FROM '" + file + "'")) {
            while (result.next()) {
                rows.add(result.getString("item") + "," + result.getInt("place") + ","
                        + result.getString("recommended") + "," + result.getFloat("score") + ","
                        + result.getString("rung"));
            }
        }
        return rows;
    }
}
