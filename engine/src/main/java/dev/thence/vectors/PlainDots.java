package dev.thence.vectors;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// [Dots] in plain loops.
final class PlainDots implements DotKernel {
    @Override
    public void scan(float[] query, FloatMatrix rows, int from, int to, float[] scores, int at) {
        var values = rows.values();
        float[] lanes = new float[LANES];
        for (int row = from; row < to; row++) {
            scores[at + row - from] = dot(query, values, row, lanes);
        }
    }

    @Override
    public void gather(float[] query, FloatMatrix rows, int[] numbers, int count, float[] scores) {
        var values = rows.values();
        float[] lanes = new float[LANES];
        for (int i = 0; i < count; i++) {
            scores[numbers[i]] = dot(query, values, numbers[i], lanes);
        }
    }

    private static float dot(float[] query, MemorySegment values, int row, float[] lanes) {
        int d = query.length;
        Arrays.fill(lanes, 0);
        long base = (long) row * d;
        for (int j = 0; j < d; j++) {
            lanes[j & LANES - 1] += query[j] * values.getAtIndex(JAVA_FLOAT, base + j);
        }
        return DotKernel.sum(lanes, 0);
    }
}
