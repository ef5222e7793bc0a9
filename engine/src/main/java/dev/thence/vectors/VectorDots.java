package dev.thence.vectors;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [Dots] by vector instructions, in registers of 16, 8 or 4 floats.
final class VectorDots implements DotKernel {
    private static final VectorSpecies<Float> S = species();
    private static final int L = S.length();

    static VectorSpecies<Float> species() {
        var preferred = FloatVector.SPECIES_PREFERRED;
        return preferred.length() > LANES ? FloatVector.SPECIES_512 : preferred;
    }

    @Override
    public void scan(float[] query, FloatMatrix rows, int from, int to, float[] scores, int at) {
        MemorySegment values = rows.values();
        float[] lanes = new float[LANES];
        for (int row = from; row < to; row++) {
            scores[at + row - from] = dot(query, values, row, lanes);
        }
    }

    @Override
    public void gather(float[] query, FloatMatrix rows, int[] numbers, int count, float[] scores) {
        MemorySegment values = rows.values();
        float[] lanes = new float[LANES];
        for (int i = 0; i < count; i++) {
            scores[numbers[i]] = dot(query, values, numbers[i], lanes);
        }
    }

    private static float dot(float[] query, MemorySegment values, int row, float[] lanes) {
        int d = query.length;
        int whole = d - d % LANES;
        long base = 4L * row * d;
        for (int lane = 0; lane < LANES; lane += L) {
            var sum = FloatVector.zero(S);
            for (int j = lane; j < whole; j += LANES) {
                var products = FloatVector.fromArray(S, query, j)
                        .mul(row(values, base + 4L * j));
                sum = sum.add(products);
            }
            sum.intoArray(lanes, lane);
        }
        for (int j = whole; j < d; j++) {
            lanes[j - whole] += query[j]
                    * values.getAtIndex(java.lang.foreign.ValueLayout.JAVA_FLOAT, base / 4 + j);
        }
        return DotKernel.sum(lanes, 0);
    }

    private static FloatVector row(MemorySegment values, long offset) {
        return FloatVector.fromMemorySegment(S, values, offset, ByteOrder.nativeOrder());
    }
}
