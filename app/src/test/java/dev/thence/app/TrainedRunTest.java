package dev.thence.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.thence.io.SectionFile.Verification;
import dev.thence.model.Model;
import dev.thence.pipeline.TrialSummary;
import dev.thence.serving.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person does with a trained run, and what damage and slips get.
class TrainedRunTest {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path run;
    private static String item;

    @BeforeAll
    static void train() throws Exception {
        run = SmallShop.trained(shared);
        try (var model = Model.open(run.resolve("model"), Verification.HEADER)) {
            item = model.ids().id(0);
        }
    }

    @Test
    void recommendationsComeWithScoresAndReasons() {
        var result = Program.here("recommend", run.toString(), item, "--limit", "3");
        assertEquals(ExitCode.DONE, result.exitCode(), result.err());
        assertTrue(result.out().startsWith("After " + item), result.out());
        assertEquals(7, result.out().lines().count(), result.out());
    }

    @Test
    void jsonHoldsTheSameListWithItsParts() throws Exception {
        var result = Program.here("recommend", run.toString(), item, "--limit", "4", "--json");
        var page = new ObjectMapper().readTree(result.out());
        assertEquals(4, page.get("recommendations").size());
        var first = page.get("recommendations").get(0);
        double sum = StreamSupport.stream(first.get("parts").spliterator(), false)
                .mapToDouble(part -> part.get("weighted").asDouble()).sum();
        assertEquals(first.get("score").asDouble(), sum, 1e-3);
    }

    @Test
    void theOtherQuestionsAreAnswered() {
        for (String question : new String[] {"--similar", "--leading-to", "--same-order",
                "--whole-order"}) {
            var result = Program.here("recommend", run.toString(), item, question);
            assertEquals(ExitCode.DONE, result.exitCode(), result.err());
            assertEquals(21, result.out().lines().count(), result.out());
        }
        assertEquals(ExitCode.USAGE, Program.here("recommend", run.toString(), item, "10001",
                "--similar").exitCode());
    }

    @Test
    void excludedItemsAndConditionsHold() throws Exception {
        var all = new ObjectMapper().readTree(Program.here("recommend", run.toString(), item,
                "--json").out());
        String best = all.get("recommendations").get(0).get("item").asText();
        var without = Program.here("recommend", run.toString(), item, "--json", "--exclude", best);
        assertFalse(without.out().contains('"' + best + '"'), without.out());
        var none = Program.here("recommend", run.toString(), item, "--where", "price<=0.01");
        assertTrue(none.out().contains("nothing: no item passes"), none.out());
    }

    @Test
    void anAttributeThatIsNotThereIsNamed() {
        var result = Program.here("recommend", run.toString(), item, "--where", "pricee<=3");
        assertEquals(ExitCode.FAILED, result.exitCode());
        assertTrue(result.errorLine().contains("pricee"), result.err());
    }

    @Test
    void anUnknownItemIsNamedWithTheClosest() {
        var result = Program.here("recommend", run.toString(), item + "9");
        assertEquals(ExitCode.FAILED, result.exitCode());
        assertTrue(result.errorLine().contains("unknown item '" + item + "9'"), result.err());
        assertTrue(result.errorLine().contains(item + ","), result.err());
    }

    @Test
    void theTrialIsJudgedBesideTheBaselines() {
        var result = Program.here("evaluate", run.toString());
        assertEquals(ExitCode.DONE, result.exitCode(), result.err());
        for (String row : new String[] {"popularity, 14 days", "evidences without match", "model",
            "NDCG@10", "Direction"}) {
            assertTrue(result.out().contains(row), row + " in\n" + result.out());
        }
    }

    @Test
    void whatTheTrialReachedIsKeptForTheQualityPage() throws Exception {
        Path judged = SmallShop.copy(run, folder.resolve("judged"));
        assertEquals(ExitCode.DONE, Program.here("evaluate", judged.toString()).exitCode());
        var summary = TrialSummary.read(judged.resolve(TrialSummary.FILE));
        assertEquals("customers", summary.unit());
        assertEquals(List.of("T1n", "T3"),
                summary.tasks().stream().map(TrialSummary.Task::name).toList());
        for (var task : summary.tasks()) {
            assertEquals(task.queries(), task.buckets().stream()
                    .mapToLong(TrialSummary.DegreeBucket::queries).sum());
            for (var method : task.methods()) {
                int ten = summary.depths().indexOf(10);
                assertEquals(method.metrics().get("HitRate@10"), method.hits().get(ten), 1e-12);
                assertEquals(method.hits().stream().sorted().toList(), method.hits());
            }
            assertEquals(TrialSummary.Kind.MODEL, task.methods().getLast().kind());
        }
        Path models = folder.resolve("store");
        assertEquals(ExitCode.DONE,
                Program.here("publish", judged.toString(), "--to", models.toString()).exitCode());
        try (var store = ModelStore.openStill(models)) {
            assertEquals(summary, store.evaluation("v1").orElseThrow());
            assertThrows(NoSuchFileException.class, () -> store.evaluation("v2"));
        }
        Files.writeString(judged.resolve(TrialSummary.FILE), "{}");
        assertEquals(ExitCode.DONE, Program.here("publish", judged.toString(), "--to",
                models.toString(), "--no-canary").exitCode());
        try (var store = ModelStore.openStill(models)) {
            assertEquals(Optional.empty(), store.evaluation("v2"));
        }
    }

    @Test
    void infoAndVerifyKnowEveryFile() {
        var info = Program.here("info", run.toString());
        assertTrue(info.out().contains("a run, imported from"), info.out());
        assertTrue(info.out().contains("trained: yes"), info.out());
        var model = Program.here("info", run.resolve("model").toString());
        assertTrue(model.out().contains("weight of evidence"), model.out());
        assertTrue(model.out().contains("settings: vectors whole-graph training, 2 layers, "),
                model.out());
        assertEquals(ExitCode.DONE, Program.here("verify", run.toString()).exitCode());
    }

    @Test
    void aFlippedByteOfTheModelIsFoundBeforeTheFirstAnswer() throws Exception {
        Path damaged = SmallShop.copy(run, folder.resolve("damaged"));
        for (String name : new String[] {"items", "vectors", "evidences", "graph"}) {
            Path file = damaged.resolve("model/" + name + ".thence");
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 4;
            Files.write(file, bytes);
            var recommended = Program.here("recommend", damaged.toString(), item);
            assertEquals(ExitCode.FAILED, recommended.exitCode(), name);
            assertTrue(recommended.errorLine().contains(name + ".thence"), recommended.err());
            var verified = Program.here("verify", damaged.toString());
            assertEquals(ExitCode.FAILED, verified.exitCode(), name);
            assertTrue(verified.err().contains(name + ".thence"), verified.err());
            bytes[bytes.length / 2] ^= 4;
            Files.write(file, bytes);
        }
        assertEquals(ExitCode.DONE, Program.here("verify", damaged.toString()).exitCode());
    }

    @Test
    void aTruncatedFileIsFound() throws Exception {
        Path damaged = SmallShop.copy(run, folder.resolve("damaged"));
        Path vectors = damaged.resolve("model/vectors.thence");
        cut(vectors);
        var result = Program.here("recommend", damaged.toString(), item);
        assertEquals(ExitCode.FAILED, result.exitCode());
        assertTrue(result.errorLine().contains("vectors.thence"), result.err());
        cut(damaged.resolve("events.thence"));
        var trained = Program.here("train", damaged.toString(), "--restart");
        assertEquals(ExitCode.FAILED, trained.exitCode());
        assertTrue(trained.errorLine().contains("events.thence"), trained.err());
    }

    private static void cut(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3));
    }

    @Test
    void aRunFileThatIsNoneIsNamed() throws Exception {
        Path damaged = SmallShop.copy(run, folder.resolve("damaged"));
        Files.writeString(damaged.resolve("run.json"), "{\"format\": \"something\"}");
        var result = Program.here("evaluate", damaged.toString());
        assertEquals(ExitCode.FAILED, result.exitCode());
        assertTrue(result.errorLine().contains("run.json"), result.err());
    }

    @Test
    void whatIsMissingIsSaidWithTheCommandThatMakesIt() throws Exception {
        Path only = folder.resolve("only");
        Files.createDirectories(only);
        assertTrue(Program.here("train", only.toString()).errorLine().contains("thence import"));
        assertTrue(Program.here("train", folder.resolve("no").toString()).errorLine()
                .contains("thence import"));
        Path imported = SmallShop.copy(run, folder.resolve("imported"));
        remove(imported.resolve("model"));
        remove(imported.resolve("trial"));
        assertTrue(Program.here("recommend", imported.toString(), item).errorLine()
                .contains("thence train"));
        assertTrue(Program.here("evaluate", imported.toString()).errorLine()
                .contains("thence train"));
    }

    private static void remove(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
