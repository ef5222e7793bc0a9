package dev.thence.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the features of a cold item make the logarithm of its probability, as a multiple of that of
/// all known items together.
///
/// @param byFeature a weight per feature of [ColdFeatures]
/// @param offset what is added
record ColdWeights(Map<String, Double> byFeature, double offset) {
    /// Where nothing can be fitted, an item is as probable as those that speak for it.
    static final ColdWeights PRIOR = new ColdWeights(Map.of(ColdFeatures.SAME_ORDER, 0.5,
            ColdFeatures.SAME_CUSTOMER, 0.5, ColdFeatures.TEXT, 1.0), 0);

    ColdWeights {
        byFeature = Collections.unmodifiableMap(new LinkedHashMap<>(byFeature));
    }

    static ColdWeights of(List<String> names, double[] weights, double offset) {
        var byFeature = new LinkedHashMap<String, Double>();
        for (int f = 0; f < weights.length; f++) {
            byFeature.put(names.get(f), weights[f]);
        }
        return new ColdWeights(byFeature, offset);
    }

    /// Every weight times `scale`, and this offset.
    ColdWeights scaled(double scale, double offset) {
        var scaled = new LinkedHashMap<String, Double>();
        byFeature.forEach((name, weight) -> scaled.put(name, scale * weight));
        return new ColdWeights(scaled, offset);
    }

    /// The weights of these features, 0 for one that has none.
    double[] of(List<String> names) {
        return names.stream().mapToDouble(name -> byFeature.getOrDefault(name, 0.0)).toArray();
    }

    /// The scores of all cold items.
    ///
    /// @param names of the features
    /// @param features one row after the other
    float[] scores(List<String> names, float[] features) {
        double[] weights = of(names);
        float[] scores = new float[features.length / weights.length];
        for (int c = 0; c < scores.length; c++) {
            double score = offset;
            for (int f = 0; f < weights.length; f++) {
                score += weights[f] * features[c * weights.length + f];
            }
            scores[c] = (float) score;
        }
        return scores;
    }
}
