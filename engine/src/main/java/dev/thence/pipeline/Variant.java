package dev.thence.pipeline;

import dev.thence.training.TrainingConfig;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// What a study of the model's parts changes in a training on a graph. Nobody else needs it: the
/// rule of [TrainingConfig] decides everything.
///
/// @param training changes what the rule gives
/// @param ownEdges whether an edge is predicted with itself in the graph
public record Variant(UnaryOperator<TrainingConfig> training, OwnEdges ownEdges) {
    /// Nothing is changed.
    public static final Variant NONE = new Variant(UnaryOperator.identity(), OwnEdges.LEFT_OUT);

    /// What becomes of the edges of a fold while they are predicted.
    public enum OwnEdges {
        /// They are no part of the graph: nothing is predicted from itself.
        LEFT_OUT,
        /// They stay in it.
        KEPT
    }

    public Variant {
        Objects.requireNonNull(training);
        Objects.requireNonNull(ownEdges);
    }

    public Variant withTraining(UnaryOperator<TrainingConfig> other) {
        return new Variant(other, ownEdges);
    }

    public Variant withOwnEdges(OwnEdges other) {
        return new Variant(training, other);
    }
}
