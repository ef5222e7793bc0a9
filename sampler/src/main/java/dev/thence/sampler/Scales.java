package dev.thence.sampler;

import java.util.stream.IntStream;

/// `D^-1/2` of every node in one role and relation, with all edges and without each fold.
/// Reach-out edges do not count, so that they change nobody else's normalisation. Immutable; 4
/// n bytes for every fold and once more.
final class Scales {
    private final Rows rows;
    private final double loop;
    private final float[][] byFold;

    /// @param loop what the node's own edge of `+ I` counts, 1 or 0
    Scales(Rows rows, double loop) {
        this.rows = rows;
        this.loop = loop;
        int folds = rows.folds == null ? 0 : rows.folds.count();
        byFold = IntStream.rangeClosed(-1, folds - 1).mapToObj(this::table).toArray(float[][]::new);
    }

    private float[] table(int fold) {
        float[] scale = new float[rows.nodeCount()];
        for (int u = 0; u < scale.length; u++) {
            int begin = rows.offsets[u];
            int gap = fold < 0 ? rows.ownEnd(u) : begin + rows.foldBegin(u, fold);
            int resume = fold < 0 ? gap : begin + rows.foldBegin(u, fold + 1);
            scale[u] = scale(rows.sum(begin, gap) + rows.sum(resume, rows.ownEnd(u)));
        }
        return scale;
    }

    /// By node, without this fold; -1 for all edges.
    float[] without(int fold) {
        return byFold[fold + 1];
    }

    /// Of a node whose edges at these rising places in its row, `skipped[from, to)`, are left
    /// out.
    float without(int node, int[] skipped, int from, int to) {
        int begin = rows.offsets[node];
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += rows.sum(begin, rows.offsets[node] + skipped[i]);
            begin = rows.offsets[node] + skipped[i] + 1;
        }
        return scale(sum + rows.sum(begin, rows.ownEnd(node)));
    }

    private float scale(double sum) {
        double degree = sum + loop;
        return degree > 0 ? (float) (1 / Math.sqrt(degree)) : 0;
    }
}
