package dev.thence.graph;

import java.util.Arrays;

/// Finds a value by its rank without sorting (Hoare, "Algorithm 65: Find", 1961).
final class Selection {
    private Selection() {}

    /// The rank-th greatest of the first `count` values, rank from 1; the array stays as it is.
    /// O(count) on average. Values must be numbers.
    static float greatest(float[] values, int count, int rank) {
        float[] left = Arrays.copyOf(values, count);
        int from = 0;
        int to = count - 1;
        int wanted = rank - 1;
        while (from < to) {
            float pivot = median(left[from], left[(from + to) >>> 1], left[to]);
            int i = from;
            int j = to;
            while (i <= j) {
                while (left[i] > pivot) {
                    i++;
                }
                while (left[j] < pivot) {
                    j--;
                }
                if (i <= j) {
                    float swapped = left[i];
                    left[i++] = left[j];
                    left[j--] = swapped;
                }
            }
            if (wanted <= j) {
                to = j;
            } else if (wanted >= i) {
                from = i;
            } else {
                return left[wanted];
            }
        }
        return left[wanted];
    }

    private static float median(float a, float b, float c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
