package dev.thence.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitMix64Test {

    /// The first outputs for seed 1234567, as published with the generator's reference code.
    @Test
    void givesThePublishedStream() {
        var random = new SplitMix64(1234567);
        assertEquals(6457827717110365317L, random.nextLong());
        assertEquals(3203168211198807973L, random.nextLong());
    }

    @Test
    void permutationHoldsEveryNumberOnce() {
        int[] sorted = IntStream.of(SplitMix64.of(7, 3).permutation(1000)).sorted().toArray();
        assertArrayEquals(IntStream.range(0, 1000).toArray(), sorted);
    }

    @Test
    void neighbouringKeysDrawIndependently() {
        int keptFirst = 0;
        for (int node = 0; node < 10_000; node++) {
            if (SplitMix64.of(1, node).nextInt(10) < 3) {
                keptFirst++;
            }
        }
        assertEquals(3000, keptFirst, 150, "three in ten, within three standard errors");
    }
}
