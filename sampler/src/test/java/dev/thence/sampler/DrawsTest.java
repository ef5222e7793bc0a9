package dev.thence.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private final Draws draws = new Draws();

    @Test
    void everySubsetIsAlike() {
        // The 20 subsets of three out of six, and how often each was drawn.
        long[] counts = new long[64];
        double[] expected = new double[64];
        for (int set = 0; set < 64; set++) {
            expected[set] = Integer.bitCount(set) == 3 ? 5000 : 0;
        }
        int[] out = new int[4];
        for (int s = 0; s < 100_000; s++) {
            draws.uniform(SplitMix64.mix(s), 100, 6, 3, out, 1);
            counts[1 << out[1] - 100 | 1 << out[2] - 100 | 1 << out[3] - 100]++;
        }
        Frequencies.assertFit("subsets", expected, counts);
    }

    @Test
    void theHashedDrawIsUniformAndDistinct() {
        long[] counts = new long[200];
        double[] expected = new double[200];
        Arrays.fill(expected, 20_000 * 70 / 200.0);
        int[] out = new int[70];
        for (int s = 0; s < 20_000; s++) {
            draws.uniform(SplitMix64.mix(s), 7, 200, 70, out, 0);
            assertEquals(70, Arrays.stream(out).distinct().count());
            for (int place : out) {
                counts[place - 7]++;
            }
        }
        Frequencies.assertFit("hashed", expected, counts, 1 - 70 / 200.0);
    }

    @Test
    void theBiasedDrawMeetsItsInclusionProbabilities() {
        // One outweighs all others and is certain; then the second is certain too.
        double[] preferences = {1, 1000, 2, 3, 40, 1, 0.5, 6, 2, 1};
        // The rest adds up to 16.5 for three places, of which 6 would get more than one: it is
        // certain as well, and 10.5 are left for two places.
        double[] chances = Arrays.stream(preferences).map(b -> Math.min(1, 2 * b / 10.5)).toArray();
        assertEquals(5, Arrays.stream(chances).sum(), 1e-12);
        long[] counts = new long[10];
        int[] out = new int[5];
        float[] inverse = new float[5];
        int samples = 200_000;
        for (int s = 0; s < samples; s++) {
            System.arraycopy(preferences, 0, draws.preferences(10), 0, 10);
            draws.biased(SplitMix64.mix(s), 10, 5, out, inverse, 0);
            for (int i = 0; i < 5; i++) {
                counts[out[i]]++;
                assertEquals(1 / chances[out[i]], inverse[i], 1e-6);
                assertTrue(i == 0 || out[i - 1] < out[i], "rising");
            }
        }
        for (int i = 0; i < 10; i++) {
            double error = Math.sqrt(chances[i] * (1 - chances[i]) / samples);
            assertEquals(chances[i], (double) counts[i] / samples, 4.8 * error, "place " + i);
        }
    }

    @Test
    void equalAndExtremePreferencesGiveAsManyAsAskedFor() {
        int[] out = new int[64];
        float[] inverse = new float[64];
        var random = SplitMix64.of(9);
        for (int s = 0; s < 20_000; s++) {
            int size = 2 + random.nextInt(60);
            int k = 1 + random.nextInt(size - 1);
            double spread = random.nextInt(60);
            double[] preferences = draws.preferences(size);
            for (int i = 0; i < size; i++) {
                preferences[i] = Math.pow(10, spread * (random.nextDouble() - 0.5));
            }
            Arrays.fill(out, -1);
            draws.biased(random.nextLong(), size, k, out, inverse, 0);
            assertEquals(k, Arrays.stream(out, 0, k).distinct().filter(i -> i >= 0).count());
            assertEquals(-1, out[k]);
            for (int i = 0; i < k; i++) {
                assertTrue(inverse[i] >= 1 && Float.isFinite(inverse[i]), "inverse " + inverse[i]);
            }
        }
    }
}
