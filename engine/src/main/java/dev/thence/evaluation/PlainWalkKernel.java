package dev.thence.evaluation;

/// Plain loops: eight sums at a time, which the compiler keeps in registers.
final class PlainWalkKernel implements WalkKernel {
    @Override
    public void step(
            int[] begin, int[] from, float[] weight, float[] here, float[] next, int width) {
        for (int v = 0; v + 1 < begin.length; v++) {
            for (int i = 0; i < width; i += 8) {
                eight(begin[v], begin[v + 1], from, weight, here, width, i, next, v * width + i);
            }
        }
    }

    private static void eight(int begin, int end, int[] from, float[] weight, float[] here,
            int width, int column, float[] next, int at) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        for (int p = begin; p < end; p++) {
            int there = from[p] * width + column;
            float w = weight[p];
            s0 += w * here[there];
            s1 += w * here[there + 1];
            s2 += w * here[there + 2];
            s3 += w * here[there + 3];
            s4 += w * here[there + 4];
            s5 += w * here[there + 5];
            s6 += w * here[there + 6];
            s7 += w * here[there + 7];
        }
        next[at] = s0;
        next[at + 1] = s1;
        next[at + 2] = s2;
        next[at + 3] = s3;
        next[at + 4] = s4;
        next[at + 5] = s5;
        next[at + 6] = s6;
        next[at + 7] = s7;
    }
}
