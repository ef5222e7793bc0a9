package dev.thence.bench.split;

import dev.thence.datasets.NpyMatrix;
import dev.thence.evaluation.BlockScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Scores from vectors: the dot product of a source's and a target's vector, plus the target's
/// bias. Sums run in the order of the columns in double precision, so that every machine gives
/// the same figures. Immutable. 8 n d bytes.
final class VectorScores implements BlockScorer {
    private final int n;
    private final int dimension;
    private final float[] sources;
    private final float[] targets;
    private final float[] bias;

    private VectorScores(int n, int dimension, float[] sources, float[] targets, float[] bias) {
        this.n = n;
        this.dimension = dimension;
        this.sources = sources;
        this.targets = targets;
        this.bias = bias;
    }

    /// @throws IOException when a file is no array of the right shape and finite values
    static VectorScores read(Path sources, Path targets, Optional<Path> bias, int n)
            throws IOException {
        try (var s = NpyMatrix.open(sources); var t = NpyMatrix.open(targets)) {
            requireRows(sources, s, n);
            requireRows(targets, t, n);
            if (s.columnCount() != t.columnCount()) {
                throw new IOException(targets + ": has " + t.columnCount() + " columns, " + sources
                        + " has " + s.columnCount() + "; they must agree");
            }
            return new VectorScores(n, s.columnCount(), values(s), values(t),
                    bias.isPresent() ? bias(bias.get(), n) : new float[n]);
        }
    }

    private static float[] bias(Path file, int n) throws IOException {
        try (var matrix = NpyMatrix.open(file)) {
            requireRows(file, matrix, n);
            if (matrix.columnCount() != 1) {
                throw new IOException(file + ": has " + matrix.columnCount()
                        + " columns, a bias has one");
            }
            return values(matrix);
        }
    }

    static void requireRows(Path file, NpyMatrix matrix, int n) throws IOException {
        if (matrix.rowCount() != n) {
            throw new IOException(file + ": has " + matrix.rowCount() + " rows, the split has " + n
                    + " nodes; they must agree");
        }
    }

    private static float[] values(NpyMatrix matrix) {
        float[] values = new float[Math.multiplyExact(matrix.rowCount(), matrix.columnCount())];
        for (int r = 0; r < matrix.rowCount(); r++) {
            for (int c = 0; c < matrix.columnCount(); c++) {
                values[r * matrix.columnCount() + c] = matrix.get(r, c);
            }
        }
        return values;
    }

    @Override
    public void scoreBlock(int[] block, int count, float[][] scores) {
        for (int v = 0; v < n; v++) {
            int target = v * dimension;
            for (int i = 0; i < count; i++) {
                int source = block[i] * dimension;
                double sum = bias[v];
                for (int d = 0; d < dimension; d++) {
                    sum += (double) sources[source + d] * targets[target + d];
                }
                scores[i][v] = (float) sum;
            }
        }
    }
}
