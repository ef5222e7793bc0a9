package dev.thence.model;

import dev.thence.vectors.Dots;
import dev.thence.vectors.FloatMatrix;

/// The learned evidence: the cosine of the source's vector and the target's, over a temperature.
/// A node without a vector in a role has a zero row there, and so 0.
public final class MatchEvidence implements Evidence {
    /// The name of the one evidence that is learned.
    public static final String NAME = "match";

    private final String name;
    private final FloatMatrix sources;
    private final FloatMatrix targets;
    private final float temperature;

    /// @param sources n x d, unit rows or zero rows
    /// @param targets n x d, unit rows or zero rows
    /// @param temperature above 0
    /// @throws IllegalArgumentException when the shapes differ or the temperature is not positive
    public MatchEvidence(FloatMatrix sources, FloatMatrix targets, double temperature) {
        this(NAME, sources, targets, temperature);
    }

    /// One under another name, where vectors were learned in two ways.
    public MatchEvidence(String name, FloatMatrix sources, FloatMatrix targets, double temperature) {
        if (sources.rows() != targets.rows() || sources.columns() != targets.columns()) {
            throw new IllegalArgumentException("source vectors are " + sources.rows() + " x "
                    + sources.columns() + ", target vectors " + targets.rows() + " x "
                    + targets.columns() + "; they must agree");
        }
        if (!(temperature > 0)) {
            throw new IllegalArgumentException(
                    "temperature is " + temperature + ", must be above 0");
        }
        this.name = name;
        this.sources = sources;
        this.targets = targets;
        this.temperature = (float) temperature;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public float value(int source, int target) {
        return Dots.dot(sources.row(source), targets, target) / temperature;
    }

    public FloatMatrix sources() {
        return sources;
    }

    public FloatMatrix targets() {
        return targets;
    }

    public float temperature() {
        return temperature;
    }
}
