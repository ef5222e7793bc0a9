package dev.thence.sampler;

import org.jspecify.annotations.Nullable;

/// How many neighbours are drawn of each row, and with what preference: a [Fanout] applied to
/// [Rows]. Immutable.
final class Choice {
    /// K of every node; null: the same for all, by hop.
    final int @Nullable [] sizes;
    /// The preference of every position; null: none.
    final float @Nullable [] bias;

    private Choice(int @Nullable [] sizes, float @Nullable [] bias) {
        this.sizes = sizes;
        this.bias = bias;
    }

    /// @param neighbors the rows of the role in which the neighbours are gathered
    static Choice of(Fanout fanout, Rows rows, Rows neighbors) {
        return switch (fanout) {
            case Fanout.All _, Fanout.Fixed _ -> new Choice(null, null);
            case Fanout.DegreeAdaptive adaptive -> new Choice(sizes(adaptive, rows),
                    adaptive.beta() == 0 ? null : bias(adaptive.beta(), rows, neighbors));
        };
    }

    private static int[] sizes(Fanout.DegreeAdaptive adaptive, Rows rows) {
        int[] degrees = rows.degrees();
        var law = adaptive.gamma().isPresent() ? new PowerLaw(2, 1, 0) : PowerLaw.fit(degrees);
        int[] sizes = new int[degrees.length];
        for (int u = 0; u < sizes.length; u++) {
            sizes[u] = adaptive.size(degrees[u], law);
        }
        return sizes;
    }

    private static float[] bias(double beta, Rows rows, Rows neighbors) {
        float[] ofNode = new float[neighbors.nodeCount()];
        for (int v = 0; v < ofNode.length; v++) {
            ofNode[v] = (float) StrictMath.pow(Math.max(1, neighbors.ownDegree(v)), beta);
        }
        float[] bias = new float[rows.edgeCount()];
        for (int p = 0; p < bias.length; p++) {
            bias[p] = ofNode[rows.neighbors[p]];
        }
        return bias;
    }
}
