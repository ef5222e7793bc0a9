package dev.thence.bench.methods;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.evaluation.EdgesProtocol;
import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import java.util.function.ToDoubleFunction;

/// A graph whose directions are known: twelve groups of fifteen, members of every other group lead
/// to half of the members of the next one.
final class Planted {
    static final int GROUPS = 12;
    static final int MEMBERS = 15;
    static final EdgesProtocol PROTOCOL = EdgesProtocol.of(pairs(), 3);

    private Planted() {}

    private static DirectedGraph pairs() {
        var random = new SplitMix64(17);
        int n = GROUPS * MEMBERS;
        var builder = DirectedGraph.builder(n);
        for (int u = 0; u < n; u++) {
            for (int i = 0; i < MEMBERS; i++) {
                if (u / MEMBERS % 2 == 0 && random.nextInt(2) == 0) {
                    builder.add(u, (u / MEMBERS + 1) * MEMBERS + i);
                }
            }
        }
        return builder.build();
    }

    /// A method under test.
    interface Fit {
        TargetScorer on(DirectedGraph train, Workers workers);
    }

    /// Held-out edges are found far more often than by chance (10 in 180), scores know the
    /// direction, and threads change no bit.
    static void assertIsFoundBy(Fit fit) {
        try (var one = Workers.of(1); var eight = Workers.of(8)) {
            var scorer = fit.on(PROTOCOL.train(), one);
            var result = Evaluator.evaluate(scorer, PROTOCOL.testQueries(), one);
            double hitRate = result.macro(Metric.HIT_RATE_10);
            assertTrue(hitRate > .5, "HitRate@10 is " + hitRate);
            assertTrue(shareInOrder(scorer) > .75, "in order: " + shareInOrder(scorer));
            assertSameScores(scorer, fit.on(PROTOCOL.train(), eight));
        }
    }

    static ToDoubleFunction<TargetScorer> validation(Workers workers) {
        return scorer -> Evaluator.evaluate(scorer, PROTOCOL.validationQueries(), workers)
                .macro(Metric.MRR);
    }

    /// Of the train edges, how many score above their reversals; ties count a half, because
    /// layers that cut off below 0 leave some vectors at 0.
    private static double shareInOrder(TargetScorer scorer) {
        var train = PROTOCOL.train();
        float[][] scores = scores(scorer);
        double right = 0;
        for (int u = 0; u < train.nodeCount(); u++) {
            for (long p = train.out().offset(u); p < train.out().offset(u + 1); p++) {
                int v = train.out().neighbor(p);
                right += scores[u][v] > scores[v][u] ? 1 : scores[u][v] == scores[v][u] ? .5 : 0;
            }
        }
        return right / train.edgeCount();
    }

    private static void assertSameScores(TargetScorer expected, TargetScorer actual) {
        float[][] a = scores(expected);
        float[][] b = scores(actual);
        for (int u = 0; u < a.length; u++) {
            assertArrayEquals(a[u], b[u], "scores of " + u);
        }
    }

    static float[][] scores(TargetScorer scorer) {
        int n = GROUPS * MEMBERS;
        float[][] scores = new float[n][n];
        for (int u = 0; u < n; u++) {
            scorer.scoreTargets(u, scores[u]);
        }
        return scores;
    }
}
