package dev.thence.bench;

import dev.thence.bench.MethodResult.Role;
import dev.thence.engine.TrialReport;
import dev.thence.evaluation.Baseline;
import dev.thence.evaluation.TargetScorer;
import java.util.ArrayList;
import java.util.List;

/// A method to be judged.
record Method(String name, Role role, TargetScorer scorer) {

    /// Baselines, then what learning makes of the evidences: the rows of every table.
    static List<Method> rows(List<Baseline> baselines, TargetScorer learnedAlone,
            TargetScorer withoutMatch, TargetScorer model) {
        var rows = new ArrayList<Method>();
        for (var baseline : baselines) {
            rows.add(new Method(baseline.name(), Role.BASELINE, baseline.scorer()));
        }
        rows.add(new Method(TrialReport.LEARNED_ALONE, Role.LEARNED_ALONE, learnedAlone));
        rows.add(new Method(TrialReport.WITHOUT_MATCH, Role.WITHOUT_MATCH, withoutMatch));
        rows.add(new Method(TrialReport.MODEL, Role.MODEL, model));
        return List.copyOf(rows);
    }
}
