package dev.thence.bench.methods;

import java.util.List;

/// The names of the rows that are made of the model.
public final class Family {
    /// What is served.
    public static final String MODEL = "model";
    /// All evidences but the learned vectors, fitted the same way: what learning has to beat.
    public static final String WITHOUT_MATCH = "without-match";
    /// The existence head on what the edges alone tell: nothing learned, no texts. Where pairs are
    /// judged; in a ranking it would be the row above.
    public static final String STRUCTURE = "structure";
    /// The learned vectors without any other evidence.
    static final String VECTORS = "vectors";
    /// Learned from sampled blocks instead of the whole graph.
    static final String VECTORS_SAMPLED = "vectors-sampled";

    private static final List<String> ALL =
            List.of(VECTORS, VECTORS_SAMPLED, STRUCTURE, WITHOUT_MATCH, MODEL);

    private Family() {}

    /// Whether the row is of the model's family, and so is not what the model is compared with.
    public static boolean has(String method) {
        return ALL.contains(method);
    }

    /// The row's place among those of the family, which close every table.
    public static int place(String method) {
        return ALL.indexOf(method);
    }
}
