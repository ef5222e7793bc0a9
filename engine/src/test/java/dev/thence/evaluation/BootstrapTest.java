package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import java.util.Arrays;
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

    @Test
    void keptDrawsAreThoseOfDrawingOneByOne() {
        var random = new SplitMix64(3);
        var drawn = new Bootstrap();
        for (int n : new int[] {1, 2, 7, 300, 7}) {
            double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                values[i] = random.nextDouble() - .3;
            }
            double[] means = oneByOne(values);
            var interval = drawn.interval(values);
            // Of 1,000 sorted means the percentiles lie at 24.975 and 974.025.
            assertEquals(means[24] + .975 * (means[25] - means[24]), interval.low(), 1e-12);
            assertEquals(means[974] + .025 * (means[975] - means[974]), interval.high(), 1e-12);
        }
    }

    @Test
    void aboveTheLimitTheNormalIntervalIsThatOfTheDraws() {
        var random = new SplitMix64(4);
        double[] values = new double[Bootstrap.MAX_DRAWN + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble() < .1 ? 1 : 0;
        }
        var interval = Bootstrap.of(values);
        double[] means = oneByOne(values);
        double half = (interval.high() - interval.low()) / 2;
        assertEquals(means[25], interval.low(), .1 * half);
        assertEquals(means[974], interval.high(), .1 * half);
        assertEquals(1.96 * Math.sqrt(interval.mean() * (1 - interval.mean()) / values.length),
                half, 1e-4 * half);
    }

    private static double[] oneByOne(double[] values) {
        double[] means = new double[1000];
        for (int d = 0; d < means.length; d++) {
            var random = SplitMix64.of(0, d);
            for (int i = 0; i < values.length; i++) {
                means[d] += values[random.nextInt(values.length)] / values.length;
            }
        }
        Arrays.sort(means);
        return means;
    }
}
