package dev.thence.bench.serving;

import dev.thence.evaluation.SparseRows;
import dev.thence.model.Evidence;
import dev.thence.model.MatchEvidence;
import dev.thence.model.Model;
import dev.thence.model.PairEvidence;
import dev.thence.model.Question;
import dev.thence.serving.Recommendation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The obvious way to an answer: every score of the catalogue by plain loops over the model's
/// tables, in double precision, then a sort of all of them. What fast paths give is held against
/// it.
final class SlowAnswers {
    /// Scores are sums of floats of up to 20.
    private static final double TOLERANCE = 1e-4;

    private final Model model;
    private final double[] targetTerms;

    SlowAnswers(Model model) {
        this.model = model;
        targetTerms = new double[model.ids().count()];
        for (Evidence evidence : model.scorer(Question.NEXT_ORDER).evidences()) {
            if (!(evidence instanceof MatchEvidence) && !(evidence instanceof PairEvidence)) {
                for (int node = 0; node < targetTerms.length; node++) {
                    targetTerms[node] += weight(evidence) * evidence.value(0, node);
                }
            }
        }
    }

    private double weight(Evidence evidence) {
        return model.manifest().weights().get(Question.NEXT_ORDER)
                .getOrDefault(evidence.name(), 0.0);
    }

    /// The mean of the scores after these items, of every node.
    private double[] scores(int... items) {
        double[] scores = targetTerms.clone();
        double[] mean = mean(items);
        int d = mean.length;
        for (Evidence evidence : model.scorer(Question.NEXT_ORDER).evidences()) {
            double weight = weight(evidence);
            if (evidence instanceof MatchEvidence match) {
                for (int node = 0; node < scores.length; node++) {
                    double dot = 0;
                    for (int j = 0; j < d; j++) {
                        dot += mean[j] * match.targets().get(node, j);
                    }
                    scores[node] += weight * dot / match.temperature();
                }
            } else if (evidence instanceof PairEvidence pair) {
                SparseRows rows = pair.rows();
                for (int item : items) {
                    for (long p = rows.begin(item); p < rows.end(item); p++) {
                        scores[rows.target(p)] += weight * rows.excess(p) / items.length;
                    }
                }
            }
        }
        return scores;
    }

    private double[] mean(int... items) {
        double[] mean = new double[model.sources().columns()];
        for (int item : items) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += model.sources().get(item, j) / (double) items.length;
            }
        }
        return mean;
    }

    /// Holds an answer against all scores: as many entries as may be, the best ones, each with its
    /// own score, none twice, all of which may be there.
    ///
    /// @param passes the condition, and whatever else may keep an item out
    /// @param items what was asked about
    /// @throws IllegalStateException saying what is wrong, and of which item
    void require(List<Recommendation> answer, int limit, IntPredicate passes, int... items) {
        double[] scores = scores(items);
        int[] candidates = IntStream.range(0, scores.length).filter(passes).toArray();
        double[] best = Arrays.stream(candidates).mapToDouble(node -> scores[node]).sorted()
                .toArray();
        int entries = Math.min(limit, best.length);
        if (answer.size() != entries) {
            throw wrong(items, "has " + answer.size() + " entries, must have " + entries);
        }
        var seen = new HashSet<String>();
        for (int place = 0; place < entries; place++) {
            var given = answer.get(place);
            int node = model.ids().require(given.item());
            if (Arrays.binarySearch(candidates, node) < 0 || !seen.add(given.item())) {
                throw wrong(items, "has " + given.item() + " at place " + place
                        + ", which may not be there");
            }
            requireClose(items, place, given.score(), scores[node]);
            requireClose(items, place, given.score(), best[best.length - 1 - place]);
        }
    }

    private void requireClose(int[] items, int place, double given, double expected) {
        if (!(Math.abs(given - expected) <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
            throw wrong(items, String.format(Locale.ROOT,
                    "has score %.6f at place %d, must be %.6f", given, place, expected));
        }
    }

    private static IllegalStateException wrong(int[] items, String problem) {
        return new IllegalStateException("the answer to " + Arrays.stream(items)
                .mapToObj(MadeShop::id).toList() + " " + problem);
    }
}
