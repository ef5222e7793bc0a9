package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class SymmetricInverseTest {
    /// X^T X + I for a random X of a third as many rows, so that the ridge alone makes it regular.
    private static DMatrixRMaj positive(int n) {
        var random = SplitMix64.of(7, n);
        var x = new DMatrixRMaj(n / 3 + 1, n);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = random.nextDouble() < .2 ? 1 : 0;
        }
        var a = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multTransA(x, x, a);
        for (int i = 0; i < n; i++) {
            a.add(i, i, 1);
        }
        return a;
    }

    private static SymmetricInverse of(DMatrixRMaj a) {
        var made = new SymmetricInverse(a.numRows);
        for (int i = 0; i < a.numRows; i++) {
            for (int j = 0; j <= i; j++) {
                made.add(i, j, a.get(i, j));
            }
        }
        return made;
    }

    @Test
    void isTheInverseAlsoWhereBlocksDoNotFit() {
        try (var workers = Workers.of(2)) {
            for (int n : new int[] {1, 2, 5, 63, 64, 65, 127, 128, 200, 333}) {
                var a = positive(n);
                var found = of(a);
                found.invert(workers);
                var expected = new DMatrixRMaj(n, n);
                assertTrue(CommonOps_DDRM.invert(a, expected));
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        assertEquals(expected.get(i, j), found.get(i, j), 1e-10,
                                n + ": " + i + ", " + j);
                    }
                }
            }
        }
    }

    @Test
    void theBitsAreTheSameAtAnyNumberOfThreads() {
        try (var one = Workers.of(1); var four = Workers.of(4)) {
            var first = of(positive(300));
            first.invert(one);
            var second = of(positive(300));
            second.invert(four);
            for (int i = 0; i < 300; i++) {
                for (int j = 0; j <= i; j++) {
                    assertEquals(first.get(i, j), second.get(i, j));
                }
            }
        }
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteIsNamed() {
        var a = of(positive(70));
        a.add(66, 66, -1000);
        try (var workers = Workers.of(1)) {
            var failure = assertThrows(IllegalStateException.class, () -> a.invert(workers));
            assertTrue(failure.getMessage().startsWith(
                    "the matrix is not positive definite: pivot 66 of 70 is -"),
                    failure.getMessage());
            new SymmetricInverse(0).invert(workers);
        }
    }
}
