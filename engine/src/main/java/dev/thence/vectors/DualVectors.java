package dev.thence.vectors;

import dev.thence.evaluation.TargetScorer;
import java.util.Objects;

/// What training makes: for every node a unit vector as a source, a unit vector as a target, and a
/// bias as a target. The logit of `u -> v` is `source(u) . target(v) / temperature + bias(v)`.
///
/// Usable by any number of threads; the matrices belong to whoever made them.
public final class DualVectors {
    private final FloatMatrix source;
    private final FloatMatrix target;
    private final float[] bias;
    private final float temperature;

    private DualVectors(FloatMatrix source, FloatMatrix target, float[] bias, float temperature) {
        this.source = Objects.requireNonNull(source);
        this.target = Objects.requireNonNull(target);
        this.bias = bias;
        this.temperature = temperature;
    }

    /// @throws IllegalArgumentException when the shapes disagree or the temperature is not positive
    public static DualVectors of(
            FloatMatrix source, FloatMatrix target, float[] bias, float temperature) {
        if (source.rows() != target.rows() || source.columns() != target.columns()
                || bias.length != target.rows()) {
            throw new IllegalArgumentException("source is " + source.rows() + " x "
                    + source.columns() + ", target " + target.rows() + " x " + target.columns()
                    + ", bias " + bias.length + "; rows and columns must agree");
        }
        if (!(temperature > 0)) {
            throw new IllegalArgumentException(
                    "temperature is " + temperature + ", must be positive");
        }
        return new DualVectors(source, target, bias, temperature);
    }

    public int nodeCount() {
        return source.rows();
    }

    public int dimension() {
        return source.columns();
    }

    public FloatMatrix source() {
        return source;
    }

    public FloatMatrix target() {
        return target;
    }

    public float bias(int node) {
        return bias[node];
    }

    /// A copy of all biases.
    public float[] biases() {
        return bias.clone();
    }

    public float temperature() {
        return temperature;
    }

    /// The cosine of u as a source and v as a target, before the temperature.
    public float match(int u, int v) {
        return Dots.dot(source.row(u), target, v);
    }

    /// Scores by the logit: the learned vectors alone. O(n d) per source.
    public TargetScorer scorer() {
        return (u, scores) -> {
            Dots.scan(source.row(u), target, 0, target.rows(), scores);
            for (int v = 0; v < scores.length; v++) {
                scores[v] = scores[v] / temperature + bias[v];
            }
        };
    }
}
