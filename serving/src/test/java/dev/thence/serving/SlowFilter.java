package dev.thence.serving;

import dev.thence.graph.Catalogue;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Filters by their definition, asked of one item at a time.
///
/// @param items that were asked about
/// @param newcomer that was asked about instead
record SlowFilter(Catalogue catalogue, Set<Integer> items, Optional<Newcomer> newcomer) {

    boolean passes(Filter filter, int node) {
        return passes(filter, node, true);
    }

    /// `wanted` is false under an odd
    /// number of negations: what cannot be told must not exclude there either.
    private boolean passes(Filter filter, int node, boolean wanted) {
        return switch (filter) {
            case Filter.AnyOf(var key, var values) ->
                    catalogue.isNumber(key) ? values.stream().anyMatch(value ->
                            catalogue.number(key, node).orElse(Double.NaN)
                                    == Double.parseDouble(value))
                    : catalogue.text(key, node).map(values::contains).orElse(false);
            case Filter.Range(var key, var low, var high) -> {
                var value = catalogue.number(key, node);
                yield value.isPresent() && value.getAsDouble() >= low
                        && value.getAsDouble() <= high;
            }
            case Filter.OwnText(var key) -> {
                var own = new HashSet<String>();
                if (newcomer.isEmpty()) {
                    items.forEach(u -> catalogue.text(key, u).ifPresent(own::add));
                }
                newcomer.map(n -> n.texts().get(key)).ifPresent(own::add);
                yield own.isEmpty() ? wanted
                        : catalogue.text(key, node).map(own::contains).orElse(false);
            }
            case Filter.OwnRange(var key, var low, var high) -> {
                var known = newcomer.map(n -> Stream.ofNullable(n.numbers().get(key)))
                        .orElseGet(() -> items.stream().flatMap(
                                u -> catalogue.number(key, u).stream().boxed()));
                var mean = known.mapToDouble(x -> x).average();
                var value = catalogue.number(key, node);
                yield mean.isEmpty() ? wanted : value.isPresent()
                        && value.getAsDouble() >= low * mean.getAsDouble()
                        && (high == Double.POSITIVE_INFINITY
                        || value.getAsDouble() <= high * mean.getAsDouble());
            }
            case Filter.Not(var inner) -> !passes(inner, node, !wanted);
            case Filter.AllOf(var all) -> all.stream().allMatch(f -> passes(f, node, wanted));
            case Filter.OneOf(var all) -> all.stream().anyMatch(f -> passes(f, node, wanted));
        };
    }
}
