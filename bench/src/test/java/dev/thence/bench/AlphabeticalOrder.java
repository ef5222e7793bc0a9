package dev.thence.bench;

import dev.thence.evaluation.TargetScorer;

/// A method as a user would bring it: the class is named in `META-INF/services`.
public final class AlphabeticalOrder implements EdgesMethod {
    /// As a service needs it.
    public AlphabeticalOrder() {}

    @Override
    public String name() {
        return "alphabetical";
    }

    @Override
    public TargetScorer fit(EdgesView view) {
        return (source, scores) -> {
            for (int target = 0; target < scores.length; target++) {
                scores[target] = -target;
            }
        };
    }
}
