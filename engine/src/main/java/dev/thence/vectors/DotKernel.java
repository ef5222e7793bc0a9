package dev.thence.vectors;

/// One way to compute the inner products of [Dots]. All ways give the same bits.
public sealed interface DotKernel permits PlainDots, VectorDots {
    /// Lanes of the sum, whatever the machine's registers hold.
    int LANES = 16;

    /// Writes the inner products with the rows `[from, to)` to `scores[at..]`.
    void scan(float[] query, FloatMatrix rows, int from, int to, float[] scores, int at);

    /// Writes the inner products with the first `count` of these rows, each to the place of its
    /// number in `scores`.
    void gather(float[] query, FloatMatrix rows, int[] numbers, int count, float[] scores);

    /// Adds 16 lanes in pairs: 8 apart, then 4, 2, 1.
    static float sum(float[] l, int o) {
        float a = (l[o] + l[o + 8]) + (l[o + 4] + l[o + 12]);
        float b = (l[o + 1] + l[o + 9]) + (l[o + 5] + l[o + 13]);
        float c = (l[o + 2] + l[o + 10]) + (l[o + 6] + l[o + 14]);
        float d = (l[o + 3] + l[o + 11]) + (l[o + 7] + l[o + 15]);
        return (a + c) + (b + d);
    }
}
