package dev.thence.pipeline;

import dev.thence.model.DirectionHead;
import dev.thence.model.Evidence;
import dev.thence.model.EvidenceSpread;
import dev.thence.model.PairEvidence;
import java.util.ArrayList;
import java.util.List;

/// What is known of a cold item as a target of a source: every evidence of the fit, handed over by
/// the known items whose texts are nearest, and the likeness of the texts themselves.
///
/// A count is handed over as the mean of the counts behind the logarithms, a vector's match or a
/// term of the target as the mean of the values. Not thread-safe: one per task.
final class ColdFeatures {
    /// How many of the nearest items hand over; each number makes a feature per evidence.
    private static final int[] NEAREST = {10, NearestTexts.COUNT};

    private final List<Evidence> evidences;
    private final NearestTexts nearest;
    private final float[][] spread;
    private final float[] likeness;

    /// @param evidences of a fit over n nodes
    ColdFeatures(List<Evidence> evidences, NearestTexts nearest, int n) {
        this.evidences = handing(evidences);
        this.nearest = nearest;
        this.spread = new float[this.evidences.size()][n];
        this.likeness = new float[nearest.itemCount()];
    }

    /// The likeness of texts has a feature of its own; a direction is no likeness of anything.
    private static List<Evidence> handing(List<Evidence> evidences) {
        return evidences.stream().filter(e -> !e.name().equals("features")
                && !e.name().equals(DirectionHead.EVIDENCE)).toList();
    }

    /// The names of the features that these evidences make.
    static List<String> names(List<Evidence> evidences) {
        var names = new ArrayList<String>();
        for (var evidence : handing(evidences)) {
            for (int count : NEAREST) {
                names.add(evidence.name() + " of " + count);
            }
        }
        names.add("text");
        return names;
    }

    /// The features of all cold items for a known source, one row after the other.
    ///
    /// @param source its number in the catalogue
    float[] of(int source) {
        for (int e = 0; e < spread.length; e++) {
            EvidenceSpread.of(evidences.get(e), nearest.known(source), spread[e]);
            if (evidences.get(e) instanceof PairEvidence) {
                for (int v = 0; v < spread[e].length; v++) {
                    spread[e][v] = spread[e][v] == 0 ? 0 : (float) Math.expm1(spread[e][v]);
                }
            }
        }
        nearest.likeness(source, likeness);
        float[] features = new float[nearest.coldCount() * (spread.length * NEAREST.length + 1)];
        int at = 0;
        for (int c = 0; c < nearest.coldCount(); c++) {
            int[] near = nearest.nearest(c);
            for (int e = 0; e < spread.length; e++) {
                for (int count : NEAREST) {
                    float mean = mean(spread[e], near, Math.min(count, near.length));
                    features[at++] = evidences.get(e) instanceof PairEvidence
                            ? (float) Math.log1p(mean) : mean;
                }
            }
            features[at++] = likeness[nearest.cold(c)];
        }
        return features;
    }

    private static float mean(float[] values, int[] nodes, int count) {
        float sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[nodes[i]];
        }
        return count == 0 ? 0 : sum / count;
    }
}
