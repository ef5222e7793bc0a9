package dev.thence.terms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.Catalogue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TermRowsTest {
    @Test
    void termsOfOneItemAreLeftOutAndThoseOfAllStay() {
        var rows = TermRows.of(List.of(Map.of("case", 1f), Map.of("case", 2f), Map.of("odd", 1f)));
        assertEquals(2, rows.columnCount);
        assertArrayEquals(new int[] {0, 2, 4, 5}, rows.offsets);
        assertArrayEquals(new int[] {0, 1, 0, 1, 0}, rows.columns);
    }

    @Test
    void rowsHaveLengthOne() {
        var rows = TermRows.of(List.of(Map.of("case", 1f), Map.of("case", 2f), Map.of()));
        double root2 = Math.sqrt(.5);
        double root5 = Math.sqrt(.2);
        float[] expected = {(float) root2, (float) root2, (float) root5, (float) (2 * root5), 1};
        assertArrayEquals(expected, rows.weights, 1e-6f);
    }

    @Test
    void valuesOfTwoAttributesMakeATermOfTheirOwn() {
        var catalogue = Catalogue.builder(3).text("brand", 0, "Acme").text("brand", 1, "Acme")
                .text("brand", 2, "Bolt").text("category", 0, "Cases").text("category", 1, "Cases")
                .text("category", 2, "Cases").build();
        var rows = ItemTerms.rowsOfValues(catalogue, 3);
        // One that all have; brand and category as value and as a whole each; the two together.
        assertEquals(6, rows.offsets[1]);
        assertEquals(3, rows.offsets[3] - rows.offsets[2]);
    }
}
