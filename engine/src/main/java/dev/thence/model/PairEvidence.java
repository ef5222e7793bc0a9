package dev.thence.model;

import dev.thence.evaluation.SparseRows;

/// An evidence that few targets of a source have, such as how often both were in one order. Held as
/// the excess over the row's floor, so that a target which the row does not name has exactly 0.
public final class PairEvidence implements Evidence {
    private final String name;
    private final SparseRows rows;

    public PairEvidence(String name, SparseRows rows) {
        this.name = name;
        this.rows = rows;
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
}
