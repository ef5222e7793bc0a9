package dev.thence.sampler;

import dev.thence.graph.Relation;

/// One layer for one role: a bipartite graph from input nodes, a level below, to the distinct
/// output nodes of this role.
///
/// - [Relation#CO_PURCHASE] edges come from inputs of the *other* role: an output source
///   gathers the targets it leads to, an output target the sources that lead to it. The first
///   edge of every row is the node's own, from the `+ I`: output i reads input i, because the
///   outputs are the first inputs.
/// - [Relation#CO_VIEW] edges come from inputs of the *same* role.
public final class Block {
    private final Role role;
    final BlockEdges purchases = new BlockEdges();
    final BlockEdges views = new BlockEdges();

    Block(Role role) {
        this.role = role;
    }

    /// The role of the outputs.
    public Role role() {
        return role;
    }

    public int outputCount() {
        return purchases.rowCount();
    }

    /// The role of the inputs of this relation's edges.
    public Role inputRole(Relation relation) {
        return switch (relation) {
            case CO_PURCHASE -> role.other();
            case CO_VIEW -> role;
        };
    }

    /// The edges of this relation; without edges, but with all rows, where the sampler has no
    /// such graph.
    public BlockEdges edges(Relation relation) {
        return switch (relation) {
            case CO_PURCHASE -> purchases;
            case CO_VIEW -> views;
        };
    }
}
