package dev.thence.serving;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// Changes of what a shop offers, to be made all at once by [Availability#apply] or
/// [Availability#replace]. Later ones go over earlier ones of the same item.
///
/// {@snippet class="dev.thence.serving.AvailabilityTest" region="changes"}
///
/// Not thread-safe; one thread collects, then hands over.
public final class AvailabilityChanges {
    private final List<Step> steps = new ArrayList<>();

    AvailabilityChanges() { }

    /// One change of one item.
    record Step(String item, Change change) {
        Step {
            Objects.requireNonNull(item, "item");
        }
    }

    /// What is changed.
    sealed interface Change { }

    /// What needs no value.
    enum Flag implements Change { HIDE, SHOW, OUT_OF_STOCK, IN_STOCK, FORGET }

    /// A new value of an attribute, or none any more.
    record SetValue(String attribute, ChangedValue value) implements Change {
        SetValue {
            Objects.requireNonNull(attribute, "attribute");
        }
    }

    /// These items are not recommended any more, whatever is in stock.
    public AvailabilityChanges hide(String... items) {
        return hide(List.of(items));
    }

    /// These items are not recommended any more, whatever is in stock.
    public AvailabilityChanges hide(Collection<String> items) {
        return add(items, Flag.HIDE);
    }

    /// These items are no longer hidden.
    public AvailabilityChanges show(String... items) {
        return show(List.of(items));
    }

    /// These items are no longer hidden.
    public AvailabilityChanges show(Collection<String> items) {
        return add(items, Flag.SHOW);
    }

    /// These items are not recommended until they are [#inStock] again.
    public AvailabilityChanges outOfStock(String... items) {
        return outOfStock(List.of(items));
    }

    /// These items are not recommended until they are [#inStock] again.
    public AvailabilityChanges outOfStock(Collection<String> items) {
        return add(items, Flag.OUT_OF_STOCK);
    }

    /// These items can be bought again; hidden ones stay hidden.
    public AvailabilityChanges inStock(String... items) {
        return inStock(List.of(items));
    }

    /// These items can be bought again; hidden ones stay hidden.
    public AvailabilityChanges inStock(Collection<String> items) {
        return add(items, Flag.IN_STOCK);
    }

    /// The item has this price from now on.
    ///
    /// @throws IllegalArgumentException when the price is not finite
    public AvailabilityChanges price(String item, double price) {
        return number(item, "price", price);
    }

    /// The item has this value of a text attribute from now on, which need not be one that the
    /// catalogue has already.
    public AvailabilityChanges text(String item, String attribute, String value) {
        return add(List.of(item), new SetValue(attribute, new ChangedValue.Text(value)));
    }

    /// The item has this value of a number attribute from now on.
    ///
    /// @throws IllegalArgumentException when the value is not finite
    public AvailabilityChanges number(String item, String attribute, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the '" + attribute + "' of item '" + item + "' is "
                    + value + ", must be finite");
        }
        return add(List.of(item), new SetValue(attribute, new ChangedValue.Number(value)));
    }

    /// The item has no value of this attribute any more.
    public AvailabilityChanges without(String item, String attribute) {
        return add(List.of(item), new SetValue(attribute, ChangedValue.None.NONE));
    }

    /// These items are again as the catalogue says: neither hidden nor out of stock, and with
    /// its values.
    public AvailabilityChanges asInCatalogue(String... items) {
        return asInCatalogue(List.of(items));
    }

    /// These items are again as the catalogue says.
    public AvailabilityChanges asInCatalogue(Collection<String> items) {
        return add(items, Flag.FORGET);
    }

    List<Step> steps() {
        return steps;
    }

    private AvailabilityChanges add(Collection<String> items, Change change) {
        items.forEach(item -> steps.add(new Step(item, change)));
        return this;
    }
}
