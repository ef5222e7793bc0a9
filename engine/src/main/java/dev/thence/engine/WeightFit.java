package dev.thence.engine;

import dev.thence.evaluation.Query;
import dev.thence.graph.Workers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Fits one weight per evidence by softmax regression: the weights that give the right targets of
/// the validation queries the most probability among all candidates, drawn towards prior weights
/// where there are few queries.
///
/// The objective is convex and solved by Newton's method with step halving; targets of negligible
/// probability are left out of the curvature, never out of the gradient. One step costs
/// O(queries n evidences). The result does not depend on the number of threads.
final class WeightFit {
    private static final int MAX_STEPS = 25;
    private static final int CHUNK = 16;
    private static final double NEGLIGIBLE = 1e-5;
    private static final double RIDGE = 1e-3;
    /// Below this many queries the prior pulls harder, in proportion.
    private static final double QUERIES_FOR_FULL_TRUST = 1000;

    private final int nodeCount;
    private final List<Evidence> evidences;
    private final List<Query> queries;
    private final double[] prior;
    private final double ridge;
    private final Workers workers;

    private WeightFit(int nodeCount, List<Evidence> evidences, List<Query> queries,
            double[] prior, Workers workers) {
        this.nodeCount = nodeCount;
        this.evidences = evidences;
        this.queries = queries;
        this.prior = prior;
        this.workers = workers;
        this.ridge = RIDGE * Math.max(1, QUERIES_FOR_FULL_TRUST / Math.max(1, queries.size()));
    }

    /// The fitted weights; the prior itself when there is no query.
    ///
    /// @param prior the weight per evidence name to be drawn to; a missing one is 0
    static EvidenceWeights fit(Question question, int nodeCount, List<Evidence> evidences,
            List<Query> queries, Map<String, Double> prior, Workers workers) {
        double[] start = new double[evidences.size()];
        for (int k = 0; k < start.length; k++) {
            start[k] = prior.getOrDefault(evidences.get(k).name(), 0.0);
        }
        double[] weights = queries.isEmpty() || start.length == 0 ? start
                : new WeightFit(nodeCount, evidences, queries, start, workers).solve();
        var byEvidence = new LinkedHashMap<String, Double>();
        for (int k = 0; k < weights.length; k++) {
            byEvidence.put(evidences.get(k).name(), weights[k]);
        }
        return new EvidenceWeights(question, byEvidence);
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
        int chunks = (queries.size() + CHUNK - 1) / CHUNK;
        var parts = new Sums[chunks];
        workers.forRange(queries.size(), CHUNK, (from, to) -> {
            var scratch = new Scratch(weights);
            var part = new Sums(weights.length);
            for (int q = from; q < to; q++) {
                scratch.add(queries.get(q), part);
            }
            parts[from / CHUNK] = part;
        });
        var total = new Sums(weights.length);
        for (Sums part : parts) {
            total.add(part);
        }
        total.scale(1.0 / queries.size());
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

    /// The evidences of one query, spread out over all targets.
    private final class Scratch {
        final double[] weights;
        final float[][] values = new float[evidences.size()][];
        final double[] probability = new double[nodeCount];

        Scratch(double[] weights) {
            this.weights = weights;
            for (int k = 0; k < values.length; k++) {
                values[k] = evidences.get(k) instanceof TargetEvidence target
                        ? target.values() : new float[nodeCount];
            }
        }

        void add(Query query, Sums sums) {
            spread(query.source());
            double logTotal = softmax(query);
            double share = 1.0 / query.relevant().length;
            for (int v : query.relevant()) {
                double logit = 0;
                for (int k = 0; k < weights.length; k++) {
                    logit += weights[k] * values[k][v];
                    sums.gradient[k] -= share * values[k][v];
                }
                sums.loss += share * (logTotal - logit);
            }
            double[] mean = new double[weights.length];
            double[] second = new double[weights.length * weights.length];
            for (int v = 0; v < nodeCount; v++) {
                double p = probability[v];
                if (p == 0) {
                    continue;
                }
                for (int k = 0; k < weights.length; k++) {
                    mean[k] += p * values[k][v];
                }
                if (p > NEGLIGIBLE) {
                    for (int k = 0; k < weights.length; k++) {
                        double scaled = p * values[k][v];
                        for (int l = 0; l <= k; l++) {
                            second[k * weights.length + l] += scaled * values[l][v];
                        }
                    }
                }
            }
            for (int k = 0; k < weights.length; k++) {
                sums.gradient[k] += mean[k];
                for (int l = 0; l <= k; l++) {
                    double covariance = second[k * weights.length + l] - mean[k] * mean[l];
                    sums.curvature[k * weights.length + l] += covariance;
                    if (l < k) {
                        sums.curvature[l * weights.length + k] += covariance;
                    }
                }
            }
        }

        private void spread(int source) {
            for (int k = 0; k < values.length; k++) {
                if (!(evidences.get(k) instanceof TargetEvidence)) {
                    EvidenceSpread.of(evidences.get(k), source, values[k]);
                }
            }
        }

        /// Fills the probabilities and returns the logarithm of their normaliser.
        private double softmax(Query query) {
            for (int v = 0; v < nodeCount; v++) {
                double logit = 0;
                for (int k = 0; k < weights.length; k++) {
                    logit += weights[k] * values[k][v];
                }
                probability[v] = logit;
            }
            for (int v : query.removed()) {
                probability[v] = Double.NEGATIVE_INFINITY;
            }
            double highest = Double.NEGATIVE_INFINITY;
            for (double logit : probability) {
                highest = Math.max(highest, logit);
            }
            double total = 0;
            for (int v = 0; v < nodeCount; v++) {
                probability[v] = Math.exp(probability[v] - highest);
                total += probability[v];
            }
            for (int v = 0; v < nodeCount; v++) {
                probability[v] /= total;
            }
            return highest + Math.log(total);
        }
    }
}
