package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
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

    static LinkQuality of(PairScorer scorer, DirectedGraph whole, DirectedGraph test, long seed) {
        var positive = new DoubleArrayList();
        var negative = new DoubleArrayList();
        var forward = new DoubleArrayList();
        var backward = new DoubleArrayList();
        var random = SplitMix64.of(seed, 1);
        double inOrder = 0;
        for (int u = 0; u < test.nodeCount(); u++) {
            for (long p = test.out().offset(u), end = test.out().offset(u + 1); p < end; p++) {
                int v = test.out().neighbor(p);
                double score = scorer.score(u, v);
                positive.add(score);
                negative.add(nonEdgeScore(scorer, whole, random));
                if (!whole.hasEdge(v, u)) {
                    double reversed = scorer.score(v, u);
                    forward.add(score);
                    backward.add(reversed);
                    inOrder += score > reversed ? 1 : score == reversed ? .5 : 0;
                }
            }
        }
        return new LinkQuality(
                Auc.of(positive.toDoubleArray(), negative.toDoubleArray()),
                Auc.of(forward.toDoubleArray(), backward.toDoubleArray()),
                inOrder / forward.size(), forward.size());
    }

    private static double nonEdgeScore(PairScorer scorer, DirectedGraph whole, SplitMix64 random) {
        int n = whole.nodeCount();
        if (whole.edgeCount() >= (long) n * (n - 1)) {
            throw new IllegalArgumentException("the graph is complete: " + n + " nodes, "
                    + whole.edgeCount() + " edges; no pair is left to compare with");
        }
        while (true) {
            int u = random.nextInt(n);
            int v = random.nextInt(n);
            if (u != v && !whole.hasEdge(u, v)) {
                return scorer.score(u, v);
            }
        }
    }
}
