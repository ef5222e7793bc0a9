package dev.thence.pipeline;

import dev.thence.evaluation.Undirected;
import dev.thence.graph.Adjacency;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.DirectedGraphBuilder;
import dev.thence.graph.DirectedGraphBuilder.Duplicates;
import dev.thence.graph.Workers;
import dev.thence.terms.ItemTerms;
import dev.thence.vectors.DualVectors;
import dev.thence.vectors.FloatMatrix;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Who speaks for items that have no edges: their warm neighbours by texts and by co-views, each
/// with a share. Of the texts the 20 most alike speak by the cosine to the third power, of the
/// co-views the edges either way; each kind's shares sum to 1, those of co-views count twice, and
/// all shares of an item sum to 1. An item without any such neighbour has none, and a warm one
/// speaks for itself alone. Immutable.
public final class ColdItems {
    private static final int ALIKE = 20;
    private static final double POWER = 3;
    private static final double CO_VIEWS_COUNT = 2;

    private final DirectedGraph shares;

    private ColdItems(DirectedGraph shares) {
        this.shares = shares;
    }

    /// Which neighbours speak.
    public enum By { TEXTS, CO_VIEWS, BOTH }

    /// @param isWarm the items that have edges
    public static ColdItems of(Catalogue catalogue, Optional<DirectedGraph> coViews, int nodeCount,
            IntPredicate isWarm, By by, Workers workers) {
        var builder = DirectedGraph.builder(nodeCount).duplicates(Duplicates.SUM);
        for (int node = 0; node < nodeCount; node++) {
            if (isWarm.test(node)) {
                builder.add(node, node);
            }
        }
        IntPredicate isCold = isWarm.negate();
        if (by != By.CO_VIEWS) {
            var alike = ItemTerms.ofValues(catalogue, nodeCount).nearest(ALIKE, isWarm, workers)
                    .filter((u, _, _) -> isCold.test(u));
            addRows(builder, alike.out(), 1, POWER);
        }
        if (by != By.TEXTS && coViews.isPresent()) {
            var viewed = Undirected.plain(coViews.get())
                    .filter((u, v, _) -> isCold.test(u) && isWarm.test(v));
            addRows(builder, viewed.out(), CO_VIEWS_COUNT, 1);
        }
        return new ColdItems(toOne(builder.build()));
    }

    /// Adds `part` per row, shared out by the weights to this power.
    private static void addRows(DirectedGraphBuilder builder, Adjacency rows, double part,
            double power) {
        for (int u = 0; u < rows.nodeCount(); u++) {
            double sum = 0;
            for (long p = rows.offset(u); p < rows.offset(u + 1); p++) {
                sum += Math.pow(rows.weight(p), power);
            }
            for (long p = rows.offset(u); p < rows.offset(u + 1); p++) {
                double share = part * Math.pow(rows.weight(p), power) / sum;
                if (share > 0) {
                    builder.add(u, rows.neighbor(p), (float) share);
                }
            }
        }
    }

    private static DirectedGraph toOne(DirectedGraph rows) {
        var builder = DirectedGraph.builder(rows.nodeCount());
        addRows(builder, rows.out(), 1, 1);
        return builder.build();
    }

    /// Per item those that speak for it, weighted by their shares.
    public DirectedGraph shares() {
        return shares;
    }

    /// The mean of the rows of those that speak, per item.
    FloatMatrix means(FloatMatrix rows) {
        int columns = rows.columns();
        float[] means = new float[rows.rows() * columns];
        forAll((node, other, share) -> {
            float[] row = rows.row(other);
            for (int c = 0; c < columns; c++) {
                means[node * columns + c] += share * row[c];
            }
        });
        return FloatMatrix.of(rows.rows(), columns, means);
    }

    /// The same of one value per item.
    float[] means(float[] values) {
        float[] means = new float[values.length];
        forAll((node, other, share) -> means[node] += share * values[other]);
        return means;
    }

    /// The same of vectors and biases of all items; the vectors of warm items stay as they are.
    DualVectors means(DualVectors vectors) {
        return DualVectors.of(means(vectors.source()), means(vectors.target()),
                means(vectors.biases()), vectors.temperature());
    }

    /// Edges of the warm, copied: the weight of u -> v is the mean of the weights over those that
    /// speak for u and those that speak for v.
    public DirectedGraph copied(DirectedGraph edges) {
        return times(times(shares, edges), shares.reverse());
    }

    private static DirectedGraph times(DirectedGraph left, DirectedGraph right) {
        var builder = DirectedGraph.builder(left.nodeCount());
        float[] row = new float[left.nodeCount()];
        for (int u = 0; u < row.length; u++) {
            Arrays.fill(row, 0);
            for (long p = left.out().offset(u); p < left.out().offset(u + 1); p++) {
                int w = left.out().neighbor(p);
                for (long q = right.out().offset(w); q < right.out().offset(w + 1); q++) {
                    row[right.out().neighbor(q)] += left.out().weight(p) * right.out().weight(q);
                }
            }
            for (int v = 0; v < row.length; v++) {
                if (row[v] > 0 && u != v) {
                    builder.add(u, v, row[v]);
                }
            }
        }
        return builder.build();
    }

    private interface Receiver {
        void share(int node, int other, float share);
    }

    private void forAll(Receiver receiver) {
        var out = shares.out();
        for (int node = 0; node < shares.nodeCount(); node++) {
            for (long p = out.offset(node), end = out.offset(node + 1); p < end; p++) {
                receiver.share(node, out.neighbor(p), out.weight(p));
            }
        }
    }
}
