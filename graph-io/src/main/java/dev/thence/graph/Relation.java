package dev.thence.graph;

/// What an edge `u -> v` of a product graph says.
public enum Relation {
    /// People who bought u went on to buy v, or bought it in the same order.
    CO_PURCHASE,
    /// People who looked at u looked at v in the same session.
    CO_VIEW
}
