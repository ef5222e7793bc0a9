package dev.thence.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import dev.thence.pipeline.ColdItems.By;
import dev.thence.vectors.FloatMatrix;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColdItemsTest {
    /// 0, 1, 2 are warm, 3 is cold: as alike to 0 as to 1 by words, co-viewed with 1 and 2; 4 is
    /// cold and nobody speaks for it.
    private static final Catalogue CATALOGUE = Catalogue.builder(5).text("name", 0, "case")
            .text("name", 1, "case").text("name", 3, "case").build();
    private static final DirectedGraph VIEWS =
            DirectedGraph.builder(5).add(3, 1).add(2, 3).add(0, 1).build();

    private static ColdItems by(By by) {
        try (var workers = Workers.of(2)) {
            return ColdItems.of(CATALOGUE, Optional.of(VIEWS), 5, v -> v < 3, by, workers);
        }
    }

    private static float[] shares(By by, int node) {
        float[] shares = new float[5];
        var out = by(by).shares().out();
        for (long p = out.offset(node); p < out.offset(node + 1); p++) {
            shares[out.neighbor(p)] = out.weight(p);
        }
        return shares;
    }

    @Test
    void sharesOfCoViewsCountTwice() {
        assertArrayEquals(new float[] {.5f, .5f, 0, 0, 0}, shares(By.TEXTS, 3), 1e-6f);
        assertArrayEquals(new float[] {0, .5f, .5f, 0, 0}, shares(By.CO_VIEWS, 3), 1e-6f);
        assertArrayEquals(new float[] {1 / 6f, 3 / 6f, 2 / 6f, 0, 0}, shares(By.BOTH, 3), 1e-6f);
        assertArrayEquals(new float[] {1, 0, 0, 0, 0}, shares(By.BOTH, 0), "warm: itself");
        assertArrayEquals(new float[5], shares(By.BOTH, 4), "nobody speaks for it");
    }

    @Test
    void meansAreTakenOfThoseThatSpeakAndWarmItemsStay() {
        float[] means = by(By.BOTH).means(new float[] {6, 12, 18, 99, 99});
        assertArrayEquals(new float[] {6, 12, 18, 13, 0}, means, 1e-5f);
        var rows = by(By.BOTH).means(FloatMatrix.of(5, 2,
                new float[] {6, 0, 12, 6, 18, 0, 9, 9, 9, 9}));
        assertArrayEquals(new float[] {13, 3}, rows.row(3), 1e-5f);
    }

    @Test
    void edgesAreCopiedFromAndToColdItems() {
        var copied = by(By.BOTH).copied(DirectedGraph.builder(5).add(0, 1).add(1, 2).build());
        assertEquals(1, weight(copied, 0, 1), 1e-6);
        assertEquals(1 / 6.0, weight(copied, 3, 1), 1e-6, "from 0");
        assertEquals(3 / 6.0, weight(copied, 3, 2), 1e-6, "from 1");
        assertEquals(3 / 6.0, weight(copied, 0, 3), 1e-6, "to 1");
        assertEquals(2 / 6.0, weight(copied, 1, 3), 1e-6, "to 2");
    }

    private static double weight(DirectedGraph graph, int u, int v) {
        for (long p = graph.out().offset(u); p < graph.out().offset(u + 1); p++) {
            if (graph.out().neighbor(p) == v) {
                return graph.out().weight(p);
            }
        }
        return 0;
    }
}
