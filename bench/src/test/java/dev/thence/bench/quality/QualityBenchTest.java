package dev.thence.bench.quality;

import static dev.thence.bench.TinyGraph.EDGES;
import static dev.thence.bench.TinyGraph.IDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.EdgesMethod;
import dev.thence.bench.EdgesView;
import dev.thence.bench.Method;
import dev.thence.bench.Method.Draws;
import dev.thence.bench.SharedFits;
import dev.thence.bench.UnsuitableDataException;
import dev.thence.bench.cells.CellKey;
import dev.thence.bench.cells.Cells;
import dev.thence.bench.cells.Measurement.State;
import dev.thence.bench.protocols.EdgesBench;
import dev.thence.bench.protocols.OpenDataset;
import dev.thence.bench.protocols.Protocol;
import dev.thence.bench.protocols.Split;
import dev.thence.datasets.Dataset;
import dev.thence.datasets.Datasets;
import dev.thence.evaluation.EdgesProtocol;
import dev.thence.evaluation.GraphBaselines;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Catalogue;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityBenchTest {
    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private final List<String> fitted = new ArrayList<>();

    /// The edges protocol on a small made-up graph, under the name of a dataset without files.
    private static final class Tiny implements Protocol {
        private final EdgesBench edges = new EdgesBench();

        @Override
        public String name() {
            return edges.name();
        }

        @Override
        public String description() {
            return edges.description();
        }

        @Override
        public List<String> parts(Dataset dataset) {
            return List.of("");
        }

        @Override
        public Draws draws() {
            return edges.draws();
        }

        @Override
        public Class<? extends Method> kind() {
            return edges.kind();
        }

        @Override
        public Split open(OpenDataset data, String part, long seed, Workers workers,
                PipelineListener listener) {
            var protocol = EdgesProtocol.of(EDGES, seed);
            return EdgesBench.cut(protocol, new EdgesView(IDS,
                    Catalogue.empty(EDGES.nodeCount()), protocol.train(),
                    protocol.validation(), protocol.validationQueries(), Optional.empty(), seed,
                    workers, listener, new SharedFits()));
        }
    }

    private EdgesMethod popularity(String name) {
        return method(name, view -> GraphBaselines.popularity(view.train()).scorer());
    }

    private EdgesMethod method(String name, Method.Fit<EdgesView, TargetScorer> fit) {
        return EdgesMethod.of(name, Draws.SEEDED, view -> {
            fitted.add(name + view.seed());
            return fit.fit(view);
        });
    }

    private QualityResult run(int threads, Method... methods) throws IOException {
        return run(PipelineListener.SILENT, threads, methods);
    }

    private QualityResult run(PipelineListener listener, int threads, Method... methods)
            throws IOException {
        var options = new QualityOptions(List.of(Datasets.find("synthetic-shop")),
                List.of(methods), List.of(), 0, 2, Optional.empty(), folder, threads, "a command");
        return QualityBench.run(options, List.of(new Tiny()), listener, told::add);
    }

    @Test
    void writesAPageAnIndexFiguresAndPictures() throws IOException {
        var result = run(2, popularity("one"), popularity("two"));
        assertEquals(List.of(), result.failures());
        for (String name : List.of("synthetic-shop.md", "quality.md", "quality.json",
                "synthetic-shop-edges.svg", "synthetic-shop-edges-sources.svg")) {
            assertTrue(Files.size(folder.resolve(name)) > 0, name);
        }
        String page = result.pages().firstEntry().getValue();
        assertEquals(page, Files.readString(folder.resolve("synthetic-shop.md")));
        assertTrue(page.contains("### Sources of held-out edges"), page);
        String json = Files.readString(folder.resolve("quality.json"));
        assertTrue(json.contains("{\"protocol\":\"edges\",\"dataset\":\"synthetic-shop\","
                + "\"method\":\"one\",\"metric\":\"HitRate@10\",\"mean\":"), json);
        assertTrue(json.contains("\"metric\":\"links/direction-AUC\""), json);
    }

    @Test
    void whatIsThereIsNotMeasuredAgain() throws IOException {
        run(1, popularity("one"));
        assertEquals(List.of("one0", "one1"), fitted);
        fitted.clear();
        run(1, popularity("one"), popularity("two"));
        assertEquals(List.of("two0", "two1"), fitted);
    }

    @Test
    void theSameSeedGivesTheSameFiguresAtAnyNumberOfThreads() throws IOException {
        run(1, popularity("one"));
        String first = figures();
        Files.walk(folder).filter(file -> file.toString().endsWith(".thence"))
                .forEach(file -> file.toFile().delete());
        run(3, popularity("one"));
        assertEquals(first, figures());
    }

    /// The JSON without what a clock and a memory gauge say.
    private String figures() throws IOException {
        return Files.readString(folder.resolve("quality.json"))
                .replaceAll(",\"seconds\":[^}]*", "");
    }

    @Test
    void aMethodThatFailsIsReportedAndTheOthersGoOn() throws IOException {
        var result = run(1, method("throws", _ -> {
            throw new IllegalStateException("no luck");
        }), method("eats", _ -> {
            throw new OutOfMemoryError("Java heap space");
        }), method("says-nan", _ -> (_, scores) -> scores[3] = Float.NaN), method("too-large", _ -> {
            throw new UnsuitableDataException("at most 10 nodes");
        }), popularity("good"));
        assertEquals(6, result.failures().size(), result.failures().toString());
        assertTrue(result.failures().getFirst().startsWith(
                "synthetic-shop edges seed 0 throws: IllegalStateException: no luck (at "));
        assertTrue(result.failures().get(1).contains("eats: ran out of memory (Java heap space)"));
        assertTrue(result.failures().get(2).contains("is NaN, must be finite"));
        String page = result.pages().firstEntry().getValue();
        assertTrue(page.contains("- too-large, seed 0: left out: at most 10 nodes."), page);
        assertTrue(page.contains("| good | "), page);
        assertTrue(Files.readString(folder.resolve("quality.json")).contains(
                "\"method\":\"throws\",\"metric\":\"failed\",\"mean\":null"));
        // What failed is tried again, what was left out or done is not.
        fitted.clear();
        run(1, method("throws", view -> popularity("x").fit(view)), popularity("good"),
                method("too-large", _ -> (_, _) -> { }));
        assertEquals(List.of("throws0", "x0", "throws1", "x1"), fitted);
    }

    @Test
    void anInterruptedRunGoesOnAtTheCell() throws IOException {
        boolean[] stop = {false};
        var listener = new PipelineListener() {
            @Override
            public void stage(String name, long steps) {
                if (stop[0]) {
                    throw new CancellationException("stopped");
                }
            }
        };
        assertThrows(CancellationException.class, () -> run(listener, 1, popularity("one"),
                method("two", view -> {
                    stop[0] = true;
                    return popularity("in-two").fit(view);
                })));
        assertEquals(List.of("one0", "two0", "in-two0"), fitted);
        fitted.clear();
        run(1, popularity("one"), popularity("two"));
        assertEquals(List.of("two0", "one1", "two1"), fitted);
    }

    @Test
    void aDamagedCellIsMeasuredAgain() throws IOException {
        run(1, popularity("one"));
        Path file = folder.resolve("cells/synthetic-shop/edges/one-1.thence");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);
        fitted.clear();
        run(1, popularity("one"));
        assertEquals(List.of("one1"), fitted);
    }

    @Test
    void aMethodSeesNoTestEdge() throws IOException {
        run(1, method("looks", view -> {
            var whole = EDGES;
            var test = EdgesProtocol.of(whole, view.seed()).test();
            for (int u = 0; u < whole.nodeCount(); u++) {
                for (int v = 0; v < whole.nodeCount(); v++) {
                    assertFalse(test.hasEdge(u, v)
                            && (view.train().hasEdge(u, v) || view.validation().hasEdge(u, v)));
                }
            }
            for (var query : view.validationQueries().queries()) {
                for (int removed : query.removed()) {
                    assertFalse(test.hasEdge(query.source(), removed));
                }
            }
            assertTrue(view.validationQueries().known().isEmpty());
            return popularity("after").fit(view);
        }));
        assertTrue(told.stream().noneMatch(line -> line.contains("failed")), told.toString());
    }

    @Test
    void sharedFitsAreMadeOnceAndChargedToAll() throws IOException {
        int[] made = {0};
        Method.Fit<EdgesView, TargetScorer> fit = view -> {
            view.shared().get("model", TargetScorer.class, () -> {
                made[0]++;
                pause();
                return (_, _) -> { };
            });
            return view.shared().get("model", TargetScorer.class, () -> {
                throw new IllegalStateException("it is there already");
            });
        };
        run(1, method("a", fit), method("b", fit));
        assertEquals(2, made[0], "once per split");
        for (var cell : new Cells(folder).of("synthetic-shop")) {
            assertTrue(cell.seconds() > .05 && cell.seconds() < 5, cell.key() + " " + cell.seconds());
            assertEquals(State.DONE, cell.state());
        }
    }

    /// Computes for 60 ms, so that there are seconds to charge.
    private static void pause() {
        long end = System.nanoTime() + 60_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void theEstimateTakesTheSameMethodFirst() {
        var remaining = new Remaining();
        var slow = new CellKey("edges", "a", "", "slow", 0);
        assertEquals("", remaining.words(List.of(slow)));
        remaining.add(slow, 100);
        remaining.add(new CellKey("edges", "a", "", "fast", 0), 20);
        assertEquals(", about 100 s left", remaining.words(List.of(
                new CellKey("edges", "a", "", "slow", 1))));
        assertEquals(Optional.of(java.time.Duration.ofSeconds(60)), remaining.of(List.of(
                new CellKey("edges", "a", "", "new", 1))));
    }
}
