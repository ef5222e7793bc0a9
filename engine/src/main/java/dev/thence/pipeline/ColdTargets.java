package dev.thence.pipeline;

import dev.thence.evaluation.TargetScorer;

/// Scores over a catalogue that holds more items than a fit knows: those it knows as it does, the
/// cold ones by what is handed over from the items that speak for them. A source must be known.
///
/// The scores of the fit are taken as logarithms of probabilities, and a cold item's score is the
/// logarithm of its own on the same scale, so that they compete on even terms.
///
/// Immutable, any number of threads. O(n + 130 counts per cold item) per source beside the scores
/// of the fit.
public final class ColdTargets implements TargetScorer {
    private final TargetScorer known;
    private final int nodeCount;
    private final NearestKnown nearest;
    private final ColdFeatures features;
    private final ColdWeights weights;

    /// @param known scores over the `nodeCount` items of the fit
    ColdTargets(TargetScorer known, int nodeCount, NearestKnown nearest, ColdFeatures features,
            ColdWeights weights) {
        this.known = known;
        this.nodeCount = nodeCount;
        this.nearest = nearest;
        this.features = features;
        this.weights = weights;
    }

    /// @throws IllegalArgumentException when the source is cold
    @Override
    public void scoreTargets(int source, float[] scores) {
        if (nearest.known(source) < 0) {
            throw new IllegalArgumentException("item " + source
                    + " is cold, a source must be known to the fit");
        }
        float[] own = new float[nodeCount];
        known.scoreTargets(nearest.known(source), own);
        float all = (float) logSum(own, nearest.known(source));
        for (int v = 0; v < nearest.itemCount(); v++) {
            scores[v] = nearest.known(v) < 0 ? 0 : own[nearest.known(v)];
        }
        float[] cold = weights.scores(features.names(), features.of(source));
        for (int c = 0; c < cold.length; c++) {
            scores[nearest.cold(c)] = all + cold[c];
        }
    }

    private static double logSum(float[] scores, int but) {
        double highest = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        double sum = 0;
        for (int v = 0; v < scores.length; v++) {
            sum += v == but ? 0 : Math.exp(scores[v] - highest);
        }
        return sum == 0 ? 0 : highest + Math.log(sum);
    }
}
