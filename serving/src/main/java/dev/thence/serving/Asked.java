package dev.thence.serving;

/// Which way a query looks.
public enum Asked {
    /// What comes after the item, the basket or the newcomer.
    RELATED,
    /// What comes before the item.
    LEADING,
    /// What takes the same place as the item.
    SIMILAR
}
