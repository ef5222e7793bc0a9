package dev.thence.serving;

import dev.thence.graph.Catalogue;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/// The values of items' attributes as they stand for one query: the overlay's, else the
/// catalogue's. Immutable.
record Attributes(Catalogue catalogue, Overlay overlay) {
    /// The group of a node that has no value.
    static final int NO_GROUP = -1;

    Optional<String> text(String attribute, int node) {
        ChangedColumn column = overlay.column(attribute);
        ChangedValue changed = column == null ? null : column.get(node);
        return switch (changed) {
            case null -> catalogue.text(attribute, node);
            case ChangedValue.Text(var text) -> Optional.of(text);
            case ChangedValue.Number _, ChangedValue.None _ -> Optional.empty();
        };
    }

    OptionalDouble number(String attribute, int node) {
        ChangedColumn column = overlay.column(attribute);
        ChangedValue changed = column == null ? null : column.get(node);
        return switch (changed) {
            case null -> catalogue.number(attribute, node);
            case ChangedValue.Number(var number) -> OptionalDouble.of(number);
            case ChangedValue.Text _, ChangedValue.None _ -> OptionalDouble.empty();
        };
    }

    /// Whether a node's text is one of these.
    IntPredicate anyText(String attribute, Collection<String> values) {
        var codes = catalogue.codes(attribute);
        var wanted = new IntOpenHashSet();
        for (String value : values) {
            int code = catalogue.code(attribute, value);
            if (code >= 0) {
                wanted.add(code);
            }
        }
        ChangedColumn column = overlay.column(attribute);
        if (column == null) {
            return node -> wanted.contains(codes.applyAsInt(node));
        }
        Set<String> changed = Set.copyOf(values);
        return node -> switch (column.get(node)) {
            case null -> wanted.contains(codes.applyAsInt(node));
            case ChangedValue.Text(var text) -> changed.contains(text);
            case ChangedValue.Number _, ChangedValue.None _ -> false;
        };
    }

    /// Whether a node has a number that passes.
    IntPredicate number(String attribute, DoublePredicate passes) {
        var numbers = catalogue.numbers(attribute);
        ChangedColumn column = overlay.column(attribute);
        if (column == null) {
            return node -> passes.test(numbers.applyAsDouble(node));
        }
        return node -> switch (column.get(node)) {
            case null -> passes.test(numbers.applyAsDouble(node));
            case ChangedValue.Number(var number) -> passes.test(number);
            case ChangedValue.Text _, ChangedValue.None _ -> false;
        };
    }

    /// Numbers nodes so that those with the same text have the same number, [#NO_GROUP] where there
    /// is none. To be asked by one thread.
    IntUnaryOperator groups(String attribute) {
        var codes = catalogue.codes(attribute);
        ChangedColumn column = overlay.column(attribute);
        if (column == null) {
            return codes;
        }
        var others = new HashMap<String, Integer>();
        return node -> switch (column.get(node)) {
            case null -> codes.applyAsInt(node);
            case ChangedValue.Text(var text) -> {
                int code = catalogue.code(attribute, text);
                yield code >= 0 ? code
                        : others.computeIfAbsent(text, _ -> NO_GROUP - 1 - others.size());
            }
            case ChangedValue.Number _, ChangedValue.None _ -> NO_GROUP;
        };
    }

    Optional<String> name(int node) {
        return text(Catalogue.NAME, node);
    }

    Optional<String> category(int node) {
        return text(Catalogue.CATEGORY, node);
    }
}
