package dev.thence.serving;

import dev.thence.serving.AvailabilityChanges.Change;
import dev.thence.serving.AvailabilityChanges.Flag;
import dev.thence.serving.AvailabilityChanges.SetValue;
import java.util.Map;
import java.util.TreeMap;

/// In what an item differs from the catalogue. Immutable; items without changed values share
/// four objects.
record ItemState(Visibility visibility, Stock stock, Map<String, ChangedValue> values) {
    /// An item as the catalogue says.
    static final ItemState UNCHANGED = new ItemState(Visibility.SHOWN, Stock.IN, Map.of());

    private static final ItemState HIDDEN = new ItemState(Visibility.HIDDEN, Stock.IN, Map.of());
    private static final ItemState OUT = new ItemState(Visibility.SHOWN, Stock.OUT, Map.of());
    private static final ItemState HIDDEN_AND_OUT =
            new ItemState(Visibility.HIDDEN, Stock.OUT, Map.of());

    enum Visibility { SHOWN, HIDDEN }

    enum Stock { IN, OUT }

    private static ItemState of(Visibility visibility, Stock stock,
            Map<String, ChangedValue> values) {
        if (!values.isEmpty()) {
            return new ItemState(visibility, stock, values);
        }
        boolean shown = visibility == Visibility.SHOWN;
        return stock == Stock.IN ? (shown ? UNCHANGED : HIDDEN) : (shown ? OUT : HIDDEN_AND_OUT);
    }

    /// Whether it may be recommended.
    boolean isOffered() {
        return visibility == Visibility.SHOWN && stock == Stock.IN;
    }

    ItemState after(Change change) {
        return switch (change) {
            case Flag.HIDE -> of(Visibility.HIDDEN, stock, values);
            case Flag.SHOW -> of(Visibility.SHOWN, stock, values);
            case Flag.OUT_OF_STOCK -> of(visibility, Stock.OUT, values);
            case Flag.IN_STOCK -> of(visibility, Stock.IN, values);
            case Flag.FORGET -> UNCHANGED;
            case SetValue(var attribute, var value) -> {
                var changed = new TreeMap<>(values);
                changed.put(attribute, value);
                yield of(visibility, stock, Map.copyOf(changed));
            }
        };
    }
}
