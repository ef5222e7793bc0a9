package dev.thence.serving;

import dev.thence.model.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a query asks beside its subject. Immutable.
///
/// @param most by text attribute, how many items of one value an answer may have
/// @param pinned ids in the order they are to be shown, none twice
record Narrowing(Question question, int limit, double minScore, Optional<Filter> filter,
        List<String> excluded, SortedMap<String, Integer> most, List<String> pinned,
        Explained explained) {
    private static final int DEFAULT_LIMIT = 10;

    /// Whether the parts of the scores are wanted.
    enum Explained { COUNTS, PARTS }

    static Narrowing of(Question question) {
        return new Narrowing(question, DEFAULT_LIMIT, Double.NEGATIVE_INFINITY, Optional.empty(),
                List.of(), Collections.emptySortedMap(), List.of(), Explained.COUNTS);
    }

    Narrowing question(Question other) {
        return new Narrowing(other, limit, minScore, filter, excluded, most, pinned, explained);
    }

    Narrowing limit(int other) {
        return new Narrowing(question, other, minScore, filter, excluded, most, pinned, explained);
    }

    Narrowing minScore(double other) {
        return new Narrowing(question, limit, other, filter, excluded, most, pinned, explained);
    }

    Narrowing where(Filter condition) {
        return new Narrowing(question, limit, minScore,
                Optional.of(filter.map(f -> f.and(condition)).orElse(condition)), excluded, most,
                pinned, explained);
    }

    Narrowing exclude(Collection<String> items) {
        return new Narrowing(question, limit, minScore, filter, joined(excluded, items), most,
                pinned, explained);
    }

    Narrowing atMost(int count, String attribute) {
        var caps = new TreeMap<>(most);
        caps.merge(attribute, count, Math::min);
        return new Narrowing(question, limit, minScore, filter, excluded,
                Collections.unmodifiableSortedMap(caps), pinned, explained);
    }

    Narrowing pin(Collection<String> items) {
        return new Narrowing(question, limit, minScore, filter, excluded, most,
                joined(pinned, items), explained);
    }

    Narrowing explain() {
        return new Narrowing(question, limit, minScore, filter, excluded, most, pinned,
                Explained.PARTS);
    }

    private static List<String> joined(List<String> some, Collection<String> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all.stream().distinct().toList();
    }
}
