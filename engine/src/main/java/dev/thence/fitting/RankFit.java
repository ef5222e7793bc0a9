package dev.thence.fitting;

import dev.thence.evaluation.Query;
import dev.thence.graph.Workers;
import dev.thence.model.Evidence;
import dev.thence.model.EvidenceSpread;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.Scorer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/// Moves weights that were fitted by likelihood towards the measure that is reported: NDCG@10, by
/// coordinate ascent over the candidates that the likelihood weights rank first.
///
/// A step is kept when it gains more than its customers' noise would by chance, so that few queries
/// move little. Deterministic. Costs O(queries candidates evidences) per step tried, after one
/// scoring of all targets per query.
public final class RankFit {
    /// Candidates kept per query.
    private static final int CANDIDATES = 200;
    private static final int CHUNK = 16;
    private static final int ROUNDS = 4;
    private static final int FEWEST_QUERIES = 50;
    private static final double[] FACTORS = {0.5, 0.75, 0.9, 1.1, 1.33, 2};
    /// Standard errors of the gain that a step must show.
    private static final double CONFIDENCE = 1;

    private final List<Evidence> evidences;
    private final List<Query> queries;
    private final Workers workers;
    private final float[][] features;
    private final boolean[][] relevant;
    private final double[] ideal;

    private RankFit(List<Evidence> evidences, List<Query> queries, Scorer start, Workers workers) {
        this.evidences = evidences;
        this.queries = queries;
        this.workers = workers;
        features = new float[queries.size()][];
        relevant = new boolean[queries.size()][];
        ideal = new double[queries.size()];
        int n = start.nodeCount();
        workers.forRange(queries.size(), CHUNK, (from, to) -> {
            float[] scores = new float[n];
            float[][] spread = new float[evidences.size()][n];
            for (int q = from; q < to; q++) {
                gather(q, start, scores, spread);
            }
        });
    }

    /// @param start weights to begin with
    /// The weights moved; the same when there are too few queries to tell noise from gain.
    public static EvidenceWeights fit(EvidenceWeights start, int nodeCount,
            List<Evidence> evidences, List<Query> queries, Workers workers) {
        if (queries.size() < FEWEST_QUERIES) {
            return start;
        }
        var used = evidences.stream().filter(e -> start.of(e.name()) != 0).toList();
        var scorer = new Scorer(nodeCount, evidences, start);
        double[] weights = used.stream().mapToDouble(e -> start.of(e.name())).toArray();
        weights = new RankFit(used, queries, scorer, workers).ascend(weights);
        var byName = new LinkedHashMap<>(start.byEvidence());
        for (int k = 0; k < weights.length; k++) {
            byName.put(used.get(k).name(), weights[k]);
        }
        return new EvidenceWeights(start.question(), byName);
    }

    private double[] ascend(double[] start) {
        double[] weights = start;
        double[] gains = gains(weights);
        for (int round = 0; round < ROUNDS; round++) {
            boolean moved = false;
            for (int k = 0; k < weights.length; k++) {
                for (double factor : FACTORS) {
                    double[] tried = weights.clone();
                    tried[k] *= factor;
                    double[] triedGains = gains(tried);
                    if (isBetter(triedGains, gains)) {
                        weights = tried;
                        gains = triedGains;
                        moved = true;
                    }
                }
            }
            if (!moved) {
                break;
            }
        }
        return weights;
    }

    private static boolean isBetter(double[] a, double[] b) {
        double sum = 0;
        double squares = 0;
        for (int q = 0; q < a.length; q++) {
            double difference = a[q] - b[q];
            sum += difference;
            squares += difference * difference;
        }
        return sum > CONFIDENCE * Math.sqrt(squares);
    }

    private double[] gains(double[] weights) {
        double[] gains = new double[queries.size()];
        workers.forRange(gains.length, 64, (from, to) -> {
            double[] scores = new double[CANDIDATES + 64];
            for (int q = from; q < to; q++) {
                gains[q] = ndcg(q, weights, scores);
            }
        });
        return gains;
    }

    private double ndcg(int q, double[] weights, double[] scratch) {
        int count = relevant[q].length;
        double[] scores = scratch.length >= count ? scratch : new double[count];
        for (int i = 0; i < count; i++) {
            double score = 0;
            for (int k = 0; k < weights.length; k++) {
                score += weights[k] * features[q][i * weights.length + k];
            }
            scores[i] = score;
        }
        double gain = 0;
        for (int i = 0; i < count; i++) {
            if (relevant[q][i]) {
                int ahead = 0;
                for (int j = 0; j < count; j++) {
                    ahead += scores[j] > scores[i] || scores[j] == scores[i] && j < i ? 1 : 0;
                }
                gain += ahead < 10 ? Math.log(2) / Math.log(2 + ahead) : 0;
            }
        }
        return gain / ideal[q];
    }

    private void gather(int q, Scorer start, float[] scores, float[][] spread) {
        Query query = queries.get(q);
        start.scoreBasket(query.sources(), scores);
        for (int v : query.removed()) {
            if (Arrays.binarySearch(query.relevant(), v) < 0) {
                scores[v] = Float.NEGATIVE_INFINITY;
            }
        }
        float[] sorted = scores.clone();
        Arrays.sort(sorted);
        float least = sorted[Math.max(0, sorted.length - CANDIDATES)];
        for (int k = 0; k < spread.length; k++) {
            EvidenceSpread.of(evidences.get(k), query.sources(), spread[k]);
        }
        int count = 0;
        for (float score : scores) {
            count += score >= least && score > Float.NEGATIVE_INFINITY ? 1 : 0;
        }
        features[q] = new float[count * spread.length];
        relevant[q] = new boolean[count];
        int i = 0;
        for (int v = 0; v < scores.length; v++) {
            if (scores[v] >= least && scores[v] > Float.NEGATIVE_INFINITY) {
                relevant[q][i] = Arrays.binarySearch(query.relevant(), v) >= 0;
                for (int k = 0; k < spread.length; k++) {
                    features[q][i * spread.length + k] = spread[k][v];
                }
                i++;
            }
        }
        for (int r = 0; r < Math.min(10, query.relevant().length); r++) {
            ideal[q] += Math.log(2) / Math.log(2 + r);
        }
    }
}
