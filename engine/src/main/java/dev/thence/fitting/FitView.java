package dev.thence.fitting;

import dev.thence.evaluation.Query;
import dev.thence.model.Evidence;
import java.util.List;
import java.util.function.Predicate;

/// Queries that weights are fitted on, and the evidences they are answered with. Weights that are
/// fitted on several views at once are those of the evidences' names, which all views share.
///
/// @param evidences in the same order in every view
/// @param queries may be none
public record FitView(List<Evidence> evidences, List<Query> queries) {
    public FitView {
        evidences = List.copyOf(evidences);
        queries = List.copyOf(queries);
    }

    public FitView with(Predicate<Evidence> kept) {
        return new FitView(evidences.stream().filter(kept).toList(), queries);
    }

    /// The queries of all views.
    public static int queryCount(List<FitView> views) {
        return views.stream().mapToInt(view -> view.queries().size()).sum();
    }
}
