package dev.thence.evaluation;

import java.util.Arrays;

/// The best entries of a dense row.
final class Cut {
    private Cut() {}

    /// The nodes of the `keep` highest values above `atZero`, ties by node up; returned rising.
    /// Linear but for the candidates that tie with the last one.
    static int[] best(float[] values, int keep, float atZero) {
        float[] above = new float[countAbove(values, atZero)];
        int count = 0;
        for (float value : values) {
            if (value > atZero) {
                above[count++] = value;
            }
        }
        int size = Math.min(keep, count);
        if (size == 0) {
            return new int[0];
        }
        float last = atZero;
        int ties = 0;
        if (size < count) {
            Arrays.sort(above);
            last = above[count - size];
            for (int i = count - size; i < count && above[i] == last; i++) {
                ties++;
            }
        }
        int[] nodes = new int[size];
        int at = 0;
        for (int v = 0; v < values.length && at < size; v++) {
            if (values[v] > last || (values[v] == last && ties-- > 0)) {
                nodes[at++] = v;
            }
        }
        return nodes;
    }

    static int countAbove(float[] values, float atZero) {
        int count = 0;
        for (float value : values) {
            count += value > atZero ? 1 : 0;
        }
        return count;
    }
}
