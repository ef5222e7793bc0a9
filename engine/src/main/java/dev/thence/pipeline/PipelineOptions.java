package dev.thence.pipeline;

import dev.thence.graph.DirectedGraph;
import dev.thence.sampler.Fanout;
import dev.thence.training.TrainingConfig;
import dev.thence.training.TrainingGraph;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What a user may choose of a training; everything else follows from the data by one rule.
///
/// @param seed of every random draw
/// @param dimension of the vectors, a multiple of 16; empty for the rule's
/// @param epochs at most so many; empty for the rule's
/// @param fanout how many neighbours training looks at; empty for the rule's: all, or a sample
///        where that takes too long
/// @param coViewMessages how much messages along co-views count, where there are any, 0 for none;
///        empty for the rule's: 1.5 on a graph whose items have 4 co-views or more in the mean
/// @param walkTargets targets kept per source and walk, 1 or more
/// @param countTargets targets kept per source and kind of count, 1 or more
/// @param variant what a study of the model's parts changes
public record PipelineOptions(long seed, OptionalInt dimension, OptionalInt epochs,
        Optional<Fanout> fanout, OptionalDouble coViewMessages, int walkTargets,
        int countTargets, Variant variant) {

    /// What is used where nobody chooses.
    public static final PipelineOptions DEFAULT =
            new PipelineOptions(0, OptionalInt.empty(), OptionalInt.empty(), Optional.empty(),
                    OptionalDouble.empty(), 300, 1000, Variant.NONE);

    /// How far the weights of an order log's pairs count in training.
    private static final double WEIGHT_POWER = 1;

    /// What messages along co-views count where nobody chooses, and from how many co-views per item
    /// on, both ways: docs/results/experiments.md.
    private static final double VIEW_MESSAGES = 1.5;
    private static final long ENOUGH_VIEWS = 4;

    public PipelineOptions {
        // What a training would refuse is refused before any work is done.
        TrainingConfig.builder().fanout(fanout.orElse(new Fanout.All(2)))
                .coViewMessages(coViewMessages.orElse(0)).build();
        if (walkTargets < 1 || countTargets < 1) {
            throw new IllegalArgumentException("walkTargets is " + walkTargets
                    + " and countTargets is " + countTargets + ", both must be 1 or more");
        }
    }

    public PipelineOptions withSeed(long other) {
        return new PipelineOptions(other, dimension, epochs, fanout, coViewMessages, walkTargets,
                countTargets, variant);
    }

    public PipelineOptions withDimension(int other) {
        return new PipelineOptions(seed, OptionalInt.of(other), epochs, fanout, coViewMessages,
                walkTargets, countTargets, variant);
    }

    public PipelineOptions withEpochs(int other) {
        return new PipelineOptions(seed, dimension, OptionalInt.of(other), fanout, coViewMessages,
                walkTargets, countTargets, variant);
    }

    public PipelineOptions withFanout(Fanout other) {
        return new PipelineOptions(seed, dimension, epochs, Optional.of(other), coViewMessages,
                walkTargets, countTargets, variant);
    }

    public PipelineOptions withCoViewMessages(double other) {
        return new PipelineOptions(seed, dimension, epochs, fanout, OptionalDouble.of(other),
                walkTargets, countTargets, variant);
    }

    public PipelineOptions withVariant(Variant other) {
        return new PipelineOptions(seed, dimension, epochs, fanout, coViewMessages, walkTargets,
                countTargets, other);
    }

    /// How vectors of a graph of this size are trained.
    TrainingConfig training(int nodeCount, long edgeCount) {
        TrainingConfig config = TrainingConfig.forGraph(nodeCount, edgeCount).withSeed(seed);
        config = fanout.isPresent() ? config.withFanout(fanout.get(), nodeCount) : config;
        config = dimension.isPresent() ? config.withDimension(dimension.getAsInt()) : config;
        return epochs.isPresent() ? config.withEpochs(epochs.getAsInt()) : config;
    }

    /// How vectors of this graph are trained.
    TrainingConfig training(TrainingGraph graph) {
        return variant.training().apply(training(graph.nodeCount(), graph.whole().edgeCount())
                .toBuilder().coViewMessages(graph.coViews().map(this::messages).orElse(0.0)).build());
    }

    private double messages(DirectedGraph views) {
        boolean enough = views.edgeCount() >= ENOUGH_VIEWS * views.nodeCount();
        return coViewMessages.orElse(enough ? VIEW_MESSAGES : 0);
    }

    /// The same for the graph of an order log, whose edges are as much worth as their weights: most
    /// pairs of items were together once, few often.
    TrainingConfig orders(TrainingGraph graph) {
        return training(graph).toBuilder().positivePower(WEIGHT_POWER)
                .propagationPower(WEIGHT_POWER).build();
    }
}
