package dev.thence.evaluation;

import java.util.List;

/// The walks of a block of sources, step by step through the whole graph: two dense tables with
/// the sources side by side, so that a step reads an edge once for all of them and the inner
/// loop runs over neighbouring memory.
final class WalkBlock {
    private final List<WalkMatrix> matrices;
    private final double[] coefficients;

    WalkBlock(List<WalkMatrix> matrices, double[] coefficients) {
        this.matrices = matrices;
        this.coefficients = coefficients;
    }

    /// Writes the sum of the weighted steps of source `sources[i]` to `sums[i]`.
    void walk(int[] sources, int count, float[][] sums) {
        int n = matrices.getFirst().nodeCount();
        int width = count <= 8 ? 8 : (count + 31) / 32 * 32;
        var kernel = WalkKernel.forWidth(width);
        float[] here = new float[n * width];
        float[] next = new float[n * width];
        float[] total = new float[n * width];
        for (int i = 0; i < count; i++) {
            here[sources[i] * width + i] = 1;
        }
        for (int k = 0; k < coefficients.length; k++) {
            matrices.get(k % matrices.size()).step(kernel, here, next, width);
            float coefficient = (float) coefficients[k];
            if (coefficient != 0) {
                for (int j = 0; j < total.length; j++) {
                    total[j] += coefficient * next[j];
                }
            }
            float[] swapped = here;
            here = next;
            next = swapped;
        }
        for (int i = 0; i < count; i++) {
            for (int v = 0; v < n; v++) {
                sums[i][v] = total[v * width + i];
            }
        }
    }
}
