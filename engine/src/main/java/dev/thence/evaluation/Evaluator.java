package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import java.util.BitSet;

/// Judges a method by the queries of a task. Every source is scored once, whole catalogue; the
/// result is the same at any number of threads. O(n) per query beside the scoring. Queries of
/// baskets are answered by a [BasketScorer]'s own answer, else by the sum of the sources' rows.
public final class Evaluator {
    /// Sources scored together.
    static final int BLOCK = 32;

    private Evaluator() {}

    /// @throws IllegalStateException when the method gives a score that is not finite
    public static TaskResult evaluate(TargetScorer method, QuerySet queries, Workers workers) {
        if (queries.hasBaskets()) {
            return BasketEvaluation.evaluate(method, queries, workers);
        }
        var groups = queries.groups();
        int n = queries.nodeCount();
        float[][] values = new float[Metric.values().length][queries.queryCount()];
        var shown = new BitSet(n);
        long[] places = new long[2];
        workers.forRange(groups.sources.length, BLOCK, (from, to) -> {
            var judge = new RankedList(queries);
            float[][] scores = score(method, groups.sources, from, to, n);
            for (int g = from; g < to; g++) {
                for (int v : queries.neverCandidates()) {
                    scores[g - from][v] = Float.NEGATIVE_INFINITY;
                }
                for (int i = groups.begin[g]; i < groups.begin[g + 1]; i++) {
                    judge.judge(groups.queries[i], scores[g - from], values);
                }
            }
            synchronized (shown) {
                shown.or(judge.shown());
                places[0] += judge.places();
                places[1] += judge.popularity();
            }
        });
        return new TaskResult(queries, values,
                new Shown(shown.cardinality(), places[0], places[1]));
    }

    /// The share of the first 10 places, over the lists of all nodes as they are served (only
    /// the node itself left out), that are held by a v for which the graph knows only v -> u.
    public static double wrongWayServed(
            TargetScorer method, DirectedGraph known, TotalOrder order, Workers workers) {
        int n = known.nodeCount();
        int[] sources = new int[n];
        for (int u = 0; u < n; u++) {
            sources[u] = u;
        }
        int[] wrong = new int[n];
        int[] places = new int[n];
        workers.forRange(n, BLOCK, (from, to) -> {
            var top = new TopList(10, order);
            float[][] scores = score(method, sources, from, to, n);
            for (int u = from; u < to; u++) {
                scores[u - from][u] = Float.NEGATIVE_INFINITY;
                top.fill(scores[u - from]);
                wrong[u] = top.wrongWay(u, known, 10);
                places[u] = top.size();
            }
        });
        long allWrong = 0;
        long allPlaces = 0;
        for (int u = 0; u < n; u++) {
            allWrong += wrong[u];
            allPlaces += places[u];
        }
        return allPlaces == 0 ? 0 : (double) allWrong / allPlaces;
    }

    /// The rows of the sources from one position to another, checked to be finite.
    static float[][] score(TargetScorer method, int[] sources, int from, int to, int n) {
        float[][] scores = new float[to - from][n];
        if (method instanceof BlockScorer block) {
            int[] some = new int[to - from];
            System.arraycopy(sources, from, some, 0, some.length);
            block.scoreBlock(some, some.length, scores);
        } else {
            for (int i = from; i < to; i++) {
                method.scoreTargets(sources[i], scores[i - from]);
            }
        }
        for (int i = from; i < to; i++) {
            requireFinite(scores[i - from], sources[i]);
        }
        return scores;
    }

    private static void requireFinite(float[] scores, int source) {
        for (int v = 0; v < scores.length; v++) {
            if (v != source && !Float.isFinite(scores[v])) {
                throw new IllegalStateException("the score of " + source + " -> " + v + " is "
                        + scores[v] + ", must be finite");
            }
        }
    }
}
