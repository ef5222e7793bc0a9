package dev.thence.serving;

import it.unimi.dsi.fastutil.doubles.DoubleOpenHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.roaringbitmap.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/// Makes of [Filter]s what can be asked of nodes, once per query. Immutable but for the indexes
/// of attributes, each made on its first use.
final class Conditions {
    private static final int DEEPEST = 100;

    private final AttributeKinds kinds;
    private final AttributeIndex index;

    Conditions(AttributeKinds kinds, AttributeIndex index) {
        this.kinds = kinds;
        this.index = index;
    }

    /// @throws IllegalArgumentException when an attribute is not in the catalogue, or of the
    ///     other kind, or conditions lie too deep in each other
    void check(Filter filter) {
        check(filter, 1);
    }

    private void check(Filter filter, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("filter: conditions lie more than " + DEEPEST
                    + " deep in each other, must be " + DEEPEST + " or less");
        }
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
            case Filter.Not(var inner) -> check(inner, depth + 1);
            case Filter.AllOf(var filters) -> filters.forEach(f -> check(f, depth + 1));
            case Filter.OneOf(var filters) -> filters.forEach(f -> check(f, depth + 1));
        }
    }

    /// Makes the indexes of all attributes.
    void prepare() {
        index.makeAll();
    }

    /// The condition as it holds for one query. Costs O(values named in the filter).
    Passing compile(Filter filter, Own own, Attributes attributes) {
        return passing(resolve(filter, own, Sign.PLAIN), attributes);
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

    private Passing passing(Filter filter, Attributes attributes) {
        int n = index.nodeCount();
        return switch (filter) {
            case Filter.AnyOf(var attribute, var values) -> kinds.isNumber(attribute)
                    ? anyNumber(attribute, values, attributes)
                    : anyText(attribute, new TreeSet<>(values), attributes);
            case Filter.Range(var attribute, var from, var to) -> {
                NumberIndex numbers = index.number(attribute);
                yield one(attribute, attributes,
                        attributes.number(attribute, value -> value >= from && value <= to),
                        numbers.count(from, to), () -> numbers.nodes(from, to));
            }
            case Filter.Not(var inner) -> new Passing.Not(passing(inner, attributes), n);
            case Filter.AllOf(var filters) -> new Passing.All(all(filters, attributes), n);
            case Filter.OneOf(var filters) -> new Passing.Any(all(filters, attributes), n);
            case Filter.OwnText _, Filter.OwnRange _ -> throw new IllegalArgumentException(
                    "filter " + filter + " is relative to an item, must be resolved first");
        };
    }

    private List<Passing> all(List<Filter> filters, Attributes attributes) {
        return filters.stream().map(one -> passing(one, attributes)).toList();
    }

    private Passing anyText(String attribute, Set<String> values, Attributes attributes) {
        TextIndex texts = index.text(attribute);
        int count = 0;
        for (String value : values) {
            count += texts.count(value);
        }
        return one(attribute, attributes, attributes.anyText(attribute, values), count, () -> {
            if (values.size() == 1) {
                return texts.nodes(values.iterator().next());
            }
            var nodes = new RoaringBitmap();
            values.forEach(value -> nodes.or(texts.nodes(value)));
            return nodes;
        });
    }

    private Passing anyNumber(String attribute, List<String> values, Attributes attributes) {
        NumberIndex numbers = index.number(attribute);
        var wanted = new DoubleOpenHashSet();
        values.forEach(value -> wanted.add(number(attribute, value)));
        int count = 0;
        for (double value : wanted) {
            count += numbers.count(value, value);
        }
        return one(attribute, attributes,
                attributes.number(attribute, value -> wanted.contains(value + 0.0)), count, () -> {
                    var nodes = new RoaringBitmap();
                    wanted.forEach(value -> nodes.or(numbers.nodes(value, value)));
                    return nodes;
                });
    }

    /// A condition on one attribute, of which the catalogue's values are indexed; nodes whose
    /// value has changed since are asked one by one.
    private static Passing one(String attribute, Attributes attributes, IntPredicate test,
            int count, Supplier<RoaringBitmap> indexed) {
        ChangedColumn column = attributes.overlay().column(attribute);
        if (column == null) {
            return new Passing.One(test, count, count, indexed);
        }
        RoaringBitmap changed = column.nodes();
        int others = changed.getCardinality();
        return new Passing.One(test, Math.max(0, count - others), count + others, () -> {
            RoaringBitmap nodes = RoaringBitmap.andNot(indexed.get(), changed);
            changed.forEach((IntConsumer) node -> {
                if (test.test(node)) {
                    nodes.add(node);
                }
            });
            return nodes;
        });
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
