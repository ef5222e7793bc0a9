package dev.thence.model;

/// An evidence that depends on the source alone, such as its share of all sources: one value per
/// node. It moves no ranking of targets; where sources are ranked it is what a target-only
/// evidence is to targets.
public final class SourceEvidence implements Evidence {
    private final String name;
    private final float[] values;

    /// @throws IllegalArgumentException when a value is not finite
    public SourceEvidence(String name, float[] values) {
        for (int u = 0; u < values.length; u++) {
            if (!Float.isFinite(values[u])) {
                throw new IllegalArgumentException(
                        "evidence " + name + " of node " + u + " is " + values[u] + ", must be finite");
            }
        }
        this.name = name;
        this.values = values.clone();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public float value(int source, int target) {
        return values[source];
    }

    /// A copy of the value per node.
    public float[] toArray() {
        return values.clone();
    }

    /// The value per node, shared: not to be written to.
    float[] values() {
        return values;
    }
}
