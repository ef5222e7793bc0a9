package dev.thence.model;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;

/// One number per node, in memory or mapped. Immutable.
public final class NodeValues {
    private final MemorySegment values;

    private NodeValues(MemorySegment values) {
        this.values = values;
    }

    static NodeValues of(MemorySegment floats) {
        return new NodeValues(floats);
    }

    public static NodeValues of(float[] values) {
        return new NodeValues(MemorySegment.ofArray(values));
    }

    float get(int node) {
        return values.getAtIndex(JAVA_FLOAT, node);
    }

    MemorySegment segment() {
        return values;
    }

    /// A copy.
    public float[] toArray() {
        return values.toArray(JAVA_FLOAT);
    }
}
