package dev.thence.serving;

import it.unimi.dsi.fastutil.doubles.DoubleOpenHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntPredicate;

/// Makes node predicates of [Filter]s, once per query. Immutable.
final class Conditions {
    private final AttributeKinds kinds;

    Conditions(AttributeKinds kinds) {
        this.kinds = kinds;
    }

    /// @throws IllegalArgumentException when an attribute is not in the catalogue, or of the
    ///     other kind
    void check(Filter filter) {
        switch (filter) {
            case Filter.AnyOf(var attribute, var values) -> {
                kinds.require(attribute);
                if (kinds.isNumber(attribute)) {
                    values.forEach(value -> number(attribute, value));
                }
            }
            case Filter.OwnText(var attribute) -> requireText(attribute);
            case Filter.Range(var attribute, _, _) -> requireNumber(attribute);
            case Filter.OwnRange(var attribute, _, _) -> requireNumber(attribute);
            case Filter.Not(var inner) -> check(inner);
            case Filter.AllOf(var filters) -> filters.forEach(this::check);
            case Filter.OneOf(var filters) -> filters.forEach(this::check);
        }
    }

    /// A predicate of the nodes that pass. Costs O(values named in the filter); a test of a
    /// node costs a read of a column per condition.
    IntPredicate compile(Filter filter, Own own, Attributes attributes) {
        return predicate(resolve(filter, own, Sign.PLAIN), attributes);
    }

    /// Whether a condition stands under an even or an odd number of negations.
    private enum Sign {
        PLAIN, NEGATED;

        Sign opposite() {
            return this == PLAIN ? NEGATED : PLAIN;
        }
    }

    /// The filter without relative conditions. One that cannot be told, since the item has no
    /// value itself, becomes what lets everything pass: true, or false under a negation.
    private static Filter resolve(Filter filter, Own own, Sign sign) {
        return switch (filter) {
            case Filter.AnyOf any -> any;
            case Filter.Range range -> range;
            case Filter.OwnText(var attribute) -> {
                Set<String> values = own.texts(attribute);
                yield values.isEmpty() ? unrestricted(sign)
                        : new Filter.AnyOf(attribute, List.copyOf(values));
            }
            case Filter.OwnRange(var attribute, var from, var to) -> {
                OptionalDouble value = own.number(attribute);
                yield value.isEmpty() || value.getAsDouble() < 0 ? unrestricted(sign)
                        : new Filter.Range(attribute, from * value.getAsDouble(),
                                to == Double.POSITIVE_INFINITY ? to : to * value.getAsDouble());
            }
            case Filter.Not(var inner) -> new Filter.Not(resolve(inner, own, sign.opposite()));
            case Filter.AllOf(var filters) -> new Filter.AllOf(
                    filters.stream().map(f -> resolve(f, own, sign)).toList());
            case Filter.OneOf(var filters) -> new Filter.OneOf(
                    filters.stream().map(f -> resolve(f, own, sign)).toList());
        };
    }

    private static Filter unrestricted(Sign sign) {
        return sign == Sign.PLAIN ? Filter.allOf(List.of()) : Filter.oneOf(List.of());
    }

    private IntPredicate predicate(Filter filter, Attributes attributes) {
        return switch (filter) {
            case Filter.AnyOf(var attribute, var values) ->
                    anyOf(attribute, values, attributes);
            case Filter.Range(var attribute, var from, var to) ->
                    attributes.number(attribute, value -> value >= from && value <= to);
            case Filter.Not(var inner) -> predicate(inner, attributes).negate();
            case Filter.AllOf(var filters) -> {
                var all = filters.stream().map(one -> predicate(one, attributes))
                        .toArray(IntPredicate[]::new);
                yield node -> {
                    for (IntPredicate one : all) {
                        if (!one.test(node)) {
                            return false;
                        }
                    }
                    return true;
                };
            }
            case Filter.OneOf(var filters) -> {
                var all = filters.stream().map(one -> predicate(one, attributes))
                        .toArray(IntPredicate[]::new);
                yield node -> {
                    for (IntPredicate one : all) {
                        if (one.test(node)) {
                            return true;
                        }
                    }
                    return false;
                };
            }
            case Filter.OwnText _, Filter.OwnRange _ -> throw new IllegalArgumentException(
                    "filter " + filter + " is relative to an item, must be resolved first");
        };
    }

    private IntPredicate anyOf(String attribute, List<String> values, Attributes attributes) {
        if (!kinds.isNumber(attribute)) {
            return attributes.anyText(attribute, values);
        }
        var wanted = new DoubleOpenHashSet();
        values.forEach(value -> wanted.add(number(attribute, value)));
        return attributes.number(attribute, value -> wanted.contains(value + 0.0));
    }

    private static double number(String attribute, String value) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("filter: attribute '" + attribute
                    + "' holds numbers, and '" + value + "' is none");
        }
        // -0 becomes 0.
        return number + 0.0;
    }

    /// @throws IllegalArgumentException when the catalogue has no such text attribute
    void requireText(String attribute) {
        kinds.require(attribute);
        if (kinds.isNumber(attribute)) {
            throw new IllegalArgumentException("filter: attribute '" + attribute
                    + "' holds numbers; ask with between, atLeast, atMost or atMostTimesOwn");
        }
    }

    /// @throws IllegalArgumentException when the catalogue has no such text attribute
    void requireGroups(String attribute) {
        kinds.require(attribute);
        if (kinds.isNumber(attribute)) {
            throw new IllegalArgumentException("attribute '" + attribute + "' holds numbers; "
                    + "at most so many of one value is asked of text attributes");
        }
    }

    /// @throws IllegalArgumentException when the catalogue has no such number
    void requireNumber(String attribute) {
        kinds.require(attribute);
        if (!kinds.isNumber(attribute)) {
            throw new IllegalArgumentException("filter: attribute '" + attribute
                    + "' holds text; ask with is, anyOf or sameAsOwn");
        }
    }
}
