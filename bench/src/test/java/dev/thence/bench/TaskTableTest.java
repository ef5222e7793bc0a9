package dev.thence.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.MethodResult.Role;
import dev.thence.datasets.SkewedGraph;
import dev.thence.engine.PipelineListener;
import dev.thence.evaluation.EdgesProtocol;
import dev.thence.evaluation.GraphBaselines;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskTableTest {
    private static final EdgesProtocol PROTOCOL =
            EdgesProtocol.of(SkewedGraph.of(SkewedGraph.Options.of(1_000, 6_000, 3)), 1);

    @TempDir
    Path folder;

    @Test
    void rowsHoldTheFiguresOfTheirResults() {
        var table = table(Role.BASELINE, Role.MODEL);
        String page = table.markdown();
        for (var method : table.methods()) {
            double value = 100 * method.result().macro(Metric.HIT_RATE_10);
            String cell = String.format(Locale.ROOT, "| %.2f [", value);
            assertTrue(page.lines().anyMatch(
                    line -> line.contains(method.name()) && line.contains(cell)), page);
        }
    }

    @Test
    void aModelThatIsNoBetterIsSaidToBe() {
        String same = table(Role.MODEL, Role.BASELINE).markdown();
        assertTrue(same.contains("By HitRate@10 nothing certain is gained over oracle here."), same);
        String better = table(Role.BASELINE, Role.MODEL).markdown();
        assertFalse(better.contains("nothing certain"), better);
        assertTrue(better.contains("| oracle minus | HitRate@10 | MRR |"), better);
    }

    @Test
    void learningThatAddsNothingIsNamed() {
        String page = table(Role.WITHOUT_MATCH, Role.MODEL).markdown();
        assertTrue(page.contains("| popularity | "), page);
        String bad = table(Role.MODEL, Role.WITHOUT_MATCH).markdown();
        assertTrue(bad.contains("By MRR nothing certain is gained by learning here"), bad);
    }

    @Test
    void theReportIsWrittenWholeAndReplacesAnOlderOne() throws IOException {
        var report = new QualityReport("shop", "A shop", new Provenance(LocalDate.of(2026, 11, 1),
                "a machine", "abc", "thence bench"), List.of("A note."),
                List.of(table(Role.BASELINE, Role.MODEL).markdown()));
        Path file = report.write(folder.resolve("results"));
        assertEquals(report.markdown(), Files.readString(file));
        report.write(folder.resolve("results"));
        try (var files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
        assertTrue(report.markdown().contains("Made on 2026-11-01 by `thence bench` at commit"));
    }

    @Test
    void stopsBetweenMethodsWhenAsked() {
        var stop = new PipelineListener() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        try (var workers = Workers.of(1)) {
            var judge = new Judge(workers, stop);
            var methods = List.of(new ScoredMethod("popularity", Role.BASELINE, popularity()));
            var e = Assertions.assertThrows(CancellationException.class,
                    () -> judge.judge(methods, PROTOCOL.testQueries()));
            assertEquals("stopped before popularity was judged", e.getMessage());
        }
    }

    /// Popularity in the first role, one who knows the test edges in the second.
    private static TaskTable table(Role popularity, Role oracle) {
        try (var workers = Workers.of(2)) {
            var methods = List.of(new ScoredMethod("popularity", popularity, popularity()),
                    new ScoredMethod("oracle", oracle, TaskTableTest::testEdges));
            var results = new Judge(workers, PipelineListener.SILENT)
                    .judge(methods, PROTOCOL.testQueries());
            return new TaskTable("A task", "A note.", results,
                    List.of(Metric.HIT_RATE_10, Metric.MRR), List.of(Metric.WRONG_WAY_10),
                    PROTOCOL.targetBuckets());
        }
    }

    private static void testEdges(int source, float[] scores) {
        for (int v = 0; v < scores.length; v++) {
            scores[v] = PROTOCOL.test().hasEdge(source, v) ? 1 : 0;
        }
    }

    private static TargetScorer popularity() {
        return GraphBaselines.popularity(PROTOCOL.train()).scorer();
    }
}
