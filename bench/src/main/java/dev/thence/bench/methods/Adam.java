package dev.thence.bench.methods;

import dev.thence.graph.Workers;

/// Kingma and Ba, "Adam: A Method for Stochastic Optimization" (2015), algorithm 1, over one
/// array. 8 bytes per value.
final class Adam {
    private static final double BETA_1 = .9;
    private static final double BETA_2 = .999;
    private static final float EPSILON = 1e-8f;

    private final float[] values;
    private final float[] mean;
    private final float[] square;
    private final double rate;
    private int steps;

    Adam(float[] values, double rate) {
        this.values = values;
        this.rate = rate;
        mean = new float[values.length];
        square = new float[values.length];
    }

    void step(float[] gradient, Workers workers) {
        steps++;
        float scale = (float) (rate / (1 - Math.pow(BETA_1, steps)));
        float correction = (float) (1 / (1 - Math.pow(BETA_2, steps)));
        workers.forRange(values.length, 1 << 14, (from, to) -> {
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                mean[i] += (float) (1 - BETA_1) * (g - mean[i]);
                square[i] += (float) (1 - BETA_2) * (g * g - square[i]);
                values[i] -= scale * mean[i]
                        / ((float) Math.sqrt(square[i] * correction) + EPSILON);
            }
        });
    }
}
