package dev.thence.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import org.junit.jupiter.api.Test;

class DotsTest {

    @Test
    void innerProductsHaveTheSameBitsWithAndWithoutVectors() {
        assertTrue(Dots.vectorized());
        for (int d : new int[] {1, 15, 16, 17, 48, 64, 65, 129}) {
            var random = SplitMix64.of(d);
            float[] query = Gaussians.draw(d, random);
            var rows = FloatMatrix.of(37, d, Gaussians.draw(37 * d, random));
            float[] plain = new float[37];
            float[] vector = new float[37];
            new PlainDots().scan(query, rows, 0, 37, plain, 0);
            Dots.scan(query, rows, 0, 37, vector);
            assertArrayEquals(plain, vector);
            int[] some = {3, 4, 11, 36, 0};
            float[] gathered = new float[37];
            Dots.gather(query, rows, some, 4, gathered);
            float[] plainly = new float[37];
            new PlainDots().gather(query, rows, some, 4, plainly);
            for (int v = 0; v < 37; v++) {
                float expected = v == 3 || v == 4 || v == 11 || v == 36 ? plain[v] : 0;
                assertEquals(expected, gathered[v]);
                assertEquals(expected, plainly[v]);
            }
            for (int v = 0; v < 37; v++) {
                assertEquals(plain[v], Dots.dot(query, rows, v));
                double sum = 0;
                for (int k = 0; k < d; k++) {
                    sum += (double) query[k] * rows.get(v, k);
                }
                assertEquals(sum, plain[v], 1e-4);
            }
        }
    }
}
