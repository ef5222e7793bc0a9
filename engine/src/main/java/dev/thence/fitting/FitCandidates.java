package dev.thence.fitting;

import dev.thence.evaluation.Query;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.Evidence;
import dev.thence.model.EvidenceSpread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// The candidates of one query that weights are fitted on, with the value of every evidence: all
/// targets where there are few; else the ones that the prior weights rank first, the relevant ones,
/// and a uniform sample of the rest, each of which stands for its share of it.
///
/// The rest holds little of the probability, so that sampling it changes the sums by less than the
/// queries' own noise; the first and the relevant ones are exact.
public final class FitCandidates {
    private static final int EXACT = 1024;
    private static final int FIRST = 512;
    private static final int SAMPLED = 512;
    /// Targets in the head of a ranking.
    private static final int HEAD = 100;
    private static final int CHUNK = 16;
    private static final long KEY = 0x63616eL;

    private final int features;
    private final float[] values;
    /// The logarithm of how many targets the candidate stands for.
    private final float[] logCount;
    private final float[] relevantMeans;

    private FitCandidates(int features, float[] values, float[] logCount, float[] relevantMeans) {
        this.features = features;
        this.values = values;
        this.logCount = logCount;
        this.relevantMeans = relevantMeans;
    }

    /// The candidates of all queries. O(queries n evidences) time, 4 (evidences + 1) bytes per
    /// candidate.
    static FitCandidates[] of(int nodeCount, List<Evidence> evidences, List<Query> queries,
            double[] prior, Workers workers) {
        var all = new FitCandidates[queries.size()];
        workers.forRange(queries.size(), CHUNK, (from, to) -> {
            float[][] spread = new float[evidences.size()][nodeCount];
            for (int q = from; q < to; q++) {
                all[q] = of(q, queries.get(q), evidences, prior, spread);
            }
        });
        return all;
    }

    /// The head of the ranking as candidates: per query the targets that these weights rank first,
    /// and which of them are relevant. A query without a relevant one among them is left out.
    /// O(sources n evidences + queries n) time.
    static FitCandidates[] head(int nodeCount, List<Evidence> evidences, List<Query> queries,
            double[] ranking, Workers workers) {
        var bySource = new TreeMap<Integer, List<Integer>>();
        for (int q = 0; q < queries.size(); q++) {
            bySource.computeIfAbsent(queries.get(q).source(), _ -> new ArrayList<>()).add(q);
        }
        var groups = List.copyOf(bySource.values());
        var all = new FitCandidates[queries.size()][];
        workers.forRange(groups.size(), CHUNK, (from, to) -> {
            float[][] spread = new float[evidences.size()][nodeCount];
            float[] scores = new float[nodeCount];
            for (int g = from; g < to; g++) {
                int source = queries.get(groups.get(g).getFirst()).source();
                score(new int[] {source}, evidences, ranking, spread, scores);
                for (int q : groups.get(g)) {
                    all[q] = head(queries.get(q), spread, scores.clone());
                }
            }
        });
        return Arrays.stream(all).flatMap(Arrays::stream).toArray(FitCandidates[]::new);
    }

    private static void score(int[] sources, List<Evidence> evidences, double[] weights,
            float[][] spread, float[] scores) {
        Arrays.fill(scores, 0);
        for (int k = 0; k < spread.length; k++) {
            EvidenceSpread.of(evidences.get(k), sources, spread[k]);
            for (int v = 0; v < scores.length; v++) {
                scores[v] += (float) weights[k] * spread[k][v];
            }
        }
    }

    private static FitCandidates[] head(Query query, float[][] spread, float[] scores) {
        for (int v : query.removed()) {
            if (Arrays.binarySearch(query.relevant(), v) < 0) {
                scores[v] = Float.NEGATIVE_INFINITY;
            }
        }
        int[] nodes = first(scores);
        float[] values = new float[nodes.length * spread.length];
        float[] means = new float[spread.length];
        int relevant = 0;
        for (int i = 0; i < nodes.length; i++) {
            boolean isRelevant = Arrays.binarySearch(query.relevant(), nodes[i]) >= 0;
            relevant += isRelevant ? 1 : 0;
            for (int k = 0; k < spread.length; k++) {
                values[i * spread.length + k] = spread[k][nodes[i]];
                means[k] += isRelevant ? spread[k][nodes[i]] : 0;
            }
        }
        for (int k = 0; k < means.length; k++) {
            means[k] /= Math.max(1, relevant);
        }
        return relevant == 0 ? new FitCandidates[0]
                : new FitCandidates[] {exact(spread.length, values, means)};
    }

    /// The targets with the highest scores, equal ones by node.
    private static int[] first(float[] scores) {
        int[] nodes = new int[Math.min(HEAD, scores.length)];
        int size = 0;
        for (int v = 0; v < scores.length; v++) {
            boolean isFull = size == nodes.length;
            if (scores[v] > (isFull ? scores[nodes[size - 1]] : Float.NEGATIVE_INFINITY)) {
                int at = isFull ? size - 1 : size++;
                while (at > 0 && scores[nodes[at - 1]] < scores[v]) {
                    nodes[at] = nodes[at - 1];
                    at--;
                }
                nodes[at] = v;
            }
        }
        return Arrays.copyOf(nodes, size);
    }

    /// Candidates that are all there are.
    ///
    /// @param values the features of one candidate after the other
    /// @param relevantMeans the mean of each feature over the relevant ones
    public static FitCandidates exact(int features, float[] values, float[] relevantMeans) {
        return new FitCandidates(features, values, new float[values.length / features],
                relevantMeans);
    }

    private static FitCandidates of(int number, Query query, List<Evidence> evidences,
            double[] prior, float[][] spread) {
        int n = spread[0].length;
        float[] scores = new float[n];
        score(query.sources(), evidences, prior, spread, scores);
        for (int v : query.removed()) {
            scores[v] = Float.NEGATIVE_INFINITY;
        }
        boolean[] kept = first(scores, query);
        int rest = 0;
        for (int v = 0; v < n; v++) {
            rest += !kept[v] && scores[v] > Float.NEGATIVE_INFINITY ? 1 : 0;
        }
        var random = SplitMix64.of(KEY, number);
        double share = rest == 0 ? 0 : Math.min(1, (double) SAMPLED / rest);
        int[] nodes = new int[n];
        float[] logCount = new float[n];
        int count = 0;
        for (int v = 0; v < n; v++) {
            boolean isCandidate = scores[v] > Float.NEGATIVE_INFINITY;
            if (kept[v] || isCandidate && random.nextDouble() < share) {
                logCount[count] = kept[v] ? 0 : (float) -Math.log(share);
                nodes[count++] = v;
            }
        }
        float[] values = new float[count * spread.length];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < spread.length; k++) {
                values[i * spread.length + k] = spread[k][nodes[i]];
            }
        }
        float[] means = new float[spread.length];
        for (int v : query.relevant()) {
            for (int k = 0; k < means.length; k++) {
                means[k] += spread[k][v] / query.relevant().length;
            }
        }
        return new FitCandidates(spread.length, values, Arrays.copyOf(logCount, count), means);
    }

    private static boolean[] first(float[] scores, Query query) {
        float least = Float.NEGATIVE_INFINITY;
        if (scores.length > EXACT) {
            float[] sorted = scores.clone();
            Arrays.sort(sorted);
            least = sorted[sorted.length - FIRST];
        }
        boolean[] kept = new boolean[scores.length];
        int count = 0;
        for (int v = 0; v < scores.length; v++) {
            kept[v] = scores[v] > least
                    || scores[v] == least && scores[v] > Float.NEGATIVE_INFINITY && count < FIRST;
            count += kept[v] ? 1 : 0;
        }
        for (int v : query.relevant()) {
            kept[v] = true;
        }
        return kept;
    }

    /// The same candidates with some of the features, in this order.
    FitCandidates columns(int[] kept) {
        int count = logCount.length;
        float[] some = new float[count * kept.length];
        float[] means = new float[kept.length];
        for (int k = 0; k < kept.length; k++) {
            for (int i = 0; i < count; i++) {
                some[i * kept.length + k] = value(i, kept[k]);
            }
            means[k] = relevantMeans[kept[k]];
        }
        return new FitCandidates(kept.length, some, logCount, means);
    }

    float value(int candidate, int feature) {
        return values[candidate * features + feature];
    }

    /// The mean of the feature over the relevant targets.
    public float relevantMean(int feature) {
        return relevantMeans[feature];
    }

    /// The probability of every candidate under these weights; a sampled one has that of all it
    /// stands for.
    public double[] probabilities(double[] weights) {
        double[] logits = logits(weights);
        double logTotal = logSum(logits);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Math.exp(logits[i] - logTotal);
        }
        return logits;
    }

    /// Minus the mean log probability of the relevant targets.
    double loss(double[] weights) {
        double loss = logSum(logits(weights));
        for (int k = 0; k < features; k++) {
            loss -= weights[k] * relevantMeans[k];
        }
        return loss;
    }

    private double[] logits(double[] weights) {
        double[] logits = new double[logCount.length];
        for (int i = 0; i < logits.length; i++) {
            double logit = logCount[i];
            for (int k = 0; k < features; k++) {
                logit += weights[k] * values[i * features + k];
            }
            logits[i] = logit;
        }
        return logits;
    }

    private static double logSum(double[] logits) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            highest = Math.max(highest, logit);
        }
        double total = 0;
        for (double logit : logits) {
            total += Math.exp(logit - highest);
        }
        return highest + Math.log(total);
    }
}
