package dev.thence.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.kernels.Csr;
import dev.thence.terms.TermRows;
import dev.thence.vectors.DualVectors;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A shop of 12 families; item i is a phone or a case of family i % 12, and says so in words. The
/// phones of a family lead to its cases, and to nothing else. The last two of each kind and family
/// are new.
class TermVectorsTest {
    private static final int FAMILIES = 12;
    private static final int OF_A_KIND = 10;
    private static final int ITEMS = 2 * OF_A_KIND * FAMILIES;
    private static final IntPredicate IS_WARM = i -> i / FAMILIES % OF_A_KIND < OF_A_KIND - 2;

    private static Workers workers;

    @BeforeAll
    static void open() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void close() {
        workers.close();
    }

    private static boolean isPhone(int item) {
        return item < OF_A_KIND * FAMILIES;
    }

    private static Csr words() {
        var counts = new ArrayList<Map<String, Float>>();
        for (int i = 0; i < ITEMS; i++) {
            counts.add(Map.of("family" + i % FAMILIES, 1f, isPhone(i) ? "phone" : "case", 1f,
                    "colour" + SplitMix64.of(9, i).nextInt(5), 1f));
        }
        return TermRows.of(counts);
    }

    private static DirectedGraph edges() {
        var builder = DirectedGraph.builder(ITEMS);
        for (int u = 0; u < ITEMS; u++) {
            for (int v = 0; v < ITEMS; v++) {
                if (isPhone(u) && !isPhone(v) && u % FAMILIES == v % FAMILIES
                        && IS_WARM.test(u) && IS_WARM.test(v)
                        && SplitMix64.of(4, u, v).nextInt(3) > 0) {
                    builder.add(u, v);
                }
            }
        }
        return builder.build();
    }

    private static TermOptions options() {
        return new TermOptions(16, 60, 5, 64, .03, .1, TermOptions.Pairs.FACTS, 1);
    }

    private static DualVectors learn(Csr terms, TermView.Speakers speakers, TermOptions options,
            Workers on) {
        return TermVectors.learn(terms, edges(), IS_WARM, speakers, options, on,
                PipelineListener.SILENT);
    }

    /// The share of new phones whose best target among warm items is a case of their family, and of
    /// warm phones whose best target among new items is.
    private static double[] hits(DualVectors vectors) {
        double[] hits = new double[2];
        int[] asked = new int[2];
        float[] scores = new float[ITEMS];
        for (int u = 0; u < ITEMS; u++) {
            if (isPhone(u)) {
                boolean isWarm = IS_WARM.test(u);
                vectors.scorer().scoreTargets(u, scores);
                int best = -1;
                for (int v = 0; v < ITEMS; v++) {
                    if (IS_WARM.test(v) != isWarm && (best < 0 || scores[v] > scores[best])) {
                        best = v;
                    }
                }
                int kind = isWarm ? 1 : 0;
                asked[kind]++;
                hits[kind] += !isPhone(best) && best % FAMILIES == u % FAMILIES ? 1 : 0;
            }
        }
        return new double[] {hits[0] / asked[0], hits[1] / asked[1]};
    }

    @Test
    void newItemsAreKnownByTheirWords() {
        double[] hits = hits(learn(words(), TermView.Speakers.none(ITEMS), options(), workers));
        assertTrue(hits[0] > .95, "as sources " + hits[0]);
        assertTrue(hits[1] > .95, "as targets " + hits[1]);
    }

    @Test
    void countsAreLearnedFromAsWell() {
        var counts = new TermOptions(16, 60, 5, 64, .03, .1, TermOptions.Pairs.COUNTS, 1);
        double[] hits = hits(learn(words(), TermView.Speakers.none(ITEMS), counts, workers));
        assertTrue(hits[0] > .95, "as sources " + hits[0]);
        assertTrue(hits[1] > .95, "as targets " + hits[1]);
    }

    @Test
    void withoutWordsThoseWhoSpeakAreHeard() {
        var nothing = new ArrayList<Map<String, Float>>();
        for (int i = 0; i < ITEMS; i++) {
            nothing.add(Map.of());
        }
        TermView.Speakers family = (isWarm, isCold) -> {
            int[] offsets = new int[ITEMS + 1];
            int[] columns = new int[ITEMS];
            float[] weights = new float[ITEMS];
            for (int i = 0; i < ITEMS; i++) {
                offsets[i + 1] = offsets[i];
                int other = i;
                do {
                    int next = (other + FAMILIES) % (OF_A_KIND * FAMILIES);
                    other = isPhone(i) ? next
                            : OF_A_KIND * FAMILIES + next;
                } while (!isWarm.test(other) && other != i);
                if (isCold.test(i)) {
                    columns[offsets[i + 1]] = other;
                    weights[offsets[i + 1]++] = 1;
                }
            }
            return new Csr(ITEMS, ITEMS, offsets, columns, weights);
        };
        double[] hits = hits(learn(TermRows.of(nothing), family, options(), workers));
        assertTrue(hits[0] > .95, "as sources " + hits[0]);
        assertTrue(hits[1] > .95, "as targets " + hits[1]);
        double[] unheard = hits(learn(TermRows.of(nothing), TermView.Speakers.none(ITEMS),
                options(), workers));
        assertTrue(unheard[0] < .5, "as sources " + unheard[0]);
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        try (var one = Workers.of(1)) {
            var a = learn(words(), TermView.Speakers.none(ITEMS), options().withSteps(7), workers);
            var b = learn(words(), TermView.Speakers.none(ITEMS), options().withSteps(7), one);
            for (int i = 0; i < ITEMS; i++) {
                assertArrayEquals(a.source().row(i), b.source().row(i));
                assertArrayEquals(a.target().row(i), b.target().row(i));
            }
            assertArrayEquals(a.biases(), b.biases());
        }
    }

    @Test
    void aStopIsObeyed() {
        var stop = new PipelineListener() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(TrainingInterrupted.class, () -> TermVectors.learn(words(), edges(), IS_WARM,
                TermView.Speakers.none(ITEMS), options(), workers, stop));
    }

    @Test
    void termsOfOtherItemsAreRefused() {
        var other = TermRows.of(new ArrayList<>());
        var error = assertThrows(IllegalArgumentException.class,
                () -> learn(other, TermView.Speakers.none(ITEMS), options(), workers));
        assertEquals("there are terms of 0 items and pairs of 240; they must agree",
                error.getMessage());
    }
}
