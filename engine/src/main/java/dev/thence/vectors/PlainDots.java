package dev.thence.vectors;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.util.Arrays;

/// [Dots] in plain loops.
final class PlainDots implements DotKernel {
    @Override
    public void scan(float[] query, FloatMatrix rows, int from, int to, float[] scores, int at) {
        int d = query.length;
        var values = rows.values();
        float[] lanes = new float[LANES];
        for (int row = from; row < to; row++) {
            Arrays.fill(lanes, 0);
            long base = (long) row * d;
            for (int j = 0; j < d; j++) {
                lanes[j & LANES - 1] += query[j] * values.getAtIndex(JAVA_FLOAT, base + j);
            }
            scores[at + row - from] = DotKernel.sum(lanes, 0);
        }
    }
}
