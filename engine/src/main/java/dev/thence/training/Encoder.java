package dev.thence.training;

import dev.thence.sampler.Role;

/// Turns tables into the vectors of a step's roots, and gradients of these vectors into gradients
/// of the tables. `forward` and `backward` take turns.
sealed interface Encoder extends AutoCloseable permits DjlEncoder {

    /// The unit vectors of the top level, row-major.
    Vectors forward(MessageFlow flow);

    /// Goes back through the last forward pass.
    void backward(float[] sourceGradient, float[] targetGradient);

    /// The gradient of the last backward pass for the table rows of level 0; may be longer.
    float[] gradient(Role role);

    /// Applies the gradient of the last backward pass to the tables.
    void update(double learningRate);

    @Override
    void close();

    /// The vectors of both roles.
    final class Vectors {
        final float[] sources;
        final float[] targets;

        Vectors(float[] sources, float[] targets) {
            this.sources = sources;
            this.targets = targets;
        }

        float[] of(Role role) {
            return role == Role.SOURCE ? sources : targets;
        }
    }
}
