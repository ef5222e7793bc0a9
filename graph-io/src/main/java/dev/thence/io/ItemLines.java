package dev.thence.io;

import java.util.List;

/// Takes what lines say of items, one line after the other.
@FunctionalInterface
public interface ItemLines {
    /// @param item the item's id as it is written
    /// @param values in the order of the attributes, the empty string for none; the list is
    ///     used again for the next line
    void accept(String item, List<String> values);
}
