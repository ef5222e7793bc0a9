package dev.thence.terms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.Catalogue;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemTermsTest {
    /// Terms kept: `red` (2 of 4 items), `case` (3 of 4), `x` as a word and as a value (2 of 4).
    private static final Catalogue CATALOGUE = Catalogue.builder(4)
            .text("name", 0, "Red case").text("name", 1, "red CASE!").text("name", 2, "case")
            .text("brand", 2, "X").text("brand", 3, "Y | x").build();
    private final ItemTerms terms = ItemTerms.ofValues(CATALOGUE, 4);

    @Test
    void cosinesAreThoseOfTheHandWeighedTerms() {
        double red = Math.log(4 / 2.0);
        double often = Math.log(4 / 3.0);
        double x = Math.log(4 / 2.0);
        float[] row = new float[4];
        terms.cosines(2, row);
        double ofName = Math.hypot(red, often);
        // A value of one word is one term: "brand=x" stands for both.
        double ofBoth = Math.hypot(often, x);
        assertArrayEquals(new float[] {(float) (often * often / (ofName * ofBoth)),
                (float) (often * often / (ofName * ofBoth)), 0, (float) (x / ofBoth)}, row, 1e-6f);
        terms.cosines(0, row);
        assertEquals(1, row[1], 1e-6f, "the same words");
    }

    @Test
    void theNearestAreWeighedByTheCosineAndEqualOnesGoByNumber() {
        try (var workers = Workers.of(2)) {
            var nearest = terms.nearest(2, workers);
            assertTrue(nearest.hasEdge(2, 3) && nearest.hasEdge(2, 0));
            assertFalse(nearest.hasEdge(2, 1), "as near as 0, and only two are kept");
            assertEquals(1, nearest.out().degree(3), "nothing else has a word of it");
            var some = terms.nearest(2, v -> v != 0, workers);
            assertTrue(some.hasEdge(2, 1));
        }
    }

    @Test
    void withoutTextsNothingIsAlike() {
        assertTrue(ItemTerms.ofValues(Catalogue.empty(3), 3).isEmpty());
        float[] row = {1, 1, 1};
        ItemTerms.ofValues(Catalogue.empty(3), 3).cosines(0, row);
        assertArrayEquals(new float[3], row);
    }

    private static final List<String> TEXTS = List.of("JUMBO BAG RED RETROSPOT",
            "JUMBO BAGS PINK POLKADOT", "SMALL TEACUP ROSES", "TEACUPS GREEN ROSES", "");

    @Test
    void wordFormsMeetThroughTheirGrams() {
        float[] cosines = new float[TEXTS.size()];
        ItemTerms.ofTexts(TEXTS).cosines(0, cosines);
        assertTrue(cosines[1] > 0.2 && cosines[1] > cosines[2], "bag and bags: " + cosines[1]);
        ItemTerms.ofTexts(TEXTS).cosines(2, cosines);
        assertTrue(cosines[3] > cosines[0], "teacup and teacups: " + cosines[3]);
    }

    @Test
    void theSameTextHasCosineOneAndAnEmptyOneNone() {
        var texts = List.of("a blue bird", "a blue bird", "red fox", "red dog", "");
        float[] cosines = new float[texts.size()];
        var similarity = ItemTerms.ofTexts(texts);
        similarity.cosines(0, cosines);
        assertEquals(1, cosines[1], 1e-5);
        similarity.cosines(4, cosines);
        assertArrayEquals(new float[5], cosines);
    }

    /// Of `ab` twice the word counts 2, its grams `_ab`, `ab_`, `_ab_` each half of that.
    @Test
    void aTermOfTextsCountsAsOftenAsItStandsThere() {
        float[] cosines = new float[4];
        ItemTerms.ofTexts(List.of("ab ab xy", "ab", "xy", "")).cosines(0, cosines);
        assertEquals(2 / Math.sqrt(5), cosines[1], 1e-6);
        assertEquals(1 / Math.sqrt(5), cosines[2], 1e-6);
    }

    @Test
    void categoriesAndTextAttributesAreWordsToo() {
        var catalogue = Catalogue.builder(3).text("name", 0, "Orbit T1").text("category", 0, "phones")
                .text("brand", 0, "Kern").text("brand", 2, "Kern").number("weight", 1, 180)
                .text("name", 1, "Vela").build();
        assertEquals(List.of("Orbit T1 phones Kern", "Vela", "Kern"), ItemTerms.texts(catalogue));
        assertEquals(List.of("RED BAG", ""), ItemTerms.texts(
                Catalogue.builder(2).text("name", 0, "RED BAG").build()));
    }

    @Test
    void wordsBeyondTheFirstTwoHundredDoNotCount() {
        String words = IntStream.range(0, 200).mapToObj(i -> "w" + i)
                .collect(Collectors.joining(" "));
        float[] cosines = new float[3];
        ItemTerms.ofTexts(List.of(words + " zebra", "zebra", "zebra")).cosines(0, cosines);
        assertEquals(0, cosines[1]);
        ItemTerms.ofTexts(List.of("zebra " + words, "zebra", "ox")).cosines(0, cosines);
        assertTrue(cosines[1] > 0);
    }

    @Test
    void rowsAreTheMostAlikeOverAFloor() {
        try (var workers = Workers.of(2)) {
            var rows = ItemTerms.ofTexts(TEXTS).rows(1, workers);
            assertEquals(1, rows.end(2) - rows.begin(2));
            assertEquals(3, rows.target(rows.begin(2)));
        }
    }

    /// `12` stands in three of four ids, `123` in two; `1234` and the whole of the others in one.
    @Test
    void idsAreAlikeByHowTheyBegin() {
        float[] cosines = new float[4];
        ItemTerms.ofIds(NodeIds.of(List.of("1234", "123", "129", "7"))).cosines(0, cosines);
        double often = Math.log(4 / 3.0);
        double both = Math.hypot(often, Math.log(4 / 2.0));
        assertArrayEquals(new float[] {0, 1, (float) (often / both), 0}, cosines, 1e-6f);
    }
}
