package dev.thence.sampler;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Relation;
import org.jspecify.annotations.Nullable;

/// One relation made ready for sampling in both roles: the rows, how many of a row are drawn,
/// and the scales of the normalisation. Immutable, shared by all batches.
final class Neighborhoods {
    final Relation relation;
    private final Rows sourceRows;
    private final Rows targetRows;
    private final Choice sourceChoice;
    private final Choice targetChoice;
    private final Scales sourceScales;
    private final Scales targetScales;

    Neighborhoods(Relation relation, DirectedGraph graph, Fanout fanout,
            Normalization normalization, @Nullable EdgeFolds folds, @Nullable ReachOut reachOut) {
        this.relation = relation;
        sourceRows = RowLayout.of(Role.SOURCE, graph, normalization, folds, reachOut);
        targetRows = RowLayout.of(Role.TARGET, graph, normalization, folds, reachOut);
        boolean crossing = relation == Relation.CO_PURCHASE;
        sourceChoice = Choice.of(fanout, sourceRows, crossing ? targetRows : sourceRows);
        targetChoice = Choice.of(fanout, targetRows, crossing ? sourceRows : targetRows);
        sourceScales = new Scales(sourceRows, loops());
        targetScales = new Scales(targetRows, loops());
    }

    /// The number of edges of `+ I` that a row begins with, which count 1: only the co-purchase
    /// relation has them.
    int loops() {
        return relation == Relation.CO_PURCHASE ? 1 : 0;
    }

    Rows rows(Role role) {
        return role == Role.SOURCE ? sourceRows : targetRows;
    }

    Choice choice(Role role) {
        return role == Role.SOURCE ? sourceChoice : targetChoice;
    }

    Scales scales(Role role) {
        return role == Role.SOURCE ? sourceScales : targetScales;
    }
}
