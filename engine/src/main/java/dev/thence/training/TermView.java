package dev.thence.training;

import dev.thence.graph.DirectedGraph;
import dev.thence.kernels.Csr;
import java.util.function.IntPredicate;

/// Which items are warm and which cold, and what follows from it: along which pairs the warm ones
/// pass their vectors on, and what the cold ones' are made of. Items may be neither. Immutable.
public final class TermView {
    /// Who speaks for items as if they had no edges.
    @SuppressWarnings("exports") // for dev.thence.pipeline
    public interface Speakers {
        /// A row per item: for the cold ones the warm that speak for it and how much each counts;
        /// the others' are empty.
        Csr of(IntPredicate isWarm, IntPredicate isCold);

        /// Nobody does: cold items are known by their terms alone.
        static Speakers none(int nodeCount) {
            return (_, _) -> new Csr(nodeCount, nodeCount, new int[nodeCount + 1], new int[0],
                    new float[0]);
        }
    }

    final int nodeCount;
    final boolean[] isWarm;
    final boolean[] isCold;
    final Propagation pairs;
    final Csr terms;
    final Csr termsByColumn;
    final Csr speakers;
    final Csr speakersByColumn;

    private TermView(boolean[] isWarm, boolean[] isCold, Propagation pairs, Csr terms,
            Csr speakers) {
        nodeCount = isWarm.length;
        this.isWarm = isWarm;
        this.isCold = isCold;
        this.pairs = pairs;
        this.terms = terms;
        termsByColumn = terms.transposed();
        this.speakers = speakers;
        speakersByColumn = speakers.transposed();
    }

    /// @param terms of all items
    /// @param pairs whose pairs among warm items alone are used
    static TermView of(Csr terms, DirectedGraph pairs, boolean[] isWarm, boolean[] isCold,
            Speakers speakers, TermOptions options) {
        var among = pairs.filter((u, v, _) -> isWarm[u] && isWarm[v]);
        return new TermView(isWarm, isCold, Propagation.of(among, options.pairs().power()),
                rows(terms, isCold), speakers.of(u -> isWarm[u], u -> isCold[u]));
    }

    /// The matrix with the other rows left empty.
    private static Csr rows(Csr matrix, boolean[] kept) {
        int[] offsets = new int[matrix.rows + 1];
        for (int i = 0; i < matrix.rows; i++) {
            int length = kept[i] ? matrix.offsets[i + 1] - matrix.offsets[i] : 0;
            offsets[i + 1] = offsets[i] + length;
        }
        int[] columns = new int[offsets[matrix.rows]];
        float[] weights = new float[columns.length];
        for (int i = 0; i < matrix.rows; i++) {
            int length = offsets[i + 1] - offsets[i];
            System.arraycopy(matrix.columns, matrix.offsets[i], columns, offsets[i], length);
            System.arraycopy(matrix.weights, matrix.offsets[i], weights, offsets[i], length);
        }
        return new Csr(matrix.rows, matrix.columnCount, offsets, columns, weights);
    }
}
