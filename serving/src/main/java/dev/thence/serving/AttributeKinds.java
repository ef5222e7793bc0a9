package dev.thence.serving;

import dev.thence.graph.Catalogue;
import dev.thence.graph.NodeIds;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which attributes a catalogue has and what they hold. Immutable, on the heap: outlives the
/// catalogue's file.
final class AttributeKinds {
    private final SortedMap<String, Kind> kinds;

    /// What an attribute holds.
    enum Kind { TEXT, NUMBER }

    private AttributeKinds(SortedMap<String, Kind> kinds) {
        this.kinds = Collections.unmodifiableSortedMap(kinds);
    }

    static AttributeKinds of(Catalogue catalogue) {
        var kinds = new TreeMap<String, Kind>();
        catalogue.attributes().forEach(key ->
                kinds.put(key, catalogue.isNumber(key) ? Kind.NUMBER : Kind.TEXT));
        return new AttributeKinds(kinds);
    }

    boolean isText(String attribute) {
        return kinds.get(attribute) == Kind.TEXT;
    }

    boolean isNumber(String attribute) {
        return kinds.get(attribute) == Kind.NUMBER;
    }

    /// Whether the attribute can have this value.
    boolean holds(String attribute, ChangedValue value) {
        return switch (value) {
            case ChangedValue.Text _ -> isText(attribute);
            case ChangedValue.Number _ -> isNumber(attribute);
            case ChangedValue.None _ -> kinds.containsKey(attribute);
        };
    }

    /// @throws IllegalArgumentException when the attribute cannot have this value, which an item was
    ///     to have
    void require(String item, String attribute, ChangedValue value) {
        require(attribute);
        if (!holds(attribute, value)) {
            throw new IllegalArgumentException("item '" + item + "': attribute '" + attribute
                    + "' holds " + (isText(attribute) ? "text; change it with text(...)"
                    : "numbers; change it with number(...)"));
        }
    }

    /// @throws IllegalArgumentException when the catalogue has no such attribute; names the
    ///     closest
    void require(String attribute) {
        Set<String> there = kinds.keySet();
        if (there.contains(attribute)) {
            return;
        }
        List<String> closest = NodeIds.of(List.copyOf(there)).closest(attribute, 1);
        throw new IllegalArgumentException("no attribute '" + attribute + "' in the catalogue; "
                + (closest.isEmpty() ? "it has " + there : "the closest is '" + closest.getFirst()
                + "'"));
    }
}
