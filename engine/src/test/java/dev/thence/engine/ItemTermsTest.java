package dev.thence.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.Catalogue;
import dev.thence.graph.Workers;
import org.junit.jupiter.api.Test;

class ItemTermsTest {
    /// Terms kept: `red` (2 of 4 items), `case` (3 of 4), `x` as a word and as a value (2 of 4).
    private static final Catalogue CATALOGUE = Catalogue.builder(4)
            .text("name", 0, "Red case").text("name", 1, "red CASE!").text("name", 2, "case")
            .text("brand", 2, "X").text("brand", 3, "Y | x").build();
    private final ItemTerms terms = ItemTerms.of(CATALOGUE, 4);

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
        assertTrue(ItemTerms.of(Catalogue.empty(3), 3).isEmpty());
        float[] row = {1, 1, 1};
        ItemTerms.of(Catalogue.empty(3), 3).cosines(0, row);
        assertArrayEquals(new float[3], row);
    }
}
