package dev.thence.fitting;

import dev.thence.evaluation.Query;
import dev.thence.graph.Workers;
import dev.thence.model.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Which of the costly evidences of a question are worth their lists: a group stays where it makes
/// held-out validation targets more probable, by more than chance would.
///
/// Groups are tried in their order, each beside what stayed before it. Weights are fitted on four
/// fifths of the queries and judged on the fifth they have not seen, in turn.
public final class EvidenceChoice {
    private static final int FOLDS = 5;
    /// Standard errors that the gain in mean log probability must be above.
    private static final double CONFIDENCE = 2;

    private final FitCandidates[] queries;
    private final List<Evidence> evidences;
    private final double[] prior;
    private final Workers workers;

    private EvidenceChoice(FitCandidates[] queries, List<Evidence> evidences, double[] prior,
            Workers workers) {
        this.queries = queries;
        this.evidences = evidences;
        this.prior = prior;
        this.workers = workers;
    }

    /// The names of the groups' evidences that are not worth it; all of them where there are no
    /// queries to tell.
    ///
    /// @param groups names of evidences, each group to stay or to go as a whole
    public static Set<String> idle(int nodeCount, List<Evidence> evidences, List<Set<String>> groups,
            List<Query> queries, Map<String, Double> prior, Workers workers) {
        double[] start = evidences.stream()
                .mapToDouble(e -> prior.getOrDefault(e.name(), 0.0)).toArray();
        var candidates = FitCandidates.of(nodeCount, evidences, queries, start, workers);
        return new EvidenceChoice(candidates, evidences, start, workers).idle(groups);
    }

    private Set<String> idle(List<Set<String>> groups) {
        var idle = new HashSet<String>();
        groups.forEach(idle::addAll);
        if (queries.length < FOLDS) {
            return idle;
        }
        double[] losses = losses(kept(idle));
        for (Set<String> group : groups) {
            var tried = new HashSet<>(idle);
            tried.removeAll(group);
            double[] without = losses;
            double[] with = losses(kept(tried));
            double[] gains = IntStream.range(0, with.length)
                    .mapToDouble(q -> without[q] - with[q]).toArray();
            if (isCertain(gains)) {
                idle = tried;
                losses = with;
            }
        }
        return idle;
    }

    private int[] kept(Set<String> idle) {
        return IntStream.range(0, evidences.size())
                .filter(k -> !idle.contains(evidences.get(k).name())).toArray();
    }

    /// Minus the log probability of every query's targets under weights fitted on other queries.
    private double[] losses(int[] columns) {
        double[] some = IntStream.of(columns).mapToDouble(k -> prior[k]).toArray();
        double[] losses = new double[queries.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            var fitted = new ArrayList<FitCandidates>();
            for (int q = 0; q < queries.length; q++) {
                if (q % FOLDS != fold) {
                    fitted.add(queries[q].columns(columns));
                }
            }
            double[] weights = WeightFit.fit(fitted.toArray(FitCandidates[]::new), some, workers);
            for (int q = fold; q < queries.length; q += FOLDS) {
                losses[q] = queries[q].columns(columns).loss(weights);
            }
        }
        return losses;
    }

    private static boolean isCertain(double[] gains) {
        double sum = 0;
        double squares = 0;
        for (double gain : gains) {
            sum += gain;
            squares += gain * gain;
        }
        return sum > CONFIDENCE * Math.sqrt(squares);
    }
}
