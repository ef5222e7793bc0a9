package dev.thence.kernels;

/// Pairs of rows of a step: for every first row its second rows, rising, each with a weight. The
/// pairs of row i lie at `[begin[i], begin[i + 1])`.
public final class Pairs {
    public final int[] begin;
    public final int[] second;
    public final float[] weight;

    Pairs(int[] begin, int[] second, float[] weight) {
        this.begin = begin;
        this.second = second;
        this.weight = weight;
    }

    public static Pairs none(int rows) {
        return new Pairs(new int[rows + 1], new int[0], new float[0]);
    }

    public int rows() {
        return begin.length - 1;
    }

    public int count() {
        return second.length;
    }

    public double weightSum() {
        double sum = 0;
        for (float w : weight) {
            sum += w;
        }
        return sum;
    }

    /// The same pairs by their second row, of which there are `rows`; `weight` becomes the values.
    Pairs transposed(int rows, float[] values) {
        int[] next = new int[rows + 1];
        for (int j : second) {
            next[j + 1]++;
        }
        for (int j = 0; j < rows; j++) {
            next[j + 1] += next[j];
        }
        int[] begins = next.clone();
        int[] first = new int[second.length];
        float[] moved = new float[second.length];
        for (int i = 0; i < rows(); i++) {
            for (int p = begin[i]; p < begin[i + 1]; p++) {
                int at = next[second[p]]++;
                first[at] = i;
                moved[at] = values[p];
            }
        }
        return new Pairs(begins, first, moved);
    }
}
