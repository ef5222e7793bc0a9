package dev.thence.sampler;

/// The part a node plays in a recommendation, and so the direction its tree of neighbours follows.
public enum Role {
    /// Recommendations start here; the tree follows out-edges.
    SOURCE,
    /// Recommendations end here; the tree follows in-edges.
    TARGET
}
