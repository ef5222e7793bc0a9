package dev.thence.training;

import dev.thence.graph.Workers;
import dev.thence.kernels.Lanes;
import dev.thence.kernels.Products;
import dev.thence.kernels.Rows;
import dev.thence.sampler.Role;
import dev.thence.training.TrainingConfig.LayerKind;
import dev.thence.vectors.DualVectors;
import dev.thence.vectors.FloatMatrix;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;

/// The final vectors, layer by layer over the whole graph: O(L m d), no sampling. The same function
/// as the encoder's.
final class Inference {
    private static final int ROWS = 256;

    private Inference() {}

    static DualVectors vectors(TrainedTables tables, Propagation purchases,
            Optional<Propagation> views, TrainingConfig config, Workers workers) {
        int n = tables.nodeCount();
        int d = config.dimension();
        var all = Rows.all(n);
        float[][] level = {tables.sources, tables.targets};
        for (int l = 0; l < config.layers(); l++) {
            float[][] next = new float[2][];
            for (Role role : Role.values()) {
                float[] sum = config.layerKind() == LayerKind.LINEAR
                        ? tables.of(role).clone() : new float[n * d];
                purchases.of(role).multiplyAdd(level[role.other().ordinal()], all, d, sum, workers);
                if (views.isPresent()) {
                    views.get().of(role).multiplyAdd(level[role.ordinal()], all, d, sum, workers);
                }
                next[role.ordinal()] = switch (config.layerKind()) {
                    case LINEAR -> sum;
                    case RELU -> dense(sum, tables.weights.get(l), n, d, workers);
                };
            }
            level = next;
        }
        for (float[] rows : level) {
            normalise(rows, n, d, workers);
        }
        return DualVectors.of(FloatMatrix.of(n, d, level[0]), FloatMatrix.of(n, d, level[1]),
                tables.bias.clone(), (float) config.temperature());
    }

    /// The dense part of a layer with weights.
    private static float[] dense(float[] rows, float[] weights, int n, int d, Workers workers) {
        float[] product = new float[n * d];
        workers.forRange(n, ROWS, (from, to) -> {
            for (int i = from; i < to; i++) {
                for (int k = 0; k < d; k += Products.L) {
                    var sum = FloatVector.zero(Products.S);
                    for (int j = 0; j < d; j++) {
                        sum = FloatVector.broadcast(Products.S, rows[i * d + j])
                                .fma(Products.load(weights, j * d + k), sum);
                    }
                    sum.max(0).intoArray(product, i * d + k);
                }
            }
        });
        normalise(product, n, d, workers);
        return product;
    }

    private static void normalise(float[] rows, int n, int d, Workers workers) {
        workers.forRange(n, ROWS, (from, to) -> {
            for (int i = from; i < to; i++) {
                double norm = Math.sqrt(Lanes.sumOfSquares(rows, i * d, d) + 1e-12);
                for (int k = i * d; k < (i + 1) * d; k++) {
                    rows[k] = (float) (rows[k] / norm);
                }
            }
        });
    }
}
