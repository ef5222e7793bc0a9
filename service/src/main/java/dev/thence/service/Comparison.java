package dev.thence.service;

import dev.thence.model.Model;
import dev.thence.serving.Recommendation;
import dev.thence.serving.Recommender;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/// What customers see with one version beside what they see with another.
///
/// @param changes per item of the sample, those that change most first
/// @param newcomers how many items only the second knows
/// @param gone how many only the first knows
record Comparison(List<Change> changes, int newcomers, int gone) {
    /// How many items a product page shows.
    static final int PLACES = 10;

    /// What changes on an item's page.
    ///
    /// @param stays how many of the items shown stay
    /// @param of how many were shown
    /// @param first whether the first of them stays the first
    record Change(String item, int stays, int of, boolean first) {}

    /// Asks both about the items bought most.
    ///
    /// @param gate passed item by item, so that customers' questions come between
    /// @param deadline of waiting for the gate
    static Comparison of(Recommender before, Recommender after, int sample, Gate gate,
            long deadline) {
        List<String> items;
        int common;
        try (var _ = gate.enter(deadline)) {
            items = mostBought(before.model(), after, sample);
            common = common(before.model(), after.model());
        }
        var changes = new ArrayList<Change>();
        for (String item : items) {
            try (var _ = gate.enter(deadline)) {
                changes.add(change(item, shown(before, item), shown(after, item)));
            }
        }
        // Stable: of those that change alike, what is bought more stands first.
        changes.sort(Comparator.comparingDouble(change -> change.of() == 0 ? 1
                : (double) change.stays() / change.of()));
        return new Comparison(List.copyOf(changes), after.model().ids().count() - common,
                before.model().ids().count() - common);
    }

    static List<Recommendation> shown(Recommender recommender, String item) {
        return recommender.relatedTo(item).limit(PLACES).fetch();
    }

    private static Change change(String item, List<Recommendation> before,
            List<Recommendation> after) {
        Set<String> shown = after.stream().map(Recommendation::item).collect(Collectors.toSet());
        int stays = (int) before.stream().filter(r -> shown.contains(r.item())).count();
        boolean first = before.isEmpty() || !after.isEmpty()
                && before.getFirst().item().equals(after.getFirst().item());
        return new Change(item, stays, before.size(), first);
    }

    /// The items that the first version has in most orders, and the second knows too.
    private static List<String> mostBought(Model model, Recommender other, int sample) {
        Comparator<Integer> leastBought = Comparator.comparingInt(
                (Integer node) -> model.trainOrders(node)).thenComparing(
                Comparator.comparing((Integer node) -> model.ids().id(node)).reversed());
        var most = new PriorityQueue<>(leastBought);
        for (int node = 0; node < model.ids().count(); node++) {
            boolean in = most.size() < sample || leastBought.compare(node, most.peek()) > 0;
            if (in && other.knows(model.ids().id(node))) {
                most.add(node);
                if (most.size() > sample) {
                    most.remove();
                }
            }
        }
        return most.stream().sorted(leastBought.reversed()).map(model.ids()::id).toList();
    }

    private static int common(Model before, Model after) {
        int common = 0;
        for (int node = 0; node < before.ids().count(); node++) {
            common += after.ids().node(before.ids().id(node)) >= 0 ? 1 : 0;
        }
        return common;
    }

    /// The share of places that stay, over the items that have any.
    double stays() {
        return changes.stream().filter(change -> change.of() > 0)
                .mapToDouble(change -> (double) change.stays() / change.of()).average().orElse(1);
    }

    /// The share of items whose first place stays.
    double first() {
        return changes.stream().mapToDouble(change -> change.first() ? 1 : 0).average().orElse(1);
    }

    /// How many items keep 0, 1, ... of their places.
    int[] histogram() {
        int[] histogram = new int[PLACES + 1];
        changes.forEach(change -> histogram[change.stays()]++);
        return histogram;
    }
}
