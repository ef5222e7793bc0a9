package dev.thence.bench.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class FactorisationTest {
    private static final int N = 40;

    @Test
    void theSvdIsTheBestApproximationOfItsRank() {
        var graph = Small.graph(N, 260, 1);
        try (var workers = Workers.of(2)) {
            for (int rank : new int[] {3, 12, N}) {
                var found = RandomizedSvd.factorise(
                        SparseMatrix.of(graph, workers), rank, 30, 5, "test", workers);
                assertClose(Small.dense(graph).truncated(rank), Small.scores(found, N));
            }
        }
    }

    @Test
    void columnsBeyondTheRankAreZero() {
        var star = DirectedGraph.builder(9);
        for (int v = 1; v < 9; v++) {
            star.add(0, v);
        }
        try (var workers = Workers.of(1)) {
            var found = RandomizedSvd.factorise(
                    SparseMatrix.of(star.build(), workers), 16, 2, 5, "test", workers);
            assertClose(Small.dense(star.build()), Small.scores(found, 9));
        }
    }

    @Test
    void normalisedEntriesAreOverTheRootsOfBothDegrees() {
        var graph = DirectedGraph.builder(3).add(0, 1).add(0, 2).add(1, 2).build();
        try (var workers = Workers.of(1)) {
            float[] y = new float[3];
            SparseMatrix.normalised(graph, workers).multiply(new float[] {0, 0, 1}, 1, y);
            assertEquals(.5, y[0], 1e-6);
            assertEquals(Math.sqrt(.5), y[1], 1e-6);
            assertEquals(0, y[2]);
        }
    }

    @Test
    void hopeIsTheTruncatedKatzMatrix() {
        var graph = Small.graph(N, 200, 2);
        var dense = Small.dense(graph);
        double radius = dense.spectralRadius();
        var scaled = dense.scale(.5 / radius);
        var katz = Dense.identity(N).minus(scaled).invert().mult(scaled);
        try (var workers = Workers.of(2)) {
            var found = Hope.fit(graph, new Hope.Config(8, .5, 30), 5, workers);
            assertClose(katz.truncated(8), Small.scores(found, N));
        }
    }

    @Test
    void aChainHasARadiusOfAboutZeroAndHopeStillFits() {
        var chain = DirectedGraph.builder(5).add(0, 1).add(1, 2).add(2, 3).add(3, 4).build();
        try (var workers = Workers.of(1)) {
            assertEquals(0, KatzOperator.spectralRadius(SparseMatrix.of(chain, workers)), .05);
            var scores = Small.scores(Hope.fit(chain, Hope.Config.DEFAULT, 1, workers), 5);
            assertEquals(.125, scores.get(0, 3), 1e-5);
            assertEquals(0, scores.get(3, 0), 1e-5);
        }
    }

    @Test
    void strapFactorisesTheLogarithmOfPageRankBothWays() {
        var graph = Small.graph(N, 130, 3);
        double delta = 2e-3;
        var forward = pageRank(Small.dense(graph), .5);
        var backward = pageRank(Small.dense(graph).transpose(), .5);
        var expected = new Dense(N);
        for (int u = 0; u < N; u++) {
            for (int v = 0; v < N; v++) {
                double sum = cut(forward.get(u, v), delta) + cut(backward.get(v, u), delta);
                expected.set(u, v, sum == 0 ? 0 : Math.max(0, Math.log(2 * sum / delta)));
            }
        }
        try (var workers = Workers.of(2)) {
            var config = new Strap.Config(10, .5, delta, N, 30);
            var matrix = Small.dense(Strap.proximity(graph, config, workers));
            assertTrue(matrix.minus(expected).norm() < 5e-3 * expected.norm());
            assertClose(matrix.truncated(10),
                    Small.scores(Strap.fit(graph, config, 5, workers), N));
            var few = Strap.proximity(graph, new Strap.Config(10, .5, delta, 2, 30), workers);
            assertTrue(few.edgeCount() <= 4 * N, "kept " + few.edgeCount());
        }
    }

    private static double cut(double value, double delta) {
        return value >= delta / 2 ? value : 0;
    }

    /// $a (I - (1 - a) P)^{-1}$, rows of P summing to 1 or 0.
    private static Dense pageRank(Dense adjacency, double stop) {
        var p = adjacency.scale(1);
        for (int u = 0; u < N; u++) {
            double sum = p.rowSum(u);
            for (int v = 0; v < N && sum > 0; v++) {
                p.set(u, v, p.get(u, v) / sum);
            }
        }
        return Dense.identity(N).minus(p.scale(1 - stop)).invert().scale(stop);
    }

    @Test
    void hopeFindsWhatWasPlanted() {
        Planted.assertIsFoundBy((train, workers) ->
                Hope.fit(train, new Hope.Config(16, .5, 4), 7, workers));
    }

    @Test
    void strapFindsWhatWasPlanted() {
        Planted.assertIsFoundBy((train, workers) ->
                Strap.fit(train, new Strap.Config(16, .5, 1e-4, 100, 4), 7, workers));
    }

    @Test
    void anInterruptStopsAndStaysSet() {
        var graph = Small.graph(N, 200, 2);
        try (var workers = Workers.of(1)) {
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class,
                    () -> Hope.fit(graph, Hope.Config.DEFAULT, 5, workers));
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void badSettingsAreNamed() {
        var error = assertThrows(IllegalArgumentException.class,
                () -> new Hope.Config(128, 1, 4));
        assertEquals("decay is 1.0, must be above 0 and below 1", error.getMessage());
    }

    private static void assertClose(Dense expected, Dense actual) {
        double difference = expected.minus(actual).norm();
        assertTrue(difference < 1e-3 * expected.norm(),
                "differs by " + difference + " of " + expected.norm());
    }
}
