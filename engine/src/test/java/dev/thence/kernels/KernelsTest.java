package dev.thence.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.SplitMix64;
import dev.thence.vectors.Gaussians;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class KernelsTest {

    @Test
    void productsAreChainsOfFusedMultiplyAdds() {
        var random = SplitMix64.of(4);
        int inner = 21;
        float[] b = Gaussians.draw(inner * Products.STRIP, random);
        for (int rows = 1; rows <= 13; rows++) {
            float[] a = Gaussians.draw(rows * inner, random);
            float[] c = Gaussians.draw(rows * Products.STRIP, random);
            float[] expected = c.clone();
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < inner; j++) {
                    for (int k = 0; k < Products.STRIP; k++) {
                        int at = i * Products.STRIP + k;
                        expected[at] = Math.fma(
                                a[i * inner + j], b[j * Products.STRIP + k], expected[at]);
                    }
                }
            }
            Products.add(a, 0, inner, rows, inner, b, 0, Products.STRIP, c, 0, Products.STRIP);
            assertArrayEquals(expected, c);
        }
    }

    @Test
    void theExponentialIsCloseAndTheSameInAnyWidth() {
        float[] x = new float[Products.L];
        float[] y = new float[Products.L];
        for (float from = -90; from < 90; from += .37f) {
            for (int i = 0; i < x.length; i++) {
                x[i] = from + i * .021f;
            }
            Exp.of(FloatVector.fromArray(Products.S, x, 0)).intoArray(y, 0);
            for (int i = 0; i < x.length; i++) {
                double exact = Math.exp(Math.clamp(x[i], -87, 88));
                assertEquals(exact, y[i], 4e-7 * exact, "e^" + x[i]);
                assertEquals(Exp.of(x[i]), y[i]);
            }
        }
    }
}
