package dev.thence.sampler;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;

/// The part a node plays in a recommendation, and so the direction its tree of neighbours
/// follows.
public enum Role {
    /// Recommendations start here; the tree follows out-edges.
    SOURCE,
    /// Recommendations end here; the tree follows in-edges.
    TARGET;

    /// The role at the other end of an edge: a source's successors are targets, a target's
    /// predecessors are sources.
    public Role other() {
        return this == SOURCE ? TARGET : SOURCE;
    }

    /// The half of the graph that holds this role's neighbours. The role degree of a node is
    /// its degree there: out-degree for a source, in-degree for a target.
    public Adjacency neighborsIn(DirectedGraph graph) {
        return this == SOURCE ? graph.out() : graph.in();
    }
}
