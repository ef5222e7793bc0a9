package dev.thence.bench;

import dev.thence.evaluation.Baseline;
import dev.thence.evaluation.TargetScorer;
import java.util.List;

/// A method to be judged.
record Method(String name, MethodResult.Role role, TargetScorer scorer) {
    static final String MODEL = "Thence";
    static final String WITHOUT_MATCH = "evidences without match";
    static final String LEARNED_ALONE = "learned vectors alone";

    static List<Method> of(List<Baseline> baselines) {
        return baselines.stream()
                .map(one -> new Method(one.name(), MethodResult.Role.BASELINE, one.scorer()))
                .toList();
    }
}
