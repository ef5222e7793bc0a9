package dev.thence.fitting;

import dev.thence.evaluation.Query;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// How probable a scorer finds the right targets of queries: the softmax over all targets but those
/// that a query removes.
///
/// It tells of every query how near its targets came. A ranking measure tells it of the few queries
/// whose targets stand among the first places, and there held-out edges of one part stand behind
/// those of another.
public final class LogProbability {
    private static final int CHUNK = 16;

    private LogProbability() {}

    /// The sum over the queries of the mean log probability of their relevant targets; 0 for no
    /// query. Scores all n targets once per query.
    public static double sum(int nodeCount, TargetScorer scorer, List<Query> queries,
            Workers workers) {
        double[] each = new double[queries.size()];
        workers.forRange(each.length, CHUNK, (from, to) -> {
            float[] scores = new float[nodeCount];
            for (int q = from; q < to; q++) {
                scorer.scoreTargets(queries.get(q).source(), scores);
                each[q] = of(queries.get(q), scores);
            }
        });
        return DoubleStream.of(each).reduce(0, Double::sum);
    }

    private static double of(Query query, float[] scores) {
        int[] relevant = query.relevant();
        double mean = 0;
        for (int v : relevant) {
            mean += (double) scores[v] / relevant.length;
        }
        for (int v : query.removed()) {
            if (Arrays.binarySearch(relevant, v) < 0) {
                scores[v] = Float.NEGATIVE_INFINITY;
            }
        }
        float highest = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        double total = 0;
        for (float score : scores) {
            total += Math.exp(score - highest);
        }
        return mean - highest - Math.log(total);
    }
}
