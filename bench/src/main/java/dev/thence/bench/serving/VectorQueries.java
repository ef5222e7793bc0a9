package dev.thence.bench.serving;

import dev.thence.graph.SplitMix64;
import dev.thence.model.Model;
import dev.thence.vectors.FloatMatrix;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// Vectors that indexes are asked for the nearest of, and the exact answers.
///
/// @param vectors of length 1
/// @param exact the nodes with the highest inner products, best first
record VectorQueries(FloatMatrix targets, float[][] vectors, int[][] exact) {
    private static final long QUERIES = 62;

    /// So many baskets' means.
    static VectorQueries of(Subjects subjects, int count) {
        var dots = new ExactDots(subjects.model().targets());
        float[][] vectors = new float[count][];
        int[][] exact = new int[count][];
        for (int i = 0; i < count; i++) {
            vectors[i] = unit(mean(subjects.model(),
                    subjects.basket(SplitMix64.mix(QUERIES, i))));
            exact[i] = dots.nearest(vectors[i], _ -> true, Subjects.LIMIT);
        }
        return new VectorQueries(subjects.model().targets(), vectors, exact);
    }

    /// The mean of the source vectors of some items.
    static float[] mean(Model model, int... items) {
        float[] mean = new float[model.sources().columns()];
        for (int item : items) {
            float[] row = model.sources().row(item);
            for (int j = 0; j < mean.length; j++) {
                mean[j] += row[j] / items.length;
            }
        }
        return mean;
    }

    /// The same direction with length 1, which Lucene asks for and which moves no ranking.
    private static float[] unit(float[] vector) {
        double square = 0;
        for (float value : vector) {
            square += (double) value * value;
        }
        for (int j = 0; j < vector.length; j++) {
            vector[j] = (float) (vector[j] / Math.sqrt(square));
        }
        return vector;
    }

    /// One of them.
    float[] vector(long key) {
        return vectors[(int) Long.remainderUnsigned(key, vectors.length)];
    }

    /// The mean share of the exact answers that an index finds.
    double recall(Function<float[], int[]> index) {
        double sum = 0;
        for (int i = 0; i < vectors.length; i++) {
            sum += ExactDots.recall(index.apply(vectors[i]), exact[i]);
        }
        return sum / vectors.length;
    }

    /// Writes `targets.npy`, `queries.npy` and `exact.npy`.
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        int d = targets.columns();
        int limit = exact[0].length;
        float[] queries = new float[vectors.length * d];
        int[] answers = new int[vectors.length * limit];
        for (int i = 0; i < vectors.length; i++) {
            System.arraycopy(vectors[i], 0, queries, i * d, d);
            System.arraycopy(exact[i], 0, answers, i * limit, limit);
        }
        NpyFile.write(folder.resolve("targets.npy"), "<f4", targets.rows(), d, targets.values());
        NpyFile.write(folder.resolve("queries.npy"), "<f4", vectors.length, d,
                bytes(MemorySegment.ofArray(queries)));
        NpyFile.write(folder.resolve("exact.npy"), "<i4", vectors.length, limit,
                bytes(MemorySegment.ofArray(answers)));
    }

    /// A copy that a channel can read: only segments of bytes have buffers.
    private static MemorySegment bytes(MemorySegment values) {
        return MemorySegment.ofArray(new byte[(int) values.byteSize()]).copyFrom(values);
    }
}
