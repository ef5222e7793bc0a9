package dev.thence.engine;

import dev.thence.graph.Workers;
import dev.thence.sampler.Role;

/// The final vectors, layer by layer over the whole graph: O(L m d), no sampling.
final class Inference {
    private Inference() {}

    static DualVectors vectors(Parameters parameters, Propagation propagation,
            TrainingConfig config, Workers workers) {
        int n = parameters.sources.rows;
        int d = config.dimension();
        float[][] level = {parameters.sources.values, parameters.targets.values};
        for (int l = 0; l < config.layers(); l++) {
            float[][] next = new float[2][];
            for (Role role : Role.values()) {
                float[] sum = parameters.table(role).values.clone();
                propagation.of(role).multiplyAdd(
                        level[role.other().ordinal()], Rows.all(n), d, sum, workers);
                next[role.ordinal()] = sum;
            }
            level = next;
        }
        for (float[] rows : level) {
            normalise(rows, n, d, workers);
        }
        return DualVectors.of(FloatMatrix.of(n, d, level[0]), FloatMatrix.of(n, d, level[1]),
                parameters.bias.values.clone(), (float) config.temperature());
    }

    private static void normalise(float[] rows, int n, int d, Workers workers) {
        workers.forRange(n, 256, (from, to) -> {
            for (int i = from; i < to; i++) {
                double norm = Math.sqrt(Lanes.sumOfSquares(rows, i * d, d) + 1e-12);
                for (int k = i * d; k < (i + 1) * d; k++) {
                    rows[k] = (float) (rows[k] / norm);
                }
            }
        });
    }
}
