package dev.thence.kernels;

import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import org.jspecify.annotations.Nullable;

/// Collects pairs of rows in any order and makes [Pairs] of them.
public final class PairList {
    private final IntArrayList first = new IntArrayList();
    private final IntArrayList second = new IntArrayList();
    private final FloatArrayList weight = new FloatArrayList();

    public void add(int firstRow, int secondRow, float pairWeight) {
        first.add(firstRow);
        second.add(secondRow);
        weight.add(pairWeight);
    }

    int count() {
        return first.size();
    }

    /// The pairs by first row, second rows rising within it; equal pairs stay apart, in the order
    /// of adding. Two counting sorts, O(pairs + rows).
    public Pairs toPairs(int firstRows, int secondRows) {
        int[] bySecond = sorted(second, secondRows, null);
        int[] order = sorted(first, firstRows, bySecond);
        int[] begin = new int[firstRows + 1];
        int[] seconds = new int[order.length];
        float[] weights = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            begin[first.getInt(order[i]) + 1]++;
            seconds[i] = second.getInt(order[i]);
            weights[i] = weight.getFloat(order[i]);
        }
        for (int row = 0; row < firstRows; row++) {
            begin[row + 1] += begin[row];
        }
        return new Pairs(begin, seconds, weights);
    }

    private static int[] sorted(IntArrayList key, int keys, int @Nullable [] before) {
        int[] next = new int[keys + 1];
        for (int i = 0; i < key.size(); i++) {
            next[key.getInt(i) + 1]++;
        }
        for (int k = 0; k < keys; k++) {
            next[k + 1] += next[k];
        }
        int[] order = new int[key.size()];
        for (int i = 0; i < order.length; i++) {
            int pair = before == null ? i : before[i];
            order[next[key.getInt(pair)]++] = pair;
        }
        return order;
    }
}
