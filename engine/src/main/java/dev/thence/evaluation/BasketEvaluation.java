package dev.thence.evaluation;

import dev.thence.graph.Workers;
import java.util.Arrays;
import java.util.BitSet;

/// Judges a method by queries of several sources each. O(n) per query beside the scoring; a method
/// without an answer to baskets costs 4 n bytes per distinct source, so that each is scored once.
final class BasketEvaluation {
    private static final int CHUNK = 64;

    private BasketEvaluation() {}

    static TaskResult evaluate(TargetScorer method, QuerySet queries, Workers workers) {
        int n = queries.nodeCount();
        var scorer = method instanceof BasketScorer own ? own
                : SumOfRows.of(method, queries, workers);
        float[][] values = new float[Metric.values().length][queries.queryCount()];
        var shown = new BitSet(n);
        long[] places = new long[2];
        workers.forRange(queries.queryCount(), CHUNK, (from, to) -> {
            var judge = new RankedList(queries);
            float[] scores = new float[n];
            for (int q = from; q < to; q++) {
                int[] sources = queries.queries().get(q).sources();
                scorer.scoreBasket(sources, scores);
                requireFinite(scores, sources);
                for (int v : queries.neverCandidates()) {
                    scores[v] = Float.NEGATIVE_INFINITY;
                }
                judge.judge(q, scores, values);
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

    private static void requireFinite(float[] scores, int[] sources) {
        for (int v = 0; v < scores.length; v++) {
            if (!Float.isFinite(scores[v]) && Arrays.binarySearch(sources, v) < 0) {
                throw new IllegalStateException("the score of " + v + " beside "
                        + sources.length + " sources, " + sources[0] + " among them, is "
                        + scores[v] + ", must be finite");
            }
        }
    }

    /// The rows of the sources, added up in their order.
    private record SumOfRows(float[][] rows) implements BasketScorer {
        static SumOfRows of(TargetScorer method, QuerySet queries, Workers workers) {
            int n = queries.nodeCount();
            var asked = new BitSet(n);
            for (var query : queries.queries()) {
                for (int source : query.sources()) {
                    asked.set(source);
                }
            }
            int[] sources = asked.stream().toArray();
            float[][] rows = new float[n][];
            workers.forRange(sources.length, Evaluator.BLOCK, (from, to) -> {
                float[][] scores = Evaluator.score(method, sources, from, to, n);
                for (int i = from; i < to; i++) {
                    // Its own score may be anything and is no candidate's.
                    scores[i - from][sources[i]] = 0;
                    rows[sources[i]] = scores[i - from];
                }
            });
            return new SumOfRows(rows);
        }

        @Override
        public void scoreBasket(int[] sources, float[] scores) {
            Arrays.fill(scores, 0);
            for (int source : sources) {
                float[] row = rows[source];
                for (int v = 0; v < scores.length; v++) {
                    scores[v] += row[v];
                }
            }
        }

        @Override
        public void scoreTargets(int source, float[] scores) {
            scoreBasket(new int[] {source}, scores);
        }
    }
}
