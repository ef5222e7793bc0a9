package dev.thence.io;

/// What a customer did with an item.
public enum EventKind {
    /// The item was shown in a list or a search result.
    LISTED,
    /// The item's own page was opened.
    VIEW,
    /// The item was put into the cart.
    CART,
    /// The item was bought. A negative quantity takes an earlier purchase back.
    PURCHASE,
    /// An earlier purchase was taken back.
    CANCEL
}
