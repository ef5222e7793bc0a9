package dev.thence.bench.methods;

import dev.thence.bench.FitNotes;
import dev.thence.evaluation.TargetScorer;
import java.util.List;

/// Scores with sentences for the page.
record Noted(TargetScorer ranking, List<String> notes) implements TargetScorer, FitNotes {
    @Override
    public void scoreTargets(int source, float[] scores) {
        ranking.scoreTargets(source, scores);
    }
}
