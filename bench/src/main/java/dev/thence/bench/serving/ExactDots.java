package dev.thence.bench.serving;

import dev.thence.vectors.Dots;
import dev.thence.vectors.FloatMatrix;
import java.util.Arrays;
import java.util.function.IntPredicate;

/// The items with the highest inner products, exactly, by a scan of all vectors: what an index of
/// vectors approximates. The arrays are a thread's own.
final class ExactDots {
    private final FloatMatrix rows;
    private final float[] scores;

    ExactDots(FloatMatrix rows) {
        this.rows = rows;
        scores = new float[rows.rows()];
    }

    /// The nodes that pass and have the highest products, best first; ties by node.
    int[] nearest(float[] query, IntPredicate passes, int limit) {
        Dots.scan(query, rows, 0, scores.length, scores);
        int[] best = new int[limit];
        int size = 0;
        for (int node = 0; node < scores.length; node++) {
            if ((size < limit || scores[node] > scores[best[size - 1]]) && passes.test(node)) {
                int place = size < limit ? size++ : size - 1;
                while (place > 0 && scores[node] > scores[best[place - 1]]) {
                    best[place] = best[place - 1];
                    place--;
                }
                best[place] = node;
            }
        }
        return Arrays.copyOf(best, size);
    }

    /// The share of the exact answer that was found.
    static double recall(int[] found, int[] exact) {
        long hits = Arrays.stream(exact)
                .filter(node -> Arrays.stream(found).anyMatch(f -> f == node)).count();
        return exact.length == 0 ? 1 : (double) hits / exact.length;
    }
}
