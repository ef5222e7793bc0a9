package dev.thence.evaluation;

import dev.thence.graph.Workers;
import java.util.stream.IntStream;

/// The scores of many sources, rows of which can be compared with each other.
final class ScoreRows {
    private ScoreRows() {}

    /// Takes the row of one source. May be called from several threads, in any order of sources;
    /// the row is reused afterwards.
    @FunctionalInterface
    interface Receiver {
        void row(int source, float[] scores);
    }

    /// Scores all nodes as sources, in blocks on the workers. Each block has a receiver of its
    /// own, which is told when the block ends.
    static void forAll(TargetScorer method, int n, Workers workers, BlockReceivers receivers) {
        int[] sources = IntStream.range(0, n).toArray();
        workers.forRange(n, Evaluator.BLOCK, (from, to) -> {
            float[][] scores = Evaluator.score(method, sources, from, to, n);
            var receiver = receivers.begin();
            for (int u = from; u < to; u++) {
                if (method instanceof LogitScorer) {
                    takeOffPartition(u, scores[u - from]);
                }
                receiver.row(u, scores[u - from]);
            }
            receivers.end(receiver);
        });
    }

    /// Makes a receiver per block and takes in what it gathered.
    interface BlockReceivers {
        Receiver begin();

        default void end(Receiver receiver) {}
    }

    private static void takeOffPartition(int source, float[] scores) {
        double max = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < scores.length; v++) {
            max = v == source ? max : Math.max(max, scores[v]);
        }
        double sum = 0;
        for (int v = 0; v < scores.length; v++) {
            sum += v == source ? 0 : Math.exp(scores[v] - max);
        }
        double partition = max + Math.log(sum);
        for (int v = 0; v < scores.length; v++) {
            scores[v] = (float) (scores[v] - partition);
        }
    }
}
