package dev.thence.vectors;

import dev.thence.graph.SplitMix64;

/// Rows of normally distributed numbers for tests of arithmetic.
public final class Gaussians {
    private Gaussians() {}

    public static float[] draw(int count, SplitMix64 random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
