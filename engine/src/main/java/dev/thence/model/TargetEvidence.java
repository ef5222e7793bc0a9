package dev.thence.model;

/// An evidence that depends on the target alone, such as its trend or its learned bias: one value
/// per node.
public final class TargetEvidence implements Evidence {
    private final String name;
    private final float[] values;

    /// @throws IllegalArgumentException when a value is not finite
    public TargetEvidence(String name, float[] values) {
        for (int v = 0; v < values.length; v++) {
            if (!Float.isFinite(values[v])) {
                throw new IllegalArgumentException(
                        "evidence " + name + " of node " + v + " is " + values[v] + ", must be finite");
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
        return values[target];
    }

    /// The value per node, shared: not to be written to.
    float[] values() {
        return values;
    }
}
