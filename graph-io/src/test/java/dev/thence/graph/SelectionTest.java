package dev.thence.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void findsWhatSortingFinds() {
        var random = new Random(9);
        for (int round = 0; round < 2_000; round++) {
            float[] values = new float[1 + random.nextInt(40)];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(round % 2 == 0 ? 5 : 1_000);
            }
            int count = 1 + random.nextInt(values.length);
            float[] sorted = Arrays.copyOf(values, count);
            Arrays.sort(sorted);
            for (int rank = 1; rank <= count; rank++) {
                assertEquals(sorted[count - rank], Selection.greatest(values, count, rank));
            }
        }
    }
}
