package dev.thence.model;

/// What is asked of a model. Each question has its own weights for the same evidences.
public enum Question {
    /// What does a customer who bought this buy next for the first time? The question of a product
    /// page.
    NEXT_ORDER,
    /// What does the next order of a customer who bought this hold, also of what was bought before?
    /// The question of a reminder: in many shops most of an order is bought again.
    WHOLE_NEXT_ORDER,
    /// What goes into the same order? The question of a basket with one item.
    SAME_ORDER,
    /// What goes into the same order as all of these? The question of a basket with several items:
    /// whoever asks [#SAME_ORDER] of several is answered by the weights of this one. Every item's
    /// evidences become one value each, as their [Pooling] says.
    BASKET,
    /// What does a visitor who is shown this buy in the same visit? Asked of logs with views.
    SAME_VISIT,
    /// Which edges does this node have? The question of a graph that came without an order log.
    LINK,
    /// Which nodes have an edge to this one? The reverse of [#LINK], with weights of its own.
    LINK_SOURCE;

    /// Whether this is asked of a graph that came without an order log: edges count, not customers.
    public boolean isOfGraph() {
        return this == LINK || this == LINK_SOURCE;
    }

    /// Whether this ranks the targets of one source, so that every source has a log-partition.
    public boolean isOfOneSource() {
        return this != BASKET && this != LINK_SOURCE;
    }
}
