package dev.thence.vectors;

/// [DotTile] in plain loops.
final class PlainTile extends DotTile {
    private static final int GROUP = 16;

    private final float[] lanes = new float[DotKernel.LANES];

    PlainTile(int columns, int most) {
        super(columns, most, GROUP);
    }

    @Override
    void multiply(float[] query, float[] values, int groups, float[] products) {
        int d = query.length;
        for (int g = 0; g < groups; g++) {
            for (int r = 0; r < GROUP; r++) {
                for (int lane = 0; lane < DotKernel.LANES; lane++) {
                    float sum = 0;
                    for (int c = lane; c < d; c += DotKernel.LANES) {
                        sum += query[c] * values[(g * d + c) * GROUP + r];
                    }
                    lanes[lane] = sum;
                }
                products[g * GROUP + r] = DotKernel.sum(lanes, 0);
            }
        }
    }
}
