package dev.thence.vectors;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [DotTile] by vector instructions: as many rows at once as a register holds floats.
final class VectorTile extends DotTile {
    private static final VectorSpecies<Float> S = VectorDots.species();
    private static final int L = S.length();

    private final float[] lanes = new float[DotKernel.LANES * L];

    VectorTile(int columns, int most) {
        super(columns, most, L);
    }

    @Override
    void multiply(float[] query, float[] values, int groups, float[] products) {
        int d = query.length;
        for (int g = 0; g < groups; g++) {
            int base = g * d * L;
            for (int lane = 0; lane < DotKernel.LANES; lane++) {
                var sum = FloatVector.zero(S);
                for (int c = lane; c < d; c += DotKernel.LANES) {
                    sum = sum.add(FloatVector.fromArray(S, values, base + c * L).mul(query[c]));
                }
                sum.intoArray(lanes, lane * L);
            }
            quarter(0).add(quarter(2)).add(quarter(1).add(quarter(3)))
                    .intoArray(products, g * L);
        }
    }

    /// The sum of the lanes `first`, 8 behind it, 4 and 12, added as [DotKernel#sum] adds them.
    private FloatVector quarter(int first) {
        return lane(first).add(lane(first + 8)).add(lane(first + 4).add(lane(first + 12)));
    }

    private FloatVector lane(int lane) {
        return FloatVector.fromArray(S, lanes, lane * L);
    }
}
