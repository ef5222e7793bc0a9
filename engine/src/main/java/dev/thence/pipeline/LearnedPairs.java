package dev.thence.pipeline;

import dev.thence.evaluation.OrderBaselines;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Orders;
import dev.thence.graph.PairCounts;
import dev.thence.graph.PairCounts.Buyers;
import dev.thence.graph.PairCounts.DirectedRule;
import dev.thence.graph.PairCounts.Kept;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.training.TrainingGraph;
import java.util.ArrayList;

/// What the vectors of an order log are learned from: how often a customer's next order held the
/// target (shared out over large baskets), plus how often the same order did, each over its mean.
///
/// The edges of the pair rule serve people and serving; they leave out what only few customers did.
/// A count is no fact to be told from a non-fact, as a link is, but a part of how often the targets
/// of a source were bought. So nothing is masked in the softmax: it learns that distribution, and
/// a rare pair is one with little weight.
final class LearnedPairs {
    /// Targets kept of a source and kind of count.
    private static final int TARGETS = 200;
    /// How much more the same order counts: it says more of what belongs together, and has no
    /// calendar in it.
    private static final double SAME_ORDER = 3;

    private LearnedPairs() {}

    /// Folds over customers: the pairs of a fold's customers are learned from the pairs of all
    /// others. An anonymous order goes to a fold of its own accord.
    static TrainingGraph graph(Orders orders, int folds, long seed, Workers workers) {
        var list = new ArrayList<TrainingGraph.Fold>();
        for (int f = 0; f < folds; f++) {
            int fold = f;
            var own = orders.filter(order -> fold(orders, order, folds, seed) == fold);
            var others = orders.filter(order -> fold(orders, order, folds, seed) != fold);
            list.add(new TrainingGraph.Fold(pairs(own, workers), pairs(others, workers)));
        }
        var noneKnown = DirectedGraph.builder(orders.itemCount()).build();
        return TrainingGraph.of(list, pairs(orders, workers), noneKnown);
    }

    private static DirectedGraph pairs(Orders orders, Workers workers) {
        var kept = new Kept(0, TARGETS);
        return OrderBaselines.pairs(
                PairCounts.directed(orders, DirectedRule.tuned(), kept, workers),
                PairCounts.sameOrder(orders, 1, Buyers.ALL, kept, workers), SAME_ORDER);
    }

    private static int fold(Orders orders, int order, int folds, long seed) {
        int customer = orders.customer(order);
        long key = customer == Orders.ANONYMOUS ? -1L - order : customer;
        return SplitMix64.of(seed, key).nextInt(folds);
    }
}
