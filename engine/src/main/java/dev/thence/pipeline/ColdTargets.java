package dev.thence.pipeline;

import dev.thence.evaluation.TargetScorer;
import java.util.Arrays;

/// Scores over a catalogue that holds more items than a fit knows: those it knows as it does, the
/// cold ones by what is handed over from the items that speak for them. A source must be known.
///
/// A cold item's score is the logarithm of a probability; those of known items need be none. It
/// takes the place among them that it has among the known items' own probabilities by counts of
/// the same orders, so that it competes on even terms whatever made the scores.
///
/// Immutable, any number of threads. O(n log n + 130 counts per cold item) per source beside the
/// scores of the fit.
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
        for (int v = 0; v < nearest.itemCount(); v++) {
            scores[v] = nearest.known(v) < 0 ? 0 : own[nearest.known(v)];
        }
        float[] cold = weights.scores(features.names(), features.of(source));
        double[] counted = features.ofKnown(source);
        own[nearest.known(source)] = Float.NEGATIVE_INFINITY;
        Arrays.sort(counted);
        Arrays.sort(own);
        for (int c = 0; c < cold.length; c++) {
            scores[nearest.cold(c)] = placed(cold[c], counted, own);
        }
    }

    /// The score that stands between the same known items' scores as the value does between their
    /// counted probabilities; beyond the last one, as far beyond.
    ///
    /// @param counted rising, the source's own first
    /// @param own rising likewise
    private static float placed(float value, double[] counted, float[] own) {
        int n = own.length;
        if (n < 2) {
            return value;
        }
        int found = Arrays.binarySearch(counted, 1, n, value);
        if (found > 0) {
            return own[found];
        }
        int above = -found - 1;
        if (above == 1) {
            return (float) (own[1] + value - counted[1]);
        }
        if (above == n) {
            return (float) (own[n - 1] + value - counted[n - 1]);
        }
        double part = (value - counted[above - 1]) / (counted[above] - counted[above - 1]);
        return (float) (own[above - 1] + part * (own[above] - own[above - 1]));
    }
}
