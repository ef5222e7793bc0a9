package dev.thence.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.SplitMix64;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

    @Test
    void findsTheWeightsTheLabelsWereDrawnWith() {
        double[] truth = {1.5, -0.7, 0.3};
        var random = new SplitMix64(5);
        double[][] rows = new double[40_000][];
        double[] signs = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {random.nextGaussian(), random.nextGaussian(), 1};
            double p = 1 / (1 + Math.exp(-LogisticRegression.dot(truth, rows[i])));
            signs[i] = random.nextDouble() < p ? 1 : -1;
        }
        double[] fitted = LogisticRegression.fit(rows, signs, 0);
        for (int k = 0; k < truth.length; k++) {
            assertEquals(truth[k], fitted[k], 0.06, "four standard errors, weight " + k);
        }
    }

    /// With one row of weight w and ridge r the optimum solves `sigmoid(-w) = r w`.
    @Test
    void theRidgeHoldsSeparableDataBack() {
        double weight = LogisticRegression.fit(new double[][] {{1}}, new double[] {1}, 0.1)[0];
        assertEquals(1 / (1 + Math.exp(weight)), 0.1 * weight, 1e-6);
    }
}
