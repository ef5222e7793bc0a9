package dev.thence.model;

import dev.thence.vectors.FloatMatrix;
import java.util.Arrays;

/// A query made of several nodes with shares that sum to 1: a basket, which is a set, or the
/// neighbours that stand in for a newcomer. Immutable.
public final class NodeMix {
    private final int[] nodes;
    private final float[] shares;
    private final boolean basket;

    private NodeMix(int[] nodes, float[] shares, boolean basket) {
        this.nodes = nodes;
        this.shares = shares;
        this.basket = basket;
    }

    /// What these nodes are together: their order does not matter, and one named twice counts
    /// once.
    ///
    /// @throws IllegalArgumentException when there is no node
    public static NodeMix basket(int... nodes) {
        int[] distinct = Arrays.stream(nodes).sorted().distinct().toArray();
        float[] weights = new float[distinct.length];
        Arrays.fill(weights, 1f);
        return of(distinct, weights, true);
    }

    /// Nodes that stand in for one that is unknown, with shares in proportion to these weights.
    ///
    /// @throws IllegalArgumentException when there is no node, the lengths differ, or a weight is
    ///     not above 0
    public static NodeMix weighted(int[] nodes, float[] weights) {
        return of(nodes.clone(), weights, false);
    }

    private static NodeMix of(int[] nodes, float[] weights, boolean basket) {
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
        return new NodeMix(nodes, shares, basket);
    }

    /// Whether these are the items of a basket, more than one.
    boolean isOfSeveral() {
        return basket && nodes.length > 1;
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
