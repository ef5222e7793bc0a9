package dev.thence.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The exponential function of training: e^x = 2^k e^r with |r| at most ln(2) / 2, the latter by
/// its Taylor polynomial of degree 6. Relative error below 4e-7; the same bits in any register
/// width. Below -87 the result is e^-87, above 88 it is e^88.
final class Exp {
    private static final float LOG2_E = 1.44269504f;
    /// ln(2) in two parts, the first with few bits, so that k times it is exact.
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    /// Adding 1.5 x 2^23 leaves the nearest integer in the low bits.
    private static final float ROUND = 12582912f;

    private Exp() {}

    static FloatVector of(FloatVector x) {
        x = x.max(-87f).min(88f);
        var shifted = x.mul(LOG2_E).add(ROUND);
        var k = shifted.sub(ROUND);
        var r = x.sub(k.mul(LN2_HIGH)).sub(k.mul(LN2_LOW));
        var p = r.mul(1f / 720).add(1f / 120);
        p = p.mul(r).add(1f / 24);
        p = p.mul(r).add(1f / 6);
        p = p.mul(r).add(.5f);
        p = p.mul(r).add(1f);
        p = p.mul(r).add(1f);
        var exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        return p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
    }

    /// The same bits for one value.
    static float of(float x) {
        x = Math.min(88f, Math.max(-87f, x));
        float shifted = x * LOG2_E + ROUND;
        float k = shifted - ROUND;
        float r = x - k * LN2_HIGH - k * LN2_LOW;
        float p = r * (1f / 720) + 1f / 120;
        p = p * r + 1f / 24;
        p = p * r + 1f / 6;
        p = p * r + .5f;
        p = p * r + 1f;
        p = p * r + 1f;
        return Float.intBitsToFloat(
                Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(shifted) << 23));
    }
}
