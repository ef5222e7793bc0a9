package dev.thence.sampler;

import java.util.Arrays;

/// The edges of one relation in a [Block], by output node: those of output i lie at
/// `[offsets()[i], offsets()[i + 1])`, each with the local id of its input and a weight.
///
/// The arrays are the batch's own: for reading only, longer than what is in use, and valid
/// until the batch is filled again.
public final class BlockEdges {
    int rowCount;
    int[] offsets = new int[1];
    int[] inputs = new int[0];
    float[] weights = new float[0];

    BlockEdges() {}

    /// The number of output nodes.
    public int rowCount() {
        return rowCount;
    }

    public int edgeCount() {
        return offsets[rowCount];
    }

    /// `rowCount() + 1` positions, rising from 0.
    public int[] offsets() {
        return offsets;
    }

    /// The local input id of every edge.
    public int[] inputs() {
        return inputs;
    }

    /// Normalisation over inclusion probability of every edge.
    public float[] weights() {
        return weights;
    }

    /// The arrays cut to what is in use, for keeping.
    public BlockEdges copy() {
        var copy = new BlockEdges();
        copy.rowCount = rowCount;
        copy.offsets = Arrays.copyOf(offsets, rowCount + 1);
        copy.inputs = Arrays.copyOf(inputs, edgeCount());
        copy.weights = Arrays.copyOf(weights, edgeCount());
        return copy;
    }

    void rows(int count) {
        rowCount = count;
        if (offsets.length <= count) {
            offsets = new int[grown(offsets.length, count + 1)];
        }
    }

    void noEdges(int rowCount) {
        rows(rowCount);
        Arrays.fill(offsets, 0, rowCount + 1, 0);
    }

    void edges(int count) {
        if (inputs.length < count) {
            inputs = new int[grown(inputs.length, count)];
        }
        if (weights.length < count) {
            weights = new float[grown(weights.length, count)];
        }
    }

    static int grown(int length, int needed) {
        return (int) Math.max(needed, Math.min(Integer.MAX_VALUE - 8, length * 3L / 2 + 16));
    }
}
