package dev.thence.terms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
