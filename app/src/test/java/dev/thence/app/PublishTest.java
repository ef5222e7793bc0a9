package dev.thence.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import dev.thence.io.SectionFile.Verification;
import dev.thence.model.Model;
import dev.thence.serving.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person does with a store of models.
class PublishTest {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path run;
    private static Path other;
    private static String item;

    @BeforeAll
    static void train() throws Exception {
        run = SmallShop.trained(shared);
        other = SmallShop.copy(run, shared.resolve("other"));
        done("train", other.toString(), "--seed", "7", "--epochs", "1", "--dimension", "16");
        try (var model = Model.open(run.resolve("model"), Verification.HEADER)) {
            item = model.ids().id(0);
        }
    }

    @Test
    void versionsArePublishedJudgedListedAndRolledBack() throws Exception {
        String models = folder.resolve("models").toString();
        String first = done("publish", run.toString(), "--to", models);
        assertTrue(first.contains("it is the first version") && first.contains("Published v1"),
                first);
        try (var store = ModelStore.open(Path.of(models), Duration.ofMillis(50))) {
            var swaps = new CountDownLatch(1);
            store.listen(_ -> swaps.countDown());
            String second = done("publish", other.toString(), "--to", models);
            assertTrue(second.contains("v1, served") && second.contains("candidate")
                    && second.contains("the next orders after"), second);
            assertTrue(swaps.await(20, TimeUnit.SECONDS));
            assertEquals("v2", store.current().name());
        }
        List<String> listed = done("models", models).lines().toList();
        assertEquals(3, listed.size(), listed::toString);
        assertTrue(listed.get(1).matches(" *v2 +served .*"), listed::toString);
        assertTrue(done("recommend", models, item, "--limit", "3").startsWith("After " + item));
        assertTrue(done("verify", models).contains("trial/items.thence: sound"));
        assertTrue(done("rollback", models).contains("v1 is served instead of v2"));
        assertTrue(done("models", models).lines().toList().get(2)
                .matches(" *v1 +served .*"));
        assertTrue(failed("rollback", models).contains("has no version before v1"));
        assertTrue(done("rollback", models, "--to", "2").contains("v2 is served instead of v1"));
        assertTrue(failed("rollback", models, "--to", "v9").contains("no such version"));
        assertTrue(failed("rollback", models, "--to", "../x").contains("no version"));
    }

    @Test
    void aWorseModelIsRefusedUnlessItIsForced() throws Exception {
        Path worse = SmallShop.copy(run, folder.resolve("worse"));
        WorseTrial.of(worse.resolve("trial"));
        String models = folder.resolve("models").toString();
        done("publish", run.toString(), "--to", models);
        String line = failed("publish", worse.toString(), "--to", models);
        assertTrue(line.contains("not published: HitRate@10 fell from")
                && line.contains("--force"), line);
        assertEquals(List.of(".lock", "current", "v1"), names(Path.of(models)));
        assertTrue(done("publish", worse.toString(), "--to", models, "--margin", "1")
                .contains("Published v2"));
        assertTrue(done("publish", worse.toString(), "--to", models, "--no-canary", "--keep", "1")
                .contains("Removed v2"));
        assertEquals(List.of(".lock", "current", "v3"), names(Path.of(models)));
        done("publish", run.toString(), "--to", models);
        assertTrue(done("publish", worse.toString(), "--to", models, "--force")
                .contains("Published v5"));
    }

    @Test
    void whatIsDamagedIsNotPublished() throws Exception {
        Path damaged = SmallShop.copy(run, folder.resolve("damaged"));
        Path file = damaged.resolve("model/vectors.thence");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Path models = folder.resolve("models");
        String line = failed("publish", damaged.toString(), "--to", models.toString());
        assertTrue(line.contains("vectors.thence") && line.contains("damaged"), line);
        assertFalse(Files.exists(models.resolve("current")));
    }

    @Test
    void slipsAreNamed() throws Exception {
        String models = folder.resolve("models").toString();
        assertTrue(failed("models", models).contains("there is no store of models here"));
        assertTrue(failed("rollback", models).contains("there is no store"));
        assertTrue(failed("publish", folder.resolve("no").toString(), "--to", models)
                .contains("manifest.json"));
        assertEquals(ExitCode.USAGE, Program.here("publish", run.toString()).exitCode());
        assertEquals(ExitCode.USAGE, Program.here("publish", run.toString(), "--to", models,
                "--margin", "7").exitCode());
        assertTrue(failed("publish", run.toString(), "--to", run.toString())
                .contains("is no store of models"));
    }

    @Test
    void graphsAreJudgedOnEdgesThatNeitherHasLearned() throws Exception {
        Path edges = folder.resolve("edges.tsv");
        var random = SplitMix64.of(3);
        var text = new StringBuilder();
        for (int edge = 0; edge < 2_500; edge++) {
            int source = random.nextInt(150);
            text.append('p').append(source).append("\tp")
                    .append((source + 1 + random.nextInt(20)) % 150).append('\n');
        }
        Files.writeString(edges, text.toString());
        String models = folder.resolve("models").toString();
        for (String seed : List.of("1", "2")) {
            String made = folder.resolve("graph" + seed).toString();
            done("import", "--edges", edges.toString(), "--out", made);
            done("train", made, "--seed", seed, "--epochs", "1", "--dimension", "16");
        }
        done("publish", folder.resolve("graph1").toString(), "--to", models);
        String second = done("publish", folder.resolve("graph2").toString(), "--to", models,
                "--margin", "0.5");
        assertTrue(second.contains("edges held back that neither has learned"), second);
        String foreign = failed("publish", run.toString(), "--to", models);
        assertTrue(foreign.contains("knows 0 of the 150 items that are served"), foreign);
    }

    private static List<String> names(Path models) throws IOException {
        try (var entries = Files.list(models)) {
            return entries.map(e -> e.getFileName().toString()).sorted().toList();
        }
    }

    private static String done(String... arguments) {
        var result = Program.here(arguments);
        assertEquals(ExitCode.DONE, result.exitCode(), result.err());
        return result.out();
    }

    private static String failed(String... arguments) {
        var result = Program.here(arguments);
        assertEquals(ExitCode.FAILED, result.exitCode(), result.out());
        return result.errorLine();
    }
}
