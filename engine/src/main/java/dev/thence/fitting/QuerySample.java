package dev.thence.fitting;

import dev.thence.evaluation.Query;
import dev.thence.evaluation.QuerySet;
import dev.thence.graph.SplitMix64;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.IntPredicate;

/// Draws queries the way they count: a customer first, then one of the customer's transitions, then
/// one query of it, so that no wholesaler rules the fit.
public final class QuerySample {
    private QuerySample() {}

    /// At most `count` distinct queries; all of them when there are no more than that. The same seed
    /// draws the same.
    public static List<Query> of(QuerySet set, int count, long seed) {
        return of(set, count, seed, _ -> true);
    }

    /// The same among the customers the predicate holds for.
    public static List<Query> of(QuerySet set, int count, long seed, IntPredicate customer) {
        var byCustomer = new LinkedHashMap<Integer, LinkedHashMap<Integer, List<Query>>>();
        int total = 0;
        for (Query query : set.queries()) {
            if (customer.test(query.customer())) {
                byCustomer.computeIfAbsent(query.customer(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(query.transition(), _ -> new ArrayList<>()).add(query);
                total++;
            }
        }
        if (total <= count) {
            return set.queries().stream().filter(q -> customer.test(q.customer())).toList();
        }
        var customers = byCustomer.values().stream()
                .map(transitions -> List.copyOf(transitions.values())).toList();
        var drawn = new LinkedHashSet<Query>();
        for (int i = 0; drawn.size() < count && i < 20 * count; i++) {
            var random = SplitMix64.of(seed, i);
            var transitions = customers.get(random.nextInt(customers.size()));
            var queries = transitions.get(random.nextInt(transitions.size()));
            drawn.add(queries.get(random.nextInt(queries.size())));
        }
        return List.copyOf(drawn);
    }
}
