package dev.thence.sampler;

import static org.junit.jupiter.api.Assertions.assertTrue;

/// Pearson's chi-square test of counts against expected counts.
final class Frequencies {
    private Frequencies() {}

    /// Fails when the counts are off by more than one in a million or so would be.
    static void assertFit(String what, double[] expected, long[] counts) {
        assertFit(what, expected, counts, 1);
    }

    /// The same for counts whose variance is the expectation times `variance`.
    static void assertFit(String what, double[] expected, long[] counts, double variance) {
        double chi = 0;
        int cells = 0;
        for (int i = 0; i < counts.length; i++) {
            if (expected[i] == 0) {
                int cell = i;
                assertTrue(counts[i] == 0, () -> what + ": " + cell + " cannot be drawn");
            } else {
                double off = counts[i] - expected[i];
                chi += off * off / (expected[i] * variance);
                cells++;
            }
        }
        double freedom = Math.max(1, cells - 1);
        // Wilson and Hilferty: the cube root of chi-square over its mean is about normal.
        double spread = 2 / (9 * freedom);
        double z = (Math.cbrt(chi / freedom) - (1 - spread)) / Math.sqrt(spread);
        double found = chi;
        assertTrue(z < 4.8, () -> what + ": chi-square " + found + " for " + freedom + " degrees");
        assertTrue(z > -4.8, () -> what + ": too regular, chi-square " + found + " for " + freedom);
    }
}
