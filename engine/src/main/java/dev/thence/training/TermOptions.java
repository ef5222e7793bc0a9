package dev.thence.training;

/// How vectors of terms are learned.
///
/// @param dimension of the vectors, a multiple of 16
/// @param steps how many times everything that is learned is changed
/// @param folds parts of the warm items, each of which is treated as cold in turn, 2 or more
/// @param batch sources among the cold items in a step; of the warm ones four times as many
/// @param learningRate of Adam
/// @param temperature the inner product of two vectors over it is the logit
/// @param pairs what a pair is
/// @param seed of every draw
public record TermOptions(int dimension, int steps, int folds, int batch, double learningRate,
        double temperature, Pairs pairs, long seed) {

    /// What a pair is, and so what the softmax over targets makes of it.
    public enum Pairs {
        /// Something known to be so: every pair counts 1, and a source's own are no negatives of
        /// it.
        FACTS(0),
        /// A share of what was seen, by its weight: the softmax learns the distribution.
        COUNTS(1);

        private final double power;

        Pairs(double power) {
            this.power = power;
        }

        /// To which a weight counts.
        double power() {
            return power;
        }
    }

    public TermOptions {
        require(dimension >= 16 && dimension <= 1024 && dimension % 16 == 0, "dimension",
                dimension, "a multiple of 16 from 16 to 1024");
        require(steps >= 1, "steps", steps, "1 or more");
        require(folds >= 2, "folds", folds, "2 or more");
        require(batch >= 1, "batch", batch, "1 or more");
        require(learningRate > 0 && learningRate <= 1, "learningRate", learningRate,
                "above 0 and at most 1");
        require(temperature >= 0.01 && temperature <= 100, "temperature", temperature,
                "from 0.01 to 100");
    }

    private static void require(boolean holds, String name, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + ", must be " + allowed);
        }
    }

    /// What is used where nobody chooses.
    public static TermOptions of(Pairs pairs, long seed) {
        return new TermOptions(128, 150, 5, 256, .01, .1, pairs, seed);
    }

    public TermOptions withSteps(int other) {
        return new TermOptions(dimension, other, folds, batch, learningRate, temperature, pairs,
                seed);
    }

    public TermOptions withDimension(int other) {
        return new TermOptions(other, steps, folds, batch, learningRate, temperature, pairs, seed);
    }
}
