package dev.thence.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.Workers;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextSimilarityTest {
    private static final List<String> TEXTS = List.of("JUMBO BAG RED RETROSPOT",
            "JUMBO BAGS PINK POLKADOT", "SMALL TEACUP ROSES", "TEACUPS GREEN ROSES", "");

    @Test
    void wordFormsMeetThroughTheirGrams() {
        float[] cosines = new float[TEXTS.size()];
        TextSimilarity.of(TEXTS).similarities(0, cosines);
        assertTrue(cosines[1] > 0.2 && cosines[1] > cosines[2], "bag and bags: " + cosines[1]);
        TextSimilarity.of(TEXTS).similarities(2, cosines);
        assertTrue(cosines[3] > cosines[0], "teacup and teacups: " + cosines[3]);
    }

    @Test
    void theSameTextHasCosineOneAndAnEmptyOneNone() {
        var texts = List.of("a blue bird", "a blue bird", "red fox", "red dog", "");
        float[] cosines = new float[texts.size()];
        var similarity = TextSimilarity.of(texts);
        similarity.similarities(0, cosines);
        assertEquals(1, cosines[1], 1e-5);
        similarity.similarities(4, cosines);
        for (float cosine : cosines) {
            assertEquals(0, cosine);
        }
    }

    @Test
    void rowsAreTheMostAlikeOverAFloor() {
        try (var workers = Workers.of(2)) {
            var rows = TextSimilarity.of(TEXTS).rows(1, workers);
            assertEquals(1, rows.end(2) - rows.begin(2));
            assertEquals(3, rows.target(rows.begin(2)));
        }
    }
}
