package dev.thence.datasets;

import java.time.LocalDate;

/// A product of the [SyntheticShop].
///
/// @param item the shop's code, five digits
/// @param name for people, unique in the shop
/// @param department where it stands
/// @param family the products it competes with: mains of a department, one kind of accessory,
///     one kind of staple, one season, one collection
/// @param price in the shop's currency
/// @param launched its first day on sale; for the opening range a day before the log begins
public record ShopProduct(String item, String name, String department, String family, double price,
        Kind kind, LocalDate launched) {

    /// What part a product plays.
    public enum Kind {
        /// Bought once in a long while and followed by accessories: a phone, a printer.
        MAIN,
        /// Bought because of a main product: a case, ink.
        ACCESSORY,
        /// Bought again and again: soap, coffee beans.
        STAPLE,
        /// Part of a design of which people take several pieces at once; fades after its
        /// launch.
        COLLECTION,
        /// On sale for some weeks of the year.
        SEASONAL,
        /// Anything else.
        GENERAL
    }
}
