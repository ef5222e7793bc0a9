package dev.thence.serving;

import java.util.List;
import java.util.Objects;

/// A condition on what the catalogue knows of an item, for [RecommendationQuery#where]. A small
/// closed algebra of immutable records: equality, any of, ranges, ranges relative to the item
/// that was asked about, and their combinations, at most 100 deep.
///
/// {@snippet class="dev.thence.serving.FilterTest" region="filter"}
///
/// A candidate without a value meets no condition on it, and so meets its [#not]. A relative
/// condition ([#atMostTimesOwn], [#sameAsOwn]) restricts nothing where the item asked about has
/// no value itself, negated or not. An attribute that the catalogue does not have is an error
/// when the condition is given to a query, and the message names the closest one.
public sealed interface Filter {

    /// The attribute is exactly this; of a number, which may be written in any way, exactly equal.
    static Filter is(String attribute, String value) {
        return new AnyOf(attribute, List.of(value));
    }

    /// The attribute is one of these, as with [#is]. An empty list lets nothing pass.
    static Filter anyOf(String attribute, List<String> values) {
        return new AnyOf(attribute, values);
    }

    /// The attribute is one of these, as with [#is].
    static Filter anyOf(String attribute, String... values) {
        return new AnyOf(attribute, List.of(values));
    }

    /// The number lies in `[from, to]`, both ends included.
    static Filter between(String attribute, double from, double to) {
        return new Range(attribute, from, to);
    }

    /// The number is this or more.
    static Filter atLeast(String attribute, double from) {
        return new Range(attribute, from, Double.POSITIVE_INFINITY);
    }

    /// The number is this or less.
    static Filter atMost(String attribute, double to) {
        return new Range(attribute, Double.NEGATIVE_INFINITY, to);
    }

    /// The number is at most so many times that of the item asked about. A basket's is the mean
    /// of those of its items that have one, a newcomer's what is said of it. One below 0 counts
    /// as none.
    static Filter atMostTimesOwn(String attribute, double times) {
        return new OwnRange(attribute, 0, times);
    }

    /// The number is at least so many times that of the item asked about.
    static Filter atLeastTimesOwn(String attribute, double times) {
        return new OwnRange(attribute, times, Double.POSITIVE_INFINITY);
    }

    /// The number lies in `[from, to]` times that of the item asked about, both ends included.
    static Filter betweenTimesOwn(String attribute, double from, double to) {
        return new OwnRange(attribute, from, to);
    }

    /// The text attribute is that of the item asked about; for a basket, that of any of its
    /// items.
    static Filter sameAsOwn(String attribute) {
        return new OwnText(attribute);
    }

    /// The text attribute is not that of the item asked about, as with `not(sameAsOwn(...))`: a
    /// candidate without one passes.
    static Filter otherThanOwn(String attribute) {
        return not(sameAsOwn(attribute));
    }

    /// The condition does not hold.
    static Filter not(Filter filter) {
        return new Not(filter);
    }

    /// All of these hold; true when there are none.
    static Filter allOf(List<Filter> filters) {
        return new AllOf(filters);
    }

    /// At least one of these holds; false when there are none.
    static Filter oneOf(List<Filter> filters) {
        return new OneOf(filters);
    }

    /// This and the other hold.
    default Filter and(Filter other) {
        return new AllOf(List.of(this, other));
    }

    /// This or the other holds, or both.
    default Filter or(Filter other) {
        return new OneOf(List.of(this, other));
    }

    /// An attribute with one of these values.
    record AnyOf(String attribute, List<String> values) implements Filter {
        public AnyOf {
            Objects.requireNonNull(attribute, "attribute");
            values = List.copyOf(values);
        }
    }

    /// A number in `[from, to]`; an infinite end is open.
    record Range(String attribute, double from, double to) implements Filter {
        public Range {
            Objects.requireNonNull(attribute, "attribute");
            checkEnds(attribute, from, to);
        }
    }

    /// A number in `[from, to]` times that of the item asked about.
    record OwnRange(String attribute, double from, double to) implements Filter {
        public OwnRange {
            Objects.requireNonNull(attribute, "attribute");
            checkEnds(attribute, from, to);
            if (from < 0) {
                throw new IllegalArgumentException("filter on '" + attribute + "': " + from
                        + " times its own, must be 0 or more");
            }
        }
    }

    /// A text attribute equal to that of the item asked about.
    record OwnText(String attribute) implements Filter {
        public OwnText {
            Objects.requireNonNull(attribute, "attribute");
        }
    }

    /// The opposite of a condition.
    record Not(Filter filter) implements Filter {
        public Not {
            Objects.requireNonNull(filter, "filter");
        }
    }

    /// Conditions that all hold.
    record AllOf(List<Filter> filters) implements Filter {
        public AllOf {
            filters = List.copyOf(filters);
        }
    }

    /// Conditions of which one holds.
    record OneOf(List<Filter> filters) implements Filter {
        public OneOf {
            filters = List.copyOf(filters);
        }
    }

    private static void checkEnds(String attribute, double from, double to) {
        if (!(from <= to)) {
            throw new IllegalArgumentException("filter on '" + attribute + "': the range runs from "
                    + from + " to " + to + ", must be numbers that do not fall");
        }
    }
}
