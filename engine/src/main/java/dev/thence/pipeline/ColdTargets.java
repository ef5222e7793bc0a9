package dev.thence.pipeline;

import dev.thence.evaluation.TargetScorer;
import dev.thence.model.Evidence;
import dev.thence.model.Scorer;
import java.util.List;

/// Scores over a catalogue that holds more items than a fit knows: those it knows as it does, the
/// cold ones by what is handed over from the items with the nearest texts. A source must be known.
///
/// Immutable, any number of threads. O(evidences x (n + 40 cold items)) per source beside the
/// scores of the fit.
public final class ColdTargets implements TargetScorer {
    private final List<Evidence> evidences;
    private final Scorer known;
    private final NearestTexts nearest;
    private final ColdWeights weights;

    ColdTargets(List<Evidence> evidences, Scorer known, NearestTexts nearest,
            ColdWeights weights) {
        this.evidences = evidences;
        this.known = known;
        this.nearest = nearest;
        this.weights = weights;
    }

    /// @throws IllegalArgumentException when the source is cold
    @Override
    public void scoreTargets(int source, float[] scores) {
        if (nearest.known(source) < 0) {
            throw new IllegalArgumentException("item " + source
                    + " is cold, a source must be known to the fit");
        }
        float[] own = new float[known.nodeCount()];
        known.scoreTargets(nearest.known(source), own);
        for (int v = 0; v < nearest.itemCount(); v++) {
            scores[v] = nearest.known(v) < 0 ? 0 : own[nearest.known(v)];
        }
        float[] cold = weights.scores(ColdFeatures.names(evidences),
                new ColdFeatures(evidences, nearest, known.nodeCount()).of(source));
        for (int c = 0; c < cold.length; c++) {
            scores[nearest.cold(c)] = cold[c];
        }
    }
}
