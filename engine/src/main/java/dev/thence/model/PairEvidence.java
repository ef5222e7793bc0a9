package dev.thence.model;

import dev.thence.evaluation.SparseRows;

/// An evidence that few targets of a source have, such as how often both were in one order. Held as
/// the excess over the row's floor, so that a target which the row does not name has exactly 0.
public final class PairEvidence implements Evidence {
    private final String name;
    private final SparseRows rows;
    private final Pooling pooling;

    /// An evidence of which a basket has the strongest value of its items.
    public PairEvidence(String name, SparseRows rows) {
        this(name, rows, Pooling.STRONGEST);
    }

    public PairEvidence(String name, SparseRows rows, Pooling pooling) {
        this.name = name;
        this.rows = rows;
        this.pooling = pooling;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public float value(int source, int target) {
        return rows.excess(source, target);
    }

    public SparseRows rows() {
        return rows;
    }

    /// How the values of a basket's items become one.
    public Pooling pooling() {
        return pooling;
    }

    /// Adds `weight * value` of the basket for every target that one of its rows names.
    ///
    /// @param sums n zeros, which are zeros again afterwards
    void addPooled(NodeMix basket, float weight, double[] sums, float[] scores) {
        for (int i = 0; i < basket.size(); i++) {
            int row = basket.node(i);
            for (long p = rows.begin(row), end = rows.end(row); p < end; p++) {
                int target = rows.target(p);
                sums[target] = pooling.add(sums[target], rows.excess(p));
            }
        }
        for (int i = 0; i < basket.size(); i++) {
            int row = basket.node(i);
            for (long p = rows.begin(row), end = rows.end(row); p < end; p++) {
                int target = rows.target(p);
                if (sums[target] != 0) {
                    scores[target] += weight * (float) pooling.value(sums[target]);
                    sums[target] = 0;
                }
            }
        }
    }

    /// The basket's value for one target, the same bits as [#addPooled] takes.
    float pooled(NodeMix basket, int target) {
        double sum = 0;
        for (int i = 0; i < basket.size(); i++) {
            float excess = rows.excess(basket.node(i), target);
            sum = excess == 0 ? sum : pooling.add(sum, excess);
        }
        return (float) pooling.value(sum);
    }
}
