package dev.thence.kernels;

import dev.thence.vectors.DotKernel;
import jdk.incubator.vector.FloatVector;

/// Sums in the fixed order of 16 lanes: value j into lane j modulo 16, then the lanes in pairs.
public final class Lanes {
    private Lanes() {}

    /// The sum of `count` values, a multiple of 16.
    static float sum(float[] values, int from, int count) {
        float[] lanes = new float[DotKernel.LANES];
        for (int lane = 0; lane < DotKernel.LANES; lane += Products.L) {
            var sum = FloatVector.zero(Products.S);
            for (int j = lane; j < count; j += DotKernel.LANES) {
                sum = sum.add(Products.load(values, from + j));
            }
            sum.intoArray(lanes, lane);
        }
        return DotKernel.sum(lanes, 0);
    }

    /// The sum of the squares of `count` values, a multiple of 16.
    public static float sumOfSquares(float[] values, int from, int count) {
        float[] lanes = new float[DotKernel.LANES];
        for (int lane = 0; lane < DotKernel.LANES; lane += Products.L) {
            var sum = FloatVector.zero(Products.S);
            for (int j = lane; j < count; j += DotKernel.LANES) {
                var value = Products.load(values, from + j);
                sum = value.fma(value, sum);
            }
            sum.intoArray(lanes, lane);
        }
        return DotKernel.sum(lanes, 0);
    }
}
