package dev.thence.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.Catalogue;
import dev.thence.graph.Workers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    void categoriesAndTextAttributesAreWordsToo() {
        var catalogue = Catalogue.builder(3).text("name", 0, "Orbit T1").text("category", 0, "phones")
                .text("brand", 0, "Kern").text("brand", 2, "Kern").number("weight", 1, 180)
                .text("name", 1, "Vela").build();
        assertEquals(List.of("Orbit T1 phones Kern", "Vela", "Kern"),
                OrderEvidences.texts(catalogue));
        assertEquals(List.of("RED BAG", ""), OrderEvidences.texts(
                Catalogue.builder(2).text("name", 0, "RED BAG").build()));
    }

    @Test
    void wordsBeyondTheFirstTwoHundredDoNotCount() {
        String words = IntStream.range(0, 200).mapToObj(i -> "w" + i)
                .collect(Collectors.joining(" "));
        float[] cosines = new float[3];
        TextSimilarity.of(List.of(words + " zebra", "zebra", "zebra")).similarities(0, cosines);
        assertEquals(0, cosines[1]);
        TextSimilarity.of(List.of("zebra " + words, "zebra", "ox")).similarities(0, cosines);
        assertTrue(cosines[1] > 0);
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
