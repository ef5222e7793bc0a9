package dev.thence.pipeline;

import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.Query;
import dev.thence.evaluation.QuerySet;
import dev.thence.fitting.QuerySample;
import dev.thence.fitting.RankFit;
import dev.thence.fitting.WeightFit;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.DirectionHead;
import dev.thence.model.Evidence;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.MatchEvidence;
import dev.thence.model.Question;
import dev.thence.model.Scorer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The weights of one question, fitted on validation queries: with the learned vectors and, the
/// same way, without them.
///
/// @param weights what the model answers with
/// @param withoutMatch the same evidences less `match` and `bias`, fitted on the same queries
/// @param matchHelps whether the learned vectors helped on customers they were not fitted on; when
///     not, `weights` is `withoutMatch`
public record FittedQuestion(EvidenceWeights weights, EvidenceWeights withoutMatch,
        boolean matchHelps) {
    /// Evidences that exist because vectors were learned.
    static final Set<String> LEARNED = Set.of(MatchEvidence.NAME, "bias");
    /// Queries a fit is made on.
    private static final int QUERIES = 2500;

    /// Fits on the validation queries of the customers that `half` chooses.
    static FittedQuestion fit(Question question, List<Evidence> evidences, QuerySet validation,
            Half half, Map<String, Double> prior, long seed, Workers workers) {
        int n = validation.nodeCount();
        var fit = new Fitting(question, n, prior, seed, workers);
        var unlearned = evidences.stream().filter(e -> !LEARNED.contains(e.name())).toList();
        boolean helps = unlearned.size() < evidences.size()
                && fit.gain(evidences, unlearned, validation, half) > 0;
        EvidenceWeights without = fit.on(unlearned, validation, half);
        EvidenceWeights with = helps ? fit.on(evidences, validation, half) : without;
        return new FittedQuestion(with, without, helps);
    }

    /// The same with the direction evidence at full weight: its value is the log of the odds that the
    /// pair runs the other way, so that -1 gives a target the share of its probability that the
    /// direction leaves it. A fit on past orders alone falls short of that: the product a customer
    /// bought before is not among the candidates it is fitted on, but it is on a page.
    FittedQuestion pushingDown(DirectionHead head) {
        return head.isSilent() ? this : new FittedQuestion(pushingDown(weights),
                pushingDown(withoutMatch), matchHelps);
    }

    private static EvidenceWeights pushingDown(EvidenceWeights fitted) {
        var byEvidence = new LinkedHashMap<>(fitted.byEvidence());
        byEvidence.merge(DirectionHead.EVIDENCE, -1.0, Math::min);
        return new EvidenceWeights(fitted.question(), byEvidence);
    }

    private record Fitting(Question question, int n, Map<String, Double> prior, long seed,
            Workers workers) {

        EvidenceWeights on(List<Evidence> evidences, QuerySet validation, Half half) {
            var queries = QuerySample.of(validation, QUERIES, seed, half::has);
            return signed(evidences, queries);
        }

        /// How much the ranking gains by the learned evidences, each half of the customers judged
        /// by weights of the other.
        double gain(List<Evidence> all, List<Evidence> unlearned, QuerySet validation, Half half) {
            double gain = 0;
            for (int fold = 0; fold < 2; fold++) {
                int judged = fold;
                var fitted = QuerySample.of(validation, QUERIES / 2, seed,
                        c -> half.has(c) && fold(c) != judged);
                var others = QuerySample.of(validation, QUERIES / 2, seed,
                        c -> half.has(c) && fold(c) == judged);
                if (fitted.isEmpty() || others.isEmpty()) {
                    return 1;
                }
                var set = QuerySet.of("validation", validation.ties(), validation.order(), others);
                gain += ndcg(all, signed(all, fitted), set)
                        - ndcg(unlearned, signed(unlearned, fitted), set);
            }
            return gain;
        }

        private static int fold(int customer) {
            return (int) (SplitMix64.mix(customer, 0x666f6c64L) >>> 63);
        }

        private double ndcg(List<Evidence> evidences, EvidenceWeights weights, QuerySet set) {
            return Evaluator.evaluate(new Scorer(n, evidences, weights), set, workers)
                    .macro(Metric.NDCG_10);
        }

        /// A fit in which what must not push down (the match) does not, and what must not lift (the
        /// direction) does not: an evidence with the wrong sign is left out and the rest fitted
        /// again.
        private EvidenceWeights signed(List<Evidence> evidences, List<Query> queries) {
            var kept = new ArrayList<>(evidences);
            while (true) {
                EvidenceWeights weights = WeightFit.fit(question, n, kept, queries, prior, workers);
                boolean dropped = kept.removeIf(e -> hasWrongSign(e.name(), weights.of(e.name())));
                if (!dropped) {
                    return isRanked() ? RankFit.fit(weights, n, kept, queries, workers) : weights;
                }
            }
        }

        /// Whether the weights are moved on towards the ranking measure. Not for the next order: what
        /// sells there shifts with the season, and weights tuned to the ranking of one month did
        /// worse in the next.
        private boolean isRanked() {
            return question == Question.SAME_ORDER;
        }

        private static boolean hasWrongSign(String evidence, double weight) {
            return switch (evidence) {
                case MatchEvidence.NAME -> weight < 0;
                case DirectionHead.EVIDENCE -> weight > 0;
                default -> false;
            };
        }
    }
}
