package dev.thence.evaluation;

import dev.thence.graph.Workers;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.Arrays;

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
    static LinkQuality of(PairScorer existence, PairScorer direction, LinkPairs pairs,
            Workers workers) {
        int m = pairs.count();
        int[] sources = new int[2 * m];
        int[] targets = new int[2 * m];
        double[] ahead = new double[m];
        double[] reversed = new double[m];
        for (int i = 0; i < m; i++) {
            sources[i] = pairs.source(i);
            targets[i] = pairs.target(i);
            sources[m + i] = pairs.nonEdgeSource(i);
            targets[m + i] = pairs.nonEdgeTarget(i);
            if (pairs.isOneWay(i)) {
                ahead[i] = direction.score(sources[i], targets[i]);
                reversed[i] = direction.score(targets[i], sources[i]);
            }
        }
        double[] scores = existence.scores(sources, targets, workers);
        return of(Arrays.copyOf(scores, m), Arrays.copyOfRange(scores, m, 2 * m), ahead, reversed,
                pairs);
    }

    /// A ranking method answers both with the scores by which it ranks.
    static LinkQuality of(TargetScorer method, LinkPairs pairs, int n, Workers workers) {
        int m = pairs.count();
        int[] sources = new int[3 * m];
        int[] targets = new int[3 * m];
        for (int i = 0; i < m; i++) {
            sources[i] = pairs.source(i);
            targets[i] = pairs.target(i);
            sources[m + i] = pairs.nonEdgeSource(i);
            targets[m + i] = pairs.nonEdgeTarget(i);
            sources[2 * m + i] = pairs.target(i);
            targets[2 * m + i] = pairs.source(i);
        }
        double[] scores = PairScores.of(method, sources, targets, n, workers);
        double[] positive = Arrays.copyOfRange(scores, 0, m);
        return of(positive, Arrays.copyOfRange(scores, m, 2 * m), positive,
                Arrays.copyOfRange(scores, 2 * m, 3 * m), pairs);
    }

    private static LinkQuality of(double[] positive, double[] negative, double[] ahead,
            double[] reversed, LinkPairs pairs) {
        var forward = new DoubleArrayList();
        var backward = new DoubleArrayList();
        double inOrder = 0;
        for (int i = 0; i < pairs.count(); i++) {
            if (pairs.isOneWay(i)) {
                forward.add(ahead[i]);
                backward.add(reversed[i]);
                inOrder += ahead[i] > reversed[i] ? 1 : ahead[i] == reversed[i] ? .5 : 0;
            }
        }
        return new LinkQuality(Auc.of(positive, negative),
                Auc.of(forward.toDoubleArray(), backward.toDoubleArray()),
                inOrder / forward.size(), forward.size());
    }
}
