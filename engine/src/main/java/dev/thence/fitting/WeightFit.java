package dev.thence.fitting;

import dev.thence.evaluation.Query;
import dev.thence.graph.Workers;
import dev.thence.model.Evidence;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.Question;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Fits one weight per evidence by softmax regression: the weights that give the right targets of
/// the validation queries the most probability among all candidates, drawn towards prior weights
/// where there are few queries.
///
/// The objective is convex and solved by Newton's method with step halving. The candidates of a
/// query are its [FitCandidates]: all targets of a small catalogue, else those the prior ranks first
/// and a weighted sample of the rest. One step costs O(queries candidates evidences^2). The result
/// does not depend on the number of threads.
public final class WeightFit {
    private static final int MAX_STEPS = 25;
    private static final int CHUNK = 32;
    private static final double RIDGE = 1e-3;
    /// Below this many queries the prior pulls harder, in proportion.
    public static final int QUERIES_FOR_FULL_TRUST = 1000;
    /// The probability of a target that may come to stand among the first ones: one in 55.
    private static final double LIKELY = Math.exp(-4);
    private static final int LIKELY_ROUNDS = 2;

    private final FitCandidates[] queries;
    private final double[] prior;
    private final double ridge;
    private final Workers workers;

    private WeightFit(FitCandidates[] queries, double[] prior, Workers workers) {
        this.queries = queries;
        this.prior = prior;
        this.workers = workers;
        this.ridge = RIDGE * Math.max(1, (double) QUERIES_FOR_FULL_TRUST / queries.length);
    }

    /// The fitted weights; the prior itself when there is no query.
    ///
    /// @param prior the weight per evidence name to be drawn to; a missing one is 0
    public static EvidenceWeights fit(Question question, int nodeCount, List<Evidence> evidences,
            List<Query> queries, Map<String, Double> prior, Workers workers) {
        return fit(question, nodeCount, List.of(new FitView(evidences, queries)), prior, workers);
    }

    /// The same on several views at once, at least one.
    public static EvidenceWeights fit(Question question, int nodeCount, List<FitView> views,
            Map<String, Double> prior, Workers workers) {
        double[] start = start(views, prior);
        var queries = candidates(nodeCount, views, start, workers);
        return named(question, views, fit(queries, start, workers));
    }

    /// The same on the head of the ranking alone: the targets that `ranking` has in front. What is
    /// reported is the first ten; all of a catalogue asks most of all which of a thousand targets
    /// nobody sees is the likelier.
    ///
    /// @param ranking the weight per evidence name that says which targets these are
    public static EvidenceWeights fitHead(Question question, int nodeCount, List<FitView> views,
            Map<String, Double> prior, Map<String, Double> ranking, Workers workers) {
        var queries = views.stream().flatMap(view -> Arrays.stream(FitCandidates.head(nodeCount,
                view.evidences(), view.queries(), start(views, ranking), workers)))
                .toArray(FitCandidates[]::new);
        return named(question, views, fit(queries, start(views, prior), workers));
    }

    /// From fitted weights the weights of those queries alone whose targets are within reach of the
    /// first places: a probability of [#LIKELY] or more. The others, most of them on a sparse graph,
    /// tell how to order what nobody will see.
    public static EvidenceWeights fitLikely(EvidenceWeights fitted, int nodeCount,
            List<FitView> views, Map<String, Double> prior, Workers workers) {
        double[] start = start(views, prior);
        var queries = candidates(nodeCount, views, start, workers);
        double[] weights = start(views, fitted.byEvidence());
        for (int round = 0; round < LIKELY_ROUNDS; round++) {
            weights = fit(likely(queries, weights, workers), start, workers);
        }
        return named(fitted.question(), views, weights);
    }

    private static double[] start(List<FitView> views, Map<String, Double> prior) {
        return views.getFirst().evidences().stream()
                .mapToDouble(evidence -> prior.getOrDefault(evidence.name(), 0.0)).toArray();
    }

    private static FitCandidates[] candidates(int nodeCount, List<FitView> views, double[] start,
            Workers workers) {
        return start.length == 0 ? new FitCandidates[0]
                : views.stream().flatMap(view -> Arrays.stream(FitCandidates.of(nodeCount,
                        view.evidences(), view.queries(), start, workers)))
                        .toArray(FitCandidates[]::new);
    }

    /// The queries whose targets have a probability of [#LIKELY] or more.
    private static FitCandidates[] likely(FitCandidates[] queries, double[] weights,
            Workers workers) {
        boolean[] kept = new boolean[queries.length];
        workers.forRange(queries.length, CHUNK, (from, to) -> {
            for (int q = from; q < to; q++) {
                kept[q] = queries[q].loss(weights) <= -Math.log(LIKELY);
            }
        });
        return IntStream.range(0, kept.length).filter(q -> kept[q]).mapToObj(q -> queries[q])
                .toArray(FitCandidates[]::new);
    }

    private static EvidenceWeights named(Question question, List<FitView> views,
            double[] weights) {
        var byEvidence = new LinkedHashMap<String, Double>();
        for (int k = 0; k < weights.length; k++) {
            byEvidence.put(views.getFirst().evidences().get(k).name(), weights[k]);
        }
        return new EvidenceWeights(question, byEvidence);
    }

    /// The weights of queries whose candidates are at hand, drawn to these.
    public static double[] fit(FitCandidates[] queries, double[] prior, Workers workers) {
        return queries.length == 0 ? prior : new WeightFit(queries, prior, workers).solve();
    }

    private double[] solve() {
        double[] weights = prior.clone();
        Sums at = sums(weights);
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] direction = at.newtonDirection(weights, prior, ridge);
            double scale = 1;
            Sums next;
            double[] moved;
            do {
                moved = weights.clone();
                for (int k = 0; k < moved.length; k++) {
                    moved[k] -= scale * direction[k];
                }
                next = sums(moved);
                scale /= 2;
            } while (!(next.objective(moved, prior, ridge) <= at.objective(weights, prior, ridge))
                    && scale > 1e-4);
            double gain = at.objective(weights, prior, ridge) - next.objective(moved, prior, ridge);
            if (!(gain > 0)) {
                break;
            }
            weights = moved;
            at = next;
            if (gain < 1e-7) {
                break;
            }
        }
        return weights;
    }

    private Sums sums(double[] weights) {
        int chunks = (queries.length + CHUNK - 1) / CHUNK;
        var parts = new Sums[chunks];
        workers.forRange(queries.length, CHUNK, (from, to) -> {
            var part = new Sums(weights.length);
            for (int q = from; q < to; q++) {
                part.add(queries[q], weights);
            }
            parts[from / CHUNK] = part;
        });
        var total = new Sums(weights.length);
        for (Sums part : parts) {
            total.add(part);
        }
        total.scale(1.0 / queries.length);
        return total;
    }

    /// Loss, gradient and curvature of some queries.
    private static final class Sums {
        double loss;
        final double[] gradient;
        final double[] curvature;

        Sums(int features) {
            gradient = new double[features];
            curvature = new double[features * features];
        }

        void add(FitCandidates query, double[] weights) {
            double[] probability = query.probabilities(weights);
            loss += query.loss(weights);
            int features = weights.length;
            double[] mean = new double[features];
            double[] second = new double[features * features];
            for (int i = 0; i < probability.length; i++) {
                for (int k = 0; k < features; k++) {
                    double scaled = probability[i] * query.value(i, k);
                    mean[k] += scaled;
                    for (int l = 0; l <= k; l++) {
                        second[k * features + l] += scaled * query.value(i, l);
                    }
                }
            }
            for (int k = 0; k < features; k++) {
                gradient[k] += mean[k] - query.relevantMean(k);
                for (int l = 0; l <= k; l++) {
                    double covariance = second[k * features + l] - mean[k] * mean[l];
                    curvature[k * features + l] += covariance;
                    curvature[l * features + k] += l < k ? covariance : 0;
                }
            }
        }

        void add(Sums other) {
            loss += other.loss;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += other.gradient[i];
            }
            for (int i = 0; i < curvature.length; i++) {
                curvature[i] += other.curvature[i];
            }
        }

        void scale(double factor) {
            loss *= factor;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= factor;
            }
            for (int i = 0; i < curvature.length; i++) {
                curvature[i] *= factor;
            }
        }

        double objective(double[] weights, double[] prior, double ridge) {
            double pull = 0;
            for (int k = 0; k < weights.length; k++) {
                pull += (weights[k] - prior[k]) * (weights[k] - prior[k]);
            }
            return loss + ridge / 2 * pull;
        }

        double[] newtonDirection(double[] weights, double[] prior, double ridge) {
            int features = gradient.length;
            var hessian = new DMatrixRMaj(features, features, true, curvature.clone());
            var right = new DMatrixRMaj(features, 1, true, gradient.clone());
            for (int k = 0; k < features; k++) {
                hessian.data[k * features + k] += ridge;
                right.data[k] += ridge * (weights[k] - prior[k]);
            }
            var step = new DMatrixRMaj(features, 1);
            CommonOps_DDRM.solve(hessian, right, step);
            return step.data;
        }
    }
}
