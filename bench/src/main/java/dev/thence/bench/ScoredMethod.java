package dev.thence.bench;

import dev.thence.bench.MethodResult.Role;
import dev.thence.engine.TrialReport;
import dev.thence.evaluation.Baseline;
import dev.thence.evaluation.TargetScorer;
import java.util.ArrayList;
import java.util.List;

/// A fitted method and the role it has in a table.
record ScoredMethod(String name, Role role, TargetScorer scorer) {

    /// Baselines, then what learning makes of the evidences: the rows of every table.
    static List<ScoredMethod> rows(List<Baseline> baselines, TargetScorer learnedAlone,
            TargetScorer withoutMatch, TargetScorer model) {
        var rows = new ArrayList<ScoredMethod>();
        for (var baseline : baselines) {
            rows.add(new ScoredMethod(baseline.name(), Role.BASELINE, baseline.scorer()));
        }
        rows.add(new ScoredMethod(TrialReport.LEARNED_ALONE, Role.LEARNED_ALONE, learnedAlone));
        rows.add(new ScoredMethod(TrialReport.WITHOUT_MATCH, Role.WITHOUT_MATCH, withoutMatch));
        rows.add(new ScoredMethod(TrialReport.MODEL, Role.MODEL, model));
        return List.copyOf(rows);
    }
}
