package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares an answer with [BruteForce].
final class AnswerCheck {
    private static final double ROUNDING = 1e-4;

    private AnswerCheck() { }

    /// The whole answer has exactly the items that pass, each with its rung and its score up to
    /// rounding, in the total order of the served scores; any shorter one is its beginning.
    static void check(BruteForce brute, BruteForce.Ask ask, RecommendationQuery query,
            Filter filter, SplitMix64 random) {
        SmallShop shop = brute.shop();
        Map<String, BruteForce.Candidate> expected = brute.all(ask).stream()
                .filter(c -> brute.passes(filter, c.node(), ask))
                .collect(Collectors.toMap(c -> shop.ids.id(c.node()), c -> c));
        var narrowed = query.where(filter);
        var whole = narrowed.limit(1_000_000_000).fetch();
        assertEquals(expected.keySet(), items(whole), () -> ask + " " + filter);
        for (int i = 0; i < whole.size(); i++) {
            var r = whole.get(i);
            var candidate = expected.get(r.item());
            assertEquals(candidate.rung(), r.rung(), () -> ask + " " + r);
            assertEquals(candidate.score(), r.score(), ROUNDING, () -> ask + " " + r);
            assertEquals(brute.catalogue().name(candidate.node()), r.name());
            if (i > 0) {
                assertTrue(isBefore(shop, whole.get(i - 1), r), whole.get(i - 1) + " before " + r);
            }
        }
        int limit = 1 + random.nextInt(20);
        assertEquals(whole.subList(0, Math.min(limit, whole.size())),
                narrowed.limit(limit).fetch(), () -> ask + " " + filter);
    }

    private static boolean isBefore(SmallShop shop, Recommendation one, Recommendation other) {
        if (one.rung() != other.rung()) {
            return one.rung().compareTo(other.rung()) < 0;
        }
        if (one.score() != other.score()) {
            return one.score() > other.score();
        }
        int orders = shop.orders[shop.ids.node(one.item())];
        int others = shop.orders[shop.ids.node(other.item())];
        return orders != others ? orders > others : one.item().compareTo(other.item()) < 0;
    }

    private static Set<String> items(List<Recommendation> answer) {
        var items = new HashSet<String>();
        answer.forEach(r -> assertTrue(items.add(r.item()), r.item() + " twice"));
        return items;
    }
}
