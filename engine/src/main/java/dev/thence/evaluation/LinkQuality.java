package dev.thence.evaluation;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;

/// How well a scorer of pairs tells edges from non-edges and from their reversals.
///
/// @param existenceAuc the chance that a test edge scores above a pair drawn uniformly from the
///        non-edges of the whole graph, as many as test edges
/// @param directionAuc the chance that a one-way test edge scores above the reversal of any
///        one-way test edge; 0.5 for a symmetric scorer
/// @param inOrder the share of one-way test edges that score above their own reversal, ties
///        half
/// @param oneWayCount the number of test edges whose reversal is not in the whole graph
public record LinkQuality(
        double existenceAuc, double directionAuc, double inOrder, int oneWayCount) {

    /// One scorer says whether an edge is there, another one which way it runs.
    static LinkQuality of(PairScorer existence, PairScorer direction, LinkPairs pairs) {
        double[] positive = new double[pairs.count()];
        double[] negative = new double[pairs.count()];
        var forward = new DoubleArrayList();
        var backward = new DoubleArrayList();
        double inOrder = 0;
        for (int i = 0; i < pairs.count(); i++) {
            int u = pairs.source(i);
            int v = pairs.target(i);
            positive[i] = existence.score(u, v);
            negative[i] = existence.score(pairs.nonEdgeSource(i), pairs.nonEdgeTarget(i));
            if (pairs.isOneWay(i)) {
                double ahead = direction.score(u, v);
                double reversed = direction.score(v, u);
                forward.add(ahead);
                backward.add(reversed);
                inOrder += ahead > reversed ? 1 : ahead == reversed ? .5 : 0;
            }
        }
        return new LinkQuality(Auc.of(positive, negative),
                Auc.of(forward.toDoubleArray(), backward.toDoubleArray()),
                inOrder / forward.size(), forward.size());
    }
}
