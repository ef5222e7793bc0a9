package dev.thence.engine;

import java.util.Objects;

/// How a model is trained. One rule gives all values from the size of the graph:
/// [#forGraph(int, long)]; the `with` methods change one.
///
/// @param dimension of the vectors: a multiple of 16
/// @param layers of propagation, 1 to 4; the vectors are summed over the depths 0 to `layers`
/// @param batchSources how many sources a step predicts the targets of
/// @param epochs at most so many; exactly so many where there is no validation
/// @param patience epochs without a better validation metric before training stops
/// @param learningRate of Adam
/// @param temperature the logit is the cosine over it, plus the bias
/// @param moments what Adam keeps of squared gradients
/// @param propagationPower a propagation edge counts as its weight over the mean weight, to this
///        power; 0 for unweighted propagation
/// @param positivePower the same for the loss of a positive
/// @param seed of every random draw
public record TrainingConfig(
        int dimension, int layers, int batchSources, int epochs, int patience, double learningRate,
        double temperature, Moments moments, double propagationPower, double positivePower,
        long seed) {

    /// What Adam keeps of squared gradients.
    public enum Moments {
        /// One mean per row of a table: a third less memory traffic.
        PER_ROW,
        /// One per value, as in the paper.
        PER_VALUE
    }

    public TrainingConfig {
        require(dimension >= 16 && dimension <= 1024 && dimension % 16 == 0,
                "dimension", dimension, "a multiple of 16 from 16 to 1024");
        require(layers >= 1 && layers <= 4, "layers", layers, "1 to 4");
        require(batchSources >= 1, "batchSources", batchSources, "1 or more");
        require(epochs >= 1, "epochs", epochs, "1 or more");
        require(patience >= 1, "patience", patience, "1 or more");
        require(learningRate > 0 && learningRate <= 1, "learningRate", learningRate,
                "above 0 and at most 1");
        require(temperature >= 0.01 && temperature <= 100, "temperature", temperature,
                "from 0.01 to 100");
        require(propagationPower >= 0 && propagationPower <= 2, "propagationPower",
                propagationPower, "0 to 2");
        require(positivePower >= 0 && positivePower <= 2, "positivePower", positivePower, "0 to 2");
        Objects.requireNonNull(moments);
    }

    private static void require(boolean holds, String name, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + ", must be " + allowed);
        }
    }

    /// The one rule: dimension 128 and batches of 1,024 sources from 50,000 edges on, else 64 and
    /// 256; validation decides how many of the epochs are run.
    public static TrainingConfig forGraph(int nodeCount, long edgeCount) {
        boolean large = edgeCount >= 50_000;
        return new TrainingConfig(large ? 128 : 64, 2, large ? 1024 : 256, 12, 2, .01, .1,
                Moments.PER_ROW, 0, 0, 0);
    }

    public TrainingConfig withDimension(int dimension) {
        return new TrainingConfig(dimension, layers, batchSources, epochs, patience, learningRate,
                temperature, moments, propagationPower, positivePower, seed);
    }

    public TrainingConfig withEpochs(int epochs) {
        return new TrainingConfig(dimension, layers, batchSources, epochs, patience, learningRate,
                temperature, moments, propagationPower, positivePower, seed);
    }

    public TrainingConfig withSeed(long seed) {
        return new TrainingConfig(dimension, layers, batchSources, epochs, patience, learningRate,
                temperature, moments, propagationPower, positivePower, seed);
    }

    public TrainingConfig withPropagationPower(double propagationPower) {
        return new TrainingConfig(dimension, layers, batchSources, epochs, patience, learningRate,
                temperature, moments, propagationPower, positivePower, seed);
    }

    public TrainingConfig withPositivePower(double positivePower) {
        return new TrainingConfig(dimension, layers, batchSources, epochs, patience, learningRate,
                temperature, moments, propagationPower, positivePower, seed);
    }
}
