package dev.thence.datasets;

/// One published split of a graph for link prediction: edges, and as many drawn non-edges, of
/// each part.
public record LinkSplit(NodePairs train, NodePairs trainNegatives, NodePairs validation,
        NodePairs validationNegatives, NodePairs test, NodePairs testNegatives) {}
