package dev.thence.pipeline;

import dev.thence.evaluation.Query;
import dev.thence.evaluation.QuerySet;
import dev.thence.fitting.FitCandidates;
import dev.thence.fitting.QuerySample;
import dev.thence.fitting.WeightFit;
import dev.thence.graph.Orders;
import dev.thence.graph.Workers;
import dev.thence.model.Evidence;
import dev.thence.model.Scorer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// How the handed-over evidences of a cold item are weighed, and how its score compares with those
/// of known items.
///
/// Fitted on items that a trial knows but treats as cold: the newest ones. The weights give those
/// that were bought the most probability among them; the offset makes the share of probability of
/// all of them, beside the known items, the share of purchases that they had.
///
/// @param byFeature a weight per feature of [ColdFeatures]
/// @param offset what is added to a cold item's score beside known ones
record ColdWeights(Map<String, Double> byFeature, double offset) {
    /// This part of the items, the newest, stands in for cold ones.
    private static final int NEWEST_PART = 12;
    private static final int MOST_NEWEST = 500;
    private static final int QUERIES = 2500;
    private static final int FEWEST_QUERIES = 100;
    private static final int CHUNK = 16;
    private static final double OFFSET_BOUND = 30;

    ColdWeights {
        byFeature = Map.copyOf(byFeature);
    }

    /// Empty where there are too few queries to fit on, or no texts.
    ///
    /// @param scorer of the known items
    /// @param validation queries over the trial's items
    static Optional<ColdWeights> fit(OrderView view, List<Evidence> evidences, Scorer scorer,
            QuerySet validation, Half half, long seed, Workers workers) {
        BitSet cold = newest(view.orders());
        int n = view.ids().count();
        var nearest = NearestTexts.of(view.log().catalogue(),
                IntStream.range(0, n).map(v -> cold.get(v) ? -1 : v).toArray());
        var known = validation.filter(q -> half.has(q.customer()) && !cold.get(q.source()));
        var queries = QuerySample.of(known.filter(q -> coldCount(q, cold) > 0), QUERIES, seed);
        if (queries.size() < FEWEST_QUERIES || !nearest.areAlike()) {
            return Optional.empty();
        }
        var candidates = new FitCandidates[queries.size()];
        workers.forRange(candidates.length, CHUNK, (from, to) -> {
            var features = new ColdFeatures(evidences, nearest, n);
            for (int q = from; q < to; q++) {
                candidates[q] = candidates(queries.get(q), features.of(queries.get(q).source()),
                        nearest);
            }
        });
        var names = ColdFeatures.names(evidences);
        double[] weights = WeightFit.fit(candidates, new double[names.size()], workers);
        double offset = offset(QuerySample.of(known, QUERIES, seed), evidences, scorer, nearest,
                cold, weights, workers);
        var byFeature = new HashMap<String, Double>();
        for (int f = 0; f < weights.length; f++) {
            byFeature.put(names.get(f), weights[f]);
        }
        return Optional.of(new ColdWeights(byFeature, offset));
    }

    private static BitSet newest(Orders orders) {
        int n = orders.itemCount();
        int[] first = new int[n];
        Arrays.fill(first, Integer.MAX_VALUE);
        for (int o = orders.orderCount() - 1; o >= 0; o--) {
            for (int line = orders.begin(o); line < orders.end(o); line++) {
                first[orders.item(line)] = o;
            }
        }
        var newest = new BitSet(n);
        IntStream.range(0, n).filter(v -> first[v] < Integer.MAX_VALUE).boxed()
                .sorted(Comparator.comparingInt((Integer v) -> -first[v]).thenComparingInt(v -> v))
                .limit(Math.min(n / NEWEST_PART, MOST_NEWEST)).forEach(newest::set);
        return newest;
    }

    private static int coldCount(Query query, BitSet cold) {
        return (int) Arrays.stream(query.relevant()).filter(cold::get).count();
    }

    private static FitCandidates candidates(Query query, float[] features, NearestTexts nearest) {
        int count = features.length / nearest.coldCount();
        float[] means = new float[count];
        int relevant = 0;
        for (int c = 0; c < nearest.coldCount(); c++) {
            if (Arrays.binarySearch(query.relevant(), nearest.cold(c)) >= 0) {
                relevant++;
                for (int f = 0; f < count; f++) {
                    means[f] += features[c * count + f];
                }
            }
        }
        for (int f = 0; f < count; f++) {
            means[f] /= relevant;
        }
        return FitCandidates.exact(count, features, means);
    }

    /// The offset at which cold items have the mean share of probability that they have of what
    /// was bought.
    private static double offset(List<Query> queries, List<Evidence> evidences, Scorer scorer,
            NearestTexts nearest, BitSet cold, double[] weights, Workers workers) {
        int n = scorer.nodeCount();
        double[] odds = new double[queries.size()];
        double[] shares = new double[queries.size()];
        workers.forRange(odds.length, CHUNK, (from, to) -> {
            var features = new ColdFeatures(evidences, nearest, n);
            float[] scores = new float[n];
            for (int q = from; q < to; q++) {
                var query = queries.get(q);
                scorer.scoreTargets(query.source(), scores);
                for (int v : query.removed()) {
                    scores[v] = Float.NEGATIVE_INFINITY;
                }
                cold.stream().forEach(v -> scores[v] = Float.NEGATIVE_INFINITY);
                odds[q] = logSum(scores(features.of(query.source()), weights)) - logSum(scores);
                shares[q] = (double) coldCount(query, cold) / query.relevant().length;
            }
        });
        double wanted = Arrays.stream(shares).average().orElse(0);
        double low = -OFFSET_BOUND;
        double high = OFFSET_BOUND;
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            double share = Arrays.stream(odds).map(x -> 1 / (1 + Math.exp(-x - middle))).average()
                    .orElse(0);
            if (share < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double logSum(float[] scores) {
        double highest = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - highest);
        }
        return highest + Math.log(sum);
    }

    /// The weighted features of every cold item, the offset left out.
    private static float[] scores(float[] features, double[] weights) {
        float[] scores = new float[features.length / weights.length];
        for (int c = 0; c < scores.length; c++) {
            double score = 0;
            for (int f = 0; f < weights.length; f++) {
                score += weights[f] * features[c * weights.length + f];
            }
            scores[c] = (float) score;
        }
        return scores;
    }

    /// The scores of all cold items beside known ones.
    ///
    /// @param names of the features
    float[] scores(List<String> names, float[] features) {
        float[] scores = scores(features, names.stream()
                .mapToDouble(name -> byFeature.getOrDefault(name, 0.0)).toArray());
        for (int c = 0; c < scores.length; c++) {
            scores[c] += (float) offset;
        }
        return scores;
    }
}
