package dev.thence.bench;

/// How a method is judged.
public enum Protocol {
    /// Held-out edges of a graph, 75/5/20.
    EDGES,
    /// Orders after a date.
    TIME
}
