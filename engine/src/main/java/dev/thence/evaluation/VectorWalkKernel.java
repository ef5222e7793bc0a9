package dev.thence.evaluation;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The Vector API, four vectors of 8 lanes at a time. Products and sums are rounded one after
/// the other, as in plain loops.
final class VectorWalkKernel implements WalkKernel {
    static final int WIDTH = 32;
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_256;

    @Override
    public void step(
            int[] begin, int[] from, float[] weight, float[] here, float[] next, int width) {
        for (int v = 0; v + 1 < begin.length; v++) {
            for (int i = 0; i < width; i += WIDTH) {
                row(begin[v], begin[v + 1], from, weight, here, width, i, next, v * width + i);
            }
        }
    }

    private static void row(int begin, int end, int[] from, float[] weight, float[] here,
            int width, int column, float[] next, int at) {
        var s0 = FloatVector.zero(LANES);
        var s1 = s0;
        var s2 = s0;
        var s3 = s0;
        for (int p = begin; p < end; p++) {
            int there = from[p] * width + column;
            float w = weight[p];
            s0 = s0.add(FloatVector.fromArray(LANES, here, there).mul(w));
            s1 = s1.add(FloatVector.fromArray(LANES, here, there + 8).mul(w));
            s2 = s2.add(FloatVector.fromArray(LANES, here, there + 16).mul(w));
            s3 = s3.add(FloatVector.fromArray(LANES, here, there + 24).mul(w));
        }
        s0.intoArray(next, at);
        s1.intoArray(next, at + 8);
        s2.intoArray(next, at + 16);
        s3.intoArray(next, at + 24);
    }
}
