package dev.thence.pipeline;

import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.QuerySet;
import dev.thence.fitting.FitView;
import dev.thence.fitting.LogProbability;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/// The weights of one question, fitted on validation queries: with the learned vectors and, the
/// same way, without them.
///
/// @param weights what the model answers with
/// @param withoutMatch the same evidences less `match` and `bias`, fitted on the same queries
/// @param matchHelps whether the learned vectors helped on customers they were not fitted on; when
///     not, `weights` is `withoutMatch`
public record FittedQuestion(EvidenceWeights weights, EvidenceWeights withoutMatch,
        boolean matchHelps) {
    private static final String BIAS = "bias";
    /// Evidences that exist because vectors were learned.
    static final Set<String> LEARNED = Set.of(MatchEvidence.NAME, BIAS);
    /// Queries a fit is made on; more of a graph, whose edges are not drawn by customer, and on the
    /// head of the ranking alone, which costs less.
    private static final int QUERIES = 2500;
    private static final int LINK_QUERIES = 5000;
    private static final int HEAD_QUERIES = 10_000;
    /// Queries on each side that say whether the learned vectors help: more, since a gain of a few
    /// hundredths must be told from noise and a query costs no fit.
    private static final int JUDGED = 5000;

    /// Fits on the validation queries of the customers that `half` chooses.
    static FittedQuestion fit(Question question, List<Evidence> evidences, QuerySet validation,
            Half half, Map<String, Double> prior, long seed, Workers workers) {
        return fit(question, evidences, validation, half, List.of(), prior, seed, workers);
    }

    /// The same on further queries beside them, which have evidences of their own.
    static FittedQuestion fit(Question question, List<Evidence> evidences, QuerySet validation,
            Half half, List<FitView> further, Map<String, Double> prior, long seed,
            Workers workers) {
        return fit(evidences, half,
                new Fitting(question, validation, further, prior, Map.of(), seed, workers));
    }

    /// The same on what `ranking` has in front, and drawn to it. Without the learned bias, which
    /// says again how popular a target is: of the two, a fit of one month trusts the wrong one in
    /// the next.
    static FittedQuestion fitHead(Question question, List<Evidence> evidences, QuerySet validation,
            Half half, Map<String, Double> prior, Map<String, Double> ranking, long seed,
            Workers workers) {
        var drawnTo = new HashMap<>(prior);
        drawnTo.putAll(ranking);
        return fit(evidences.stream().filter(e -> !e.name().equals(BIAS)).toList(), half,
                new Fitting(question, validation, List.of(), drawnTo, ranking, seed, workers));
    }

    private static FittedQuestion fit(List<Evidence> evidences, Half half, Fitting fit) {
        boolean helps = evidences.stream().anyMatch(e -> LEARNED.contains(e.name()))
                && fit.gain(evidences, half) > 0;
        var views = fit.views(evidences, half::has, fit.most());
        EvidenceWeights without = fit.signed(unlearned(views));
        EvidenceWeights with = helps ? fit.signed(views) : without;
        return new FittedQuestion(with, without, helps);
    }

    private static List<FitView> unlearned(List<FitView> views) {
        return views.stream().map(view -> view.with(e -> !LEARNED.contains(e.name()))).toList();
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

    /// @param ranking what finds the head that the fit is made on; empty where it is made on all
    private record Fitting(Question question, QuerySet validation, List<FitView> further,
            Map<String, Double> prior, Map<String, Double> ranking, long seed, Workers workers) {

        int most() {
            int onAll = question.isOfGraph() ? LINK_QUERIES : QUERIES;
            return ranking.isEmpty() ? onAll : HEAD_QUERIES;
        }

        /// At most so many validation queries and the further ones, of the customers wanted.
        List<FitView> views(List<Evidence> evidences, IntPredicate customer, int most) {
            var views = new ArrayList<FitView>();
            views.add(new FitView(evidences,
                    QuerySample.of(validation, most, seed, customer)));
            for (FitView view : further) {
                views.add(new FitView(view.evidences(), view.queries().stream()
                        .filter(query -> customer.test(query.customer())).toList()));
            }
            return views;
        }

        /// How much is gained by the learned evidences, each half of the customers judged by weights
        /// of the other: of a log the ranking, of a graph the log probability. Half of a graph's
        /// validation edges leave a standard error in the ranking of what the vectors are worth.
        double gain(List<Evidence> evidences, Half half) {
            double gain = 0;
            for (int fold = 0; fold < 2; fold++) {
                int judged = fold;
                var fitted = views(evidences, c -> half.has(c) && fold(c) != judged, most() / 2);
                var others = views(evidences, c -> half.has(c) && fold(c) == judged, JUDGED);
                if (FitView.queryCount(fitted) == 0 || FitView.queryCount(others) == 0) {
                    return 1;
                }
                gain += question.isOfGraph()
                        ? logProbability(others, likeliest(fitted).weights())
                                - logProbability(unlearned(others),
                                        likeliest(unlearned(fitted)).weights())
                        : ndcg(others, signed(fitted))
                                - ndcg(unlearned(others), signed(unlearned(fitted)));
            }
            return gain;
        }

        private static int fold(int customer) {
            return (int) (SplitMix64.mix(customer, 0x666f6c64L) >>> 63);
        }

        /// The mean over the queries of all views.
        private double ndcg(List<FitView> views, EvidenceWeights weights) {
            double sum = 0;
            for (FitView view : views) {
                if (!view.queries().isEmpty()) {
                    var set = QuerySet.of("validation", validation.ties(), validation.order(),
                            view.queries());
                    sum += view.queries().size() * Evaluator.evaluate(
                            new Scorer(validation.nodeCount(), view.evidences(), weights), set,
                            workers).macro(Metric.NDCG_10);
                }
            }
            return sum / FitView.queryCount(views);
        }

        /// The mean over the queries of all views.
        private double logProbability(List<FitView> views, EvidenceWeights weights) {
            int n = validation.nodeCount();
            double sum = 0;
            for (FitView view : views) {
                sum += LogProbability.sum(n, new Scorer(n, view.evidences(), weights),
                        view.queries(), workers);
            }
            return sum / FitView.queryCount(views);
        }

        private EvidenceWeights signed(List<FitView> views) {
            var fitted = likeliest(views);
            return ranked(fitted.weights(), fitted.views());
        }

        private Signed likeliest(List<FitView> views) {
            int n = validation.nodeCount();
            return signed(views, kept -> ranking.isEmpty()
                    ? WeightFit.fit(question, n, kept, prior, workers)
                    : WeightFit.fitHead(question, n, kept, prior, ranking, workers));
        }

        /// A fit in which what must not push down (the match) does not, and what must not lift (the
        /// direction) does not: an evidence with the wrong sign is left out and the rest fitted
        /// again.
        private static Signed signed(List<FitView> all,
                Function<List<FitView>, EvidenceWeights> fit) {
            var views = all;
            while (true) {
                var weights = fit.apply(views);
                var wrong = wrongSigns(weights);
                if (wrong.isEmpty()) {
                    return new Signed(weights, views);
                }
                views = views.stream().map(view -> view.with(e -> !wrong.contains(e.name())))
                        .toList();
            }
        }

        /// Weights, and the views with the evidences that have one.
        private record Signed(EvidenceWeights weights, List<FitView> views) {}

        /// Weights moved on towards the ranking measure. Not for the next order: what sells there
        /// shifts with the season, and weights tuned to the ranking of one month did worse in the
        /// next. Of a graph, the fit on all queries, that on the likely ones or that on the head
        /// which the first of them ranks, whichever ranks best; the earlier of equal ones.
        private EvidenceWeights ranked(EvidenceWeights fitted, List<FitView> views) {
            int n = validation.nodeCount();
            return switch (question) {
                case NEXT_ORDER, WHOLE_NEXT_ORDER, BASKET, SAME_VISIT -> fitted;
                case SAME_ORDER -> RankFit.fit(fitted, n, views.getFirst().evidences(),
                        views.getFirst().queries(), workers);
                case LINK, LINK_SOURCE -> best(views, List.of(fitted,
                        signed(views, kept -> WeightFit.fitLikely(fitted, n, kept, prior, workers))
                                .weights(),
                        signed(views, kept -> WeightFit.fitHead(question, n, kept, prior,
                                fitted.byEvidence(), workers)).weights()));
            };
        }

        private EvidenceWeights best(List<FitView> views, List<EvidenceWeights> tried) {
            var best = tried.getFirst();
            double highest = ndcg(views, best);
            for (EvidenceWeights each : tried.subList(1, tried.size())) {
                double ndcg = ndcg(views, each);
                if (ndcg > highest) {
                    best = each;
                    highest = ndcg;
                }
            }
            return best;
        }

        private static Set<String> wrongSigns(EvidenceWeights weights) {
            return weights.byEvidence().entrySet().stream()
                    .filter(e -> hasWrongSign(e.getKey(), e.getValue())).map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
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
