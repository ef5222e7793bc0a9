package dev.thence.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.kernels.Csr;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TermPassTest {
    private static final int ITEMS = 9;
    private static final int D = 16;
    private static final boolean[] WARM = {true, true, true, true, true, true, false, false, false};
    private static final boolean[] COLD =
            {false, false, false, false, false, false, true, true, false};

    private static Workers workers;

    @BeforeAll
    static void open() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void close() {
        workers.close();
    }

    private static TermView view() {
        var pairs = DirectedGraph.builder(ITEMS).add(0, 1).add(1, 2).add(2, 0).add(3, 4).add(4, 1)
                .add(5, 2).add(6, 1).add(0, 7).build();
        // Two items have the terms 1 and 2, the cold ones the terms 0, 1 and 0, 2.
        var terms = new Csr(ITEMS, 3, new int[] {0, 1, 2, 2, 2, 2, 2, 4, 6, 6},
                new int[] {1, 2, 0, 1, 0, 2}, new float[] {1, 1, .6f, .8f, .8f, .6f});
        var speakers = new Csr(ITEMS, ITEMS, new int[] {0, 0, 0, 0, 0, 0, 0, 2, 3, 3},
                new int[] {0, 3, 5}, new float[] {.7f, .3f, 2});
        return TermView.of(terms, pairs, WARM, COLD, (_, _) -> speakers,
                TermOptions.of(TermOptions.Pairs.FACTS, 0).withDimension(D));
    }

    private static TermTables tables() {
        var tables = new TermTables(ITEMS, 3,
                TermOptions.of(TermOptions.Pairs.FACTS, 5).withDimension(D));
        for (var table : List.of(tables.bias, tables.termBias)) {
            for (int i = 0; i < table.values.length; i++) {
                table.values[i] = .3f * i - 1;
            }
        }
        return tables;
    }

    private static float[] probe(int count, long seed) {
        var random = SplitMix64.of(seed);
        float[] probe = new float[count];
        for (int i = 0; i < count; i++) {
            probe[i] = (float) random.nextGaussian();
        }
        return probe;
    }

    private static double value(TermView view, TermTables tables) {
        var pass = new TermPass(view, tables, workers);
        return dot(pass.sources(), probe(ITEMS * D, 1)) + dot(pass.targets(), probe(ITEMS * D, 2))
                + dot(pass.bias, probe(ITEMS, 3));
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        var view = view();
        var tables = tables();
        float[] biases = probe(ITEMS, 3);
        var gradient = new TermPass(view, tables, workers)
                .gradient(probe(ITEMS * D, 1), probe(ITEMS * D, 2), biases);
        float step = 1e-3f;
        for (int t = 0; t < tables.tables().size(); t++) {
            float[] values = tables.tables().get(t).values;
            for (int i = 0; i < values.length; i++) {
                float kept = values[i];
                values[i] = kept + step;
                double up = value(view, tables);
                values[i] = kept - step;
                double down = value(view, tables);
                values[i] = kept;
                double slope = (up - down) / (2 * step);
                assertEquals(slope, gradient.tables().get(t)[i], 2e-3 + 2e-3 * Math.abs(slope),
                        "table " + t + " at " + i);
            }
        }
    }

    @Test
    void anItemThatIsNeitherWarmNorColdHasNoVector() {
        var pass = new TermPass(view(), tables(), workers);
        for (int k = 8 * D; k < 9 * D; k++) {
            assertEquals(0, pass.sources()[k]);
            assertEquals(0, pass.targets()[k]);
        }
        assertEquals(0, pass.bias[8]);
    }

    @Test
    void pairsOfColdItemsCarryNothing() {
        var tables = tables();
        var speakers = new Csr(ITEMS, ITEMS, new int[ITEMS + 1], new int[0], new float[0]);
        var terms = new Csr(ITEMS, 3, new int[ITEMS + 1], new int[0], new float[0]);
        var options = TermOptions.of(TermOptions.Pairs.FACTS, 0).withDimension(D);
        var pairs = DirectedGraph.builder(ITEMS).add(0, 1).add(6, 1).add(0, 7).build();
        var fewer = DirectedGraph.builder(ITEMS).add(0, 1).build();
        assertArrayEquals(
                new TermPass(TermView.of(terms, fewer, WARM, COLD, (_, _) -> speakers, options),
                        tables, workers).sources(),
                new TermPass(TermView.of(terms, pairs, WARM, COLD, (_, _) -> speakers, options),
                        tables, workers).sources());
    }
}
