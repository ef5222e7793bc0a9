package dev.thence.engine;

import java.util.OptionalInt;

/// What a user may choose of a training; everything else follows from the data by one rule.
///
/// @param seed of every random draw
/// @param dimension of the vectors, a multiple of 16; empty for the rule's
/// @param epochs at most so many; empty for the rule's
/// @param walkTargets targets kept per source and walk, 1 or more
/// @param countTargets targets kept per source and kind of count, 1 or more
public record PipelineOptions(long seed, OptionalInt dimension, OptionalInt epochs, int walkTargets,
        int countTargets) {

    /// What is used where nobody chooses.
    public static final PipelineOptions DEFAULT =
            new PipelineOptions(0, OptionalInt.empty(), OptionalInt.empty(), 300, 1000);

    /// How far the weights of an order log's edges count in training.
    private static final double WEIGHT_POWER = 2;

    public PipelineOptions {
        if (walkTargets < 1 || countTargets < 1) {
            throw new IllegalArgumentException("walkTargets is " + walkTargets
                    + " and countTargets is " + countTargets + ", both must be 1 or more");
        }
    }

    public PipelineOptions withSeed(long other) {
        return new PipelineOptions(other, dimension, epochs, walkTargets, countTargets);
    }

    public PipelineOptions withDimension(int other) {
        return new PipelineOptions(seed, OptionalInt.of(other), epochs, walkTargets, countTargets);
    }

    public PipelineOptions withEpochs(int other) {
        return new PipelineOptions(seed, dimension, OptionalInt.of(other), walkTargets, countTargets);
    }

    /// How vectors of a graph of this size are trained.
    TrainingConfig training(int nodeCount, long edgeCount) {
        TrainingConfig config = TrainingConfig.forGraph(nodeCount, edgeCount).withSeed(seed);
        config = dimension.isPresent() ? config.withDimension(dimension.getAsInt()) : config;
        return epochs.isPresent() ? config.withEpochs(epochs.getAsInt()) : config;
    }

    /// The same for the graph of an order log, whose edges are as much worth as their weights: most
    /// pairs of items were together once, few often.
    TrainingConfig orders(int nodeCount, long edgeCount) {
        return training(nodeCount, edgeCount).toBuilder().positivePower(WEIGHT_POWER)
                .propagationPower(WEIGHT_POWER).build();
    }
}
