package dev.thence.evaluation;

/// A simple method beside which a model is judged: its name, the same in every table, and its
/// scores.
public record Baseline(String name, TargetScorer scorer) {
    public Baseline {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a baseline's name is blank, must say what it is");
        }
    }
}
