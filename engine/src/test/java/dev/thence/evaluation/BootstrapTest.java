package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    @Test
    void theIntervalIsAboutTwoStandardErrorsEitherWay() {
        var random = new SplitMix64(1);
        double[] values = new double[2000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 5 + random.nextGaussian();
        }
        var interval = Bootstrap.of(values);
        double error = 1.96 / Math.sqrt(2000);
        assertEquals(interval.mean() - error, interval.low(), .006);
        assertEquals(interval.mean() + error, interval.high(), .006);
        assertEquals(interval, Bootstrap.of(values));
    }

    @Test
    void aPairedDifferenceIsFoundWhereTheMeansAloneWouldNot() {
        var random = new SplitMix64(2);
        double[] a = new double[500];
        double[] b = new double[500];
        for (int i = 0; i < a.length; i++) {
            b[i] = 10 * random.nextGaussian();
            a[i] = b[i] + .1 + .2 * random.nextGaussian();
        }
        assertTrue(Bootstrap.difference(a, b).isAboveZero());
        assertTrue(Bootstrap.of(a).includesZero());
    }

    @Test
    void valuesThatAreNotThereAreLeftOut() {
        var interval = Bootstrap.of(new double[] {1, Double.NaN, 1});
        assertEquals(new Bootstrap.Interval(1, 1, 1), interval);
        assertFalse(Bootstrap.of(new double[0]).includesZero());
    }
}
