package dev.thence.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How much each evidence counts for one question.
///
/// @param question what they were fitted for
/// @param byEvidence the weight per evidence name, in the order of the evidences
public record EvidenceWeights(Question question, Map<String, Double> byEvidence) {

    public EvidenceWeights {
        byEvidence.forEach((name, weight) -> {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException(
                        "weight of evidence " + name + " is " + weight + ", must be finite");
            }
        });
        byEvidence = Collections.unmodifiableMap(new LinkedHashMap<>(byEvidence));
    }

    /// The weight of an evidence; 0 for one that the fit did not know.
    public double of(String evidence) {
        return byEvidence.getOrDefault(evidence, 0.0);
    }
}
