package dev.thence.serving;

/// Where a recommendation came from. An answer that the model cannot fill goes down the ladder,
/// and every item says which rung it stands on. The order of the constants is the ladder.
public enum Rung {
    /// Put first by whoever asked, whatever its score.
    PINNED,
    /// The model's score.
    MODEL,
    /// A neighbour in the graph.
    GRAPH,
    /// A popular item of the same category.
    CATEGORY,
    /// A popular item of the shop.
    POPULARITY
}
