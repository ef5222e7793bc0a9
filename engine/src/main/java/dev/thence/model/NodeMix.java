package dev.thence.model;

import dev.thence.vectors.FloatMatrix;
import java.util.Arrays;

/// A query made of several nodes with shares that sum to 1: a basket, or the neighbours that stand
/// in for a newcomer. Immutable.
public final class NodeMix {
    private final int[] nodes;
    private final float[] shares;

    private NodeMix(int[] nodes, float[] shares) {
        this.nodes = nodes;
        this.shares = shares;
    }

    /// Every node with the same share.
    ///
    /// @throws IllegalArgumentException when there is no node
    public static NodeMix even(int... nodes) {
        float[] weights = new float[nodes.length];
        Arrays.fill(weights, 1f);
        return weighted(nodes, weights);
    }

    /// Shares in proportion to these weights.
    ///
    /// @throws IllegalArgumentException when there is no node, the lengths differ, or a weight is
    ///     not above 0
    public static NodeMix weighted(int[] nodes, float[] weights) {
        if (nodes.length == 0 || nodes.length != weights.length) {
            throw new IllegalArgumentException("a mix has " + nodes.length + " nodes and "
                    + weights.length + " weights, must have as many of both and at least one");
        }
        double sum = 0;
        for (float weight : weights) {
            if (!(weight > 0) || Float.isInfinite(weight)) {
                throw new IllegalArgumentException(
                        "a weight of the mix is " + weight + ", must be above 0 and finite");
            }
            sum += weight;
        }
        float[] shares = new float[weights.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) (weights[i] / sum);
        }
        return new NodeMix(nodes.clone(), shares);
    }

    public int size() {
        return nodes.length;
    }

    public int node(int index) {
        return nodes[index];
    }

    /// In (0, 1].
    public float share(int index) {
        return shares[index];
    }

    /// The mean of the nodes' rows by their shares.
    float[] mean(FloatMatrix matrix) {
        float[] mean = new float[matrix.columns()];
        for (int i = 0; i < nodes.length; i++) {
            float[] row = matrix.row(nodes[i]);
            for (int c = 0; c < mean.length; c++) {
                mean[c] += shares[i] * row[c];
            }
        }
        return mean;
    }
}
