package dev.thence.bench;

import java.util.Set;

/// The names of the rows that are made of the model.
final class Family {
    /// What is served.
    static final String MODEL = "model";
    /// All evidences but the learned vectors, fitted the same way: what learning has to beat.
    static final String WITHOUT_MATCH = "without-match";
    /// The learned vectors without any other evidence.
    static final String VECTORS = "vectors";
    /// Learned from sampled blocks instead of the whole graph.
    static final String VECTORS_SAMPLED = "vectors-sampled";

    private static final Set<String> ALL = Set.of(MODEL, WITHOUT_MATCH, VECTORS, VECTORS_SAMPLED);

    private Family() {}

    /// Whether the row is of the model's family, and so is not what the model is compared with.
    static boolean has(String method) {
        return ALL.contains(method);
    }
}
