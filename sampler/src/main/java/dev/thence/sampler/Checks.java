package dev.thence.sampler;

/// Argument checks that more than one type here needs.
final class Checks {
    private Checks() {}

    static void layers(int layers) {
        if (layers < 1 || layers > 8) {
            throw new IllegalArgumentException("layers is " + layers + ", must be 1 to 8");
        }
    }

    /// At most 4, so that a degree to this power is a `float`.
    static void exponent(String name, double value) {
        if (!(Math.abs(value) <= 4)) {
            throw new IllegalArgumentException(name + " is " + value + ", must be -4 to 4");
        }
    }

    static void nodes(String name, int[] nodes, int nodeCount) {
        for (int i = 0; i < nodes.length; i++) {
            if (nodes[i] < 0 || nodes[i] >= nodeCount) {
                throw new IllegalArgumentException(name + "[" + i + "] is " + nodes[i]
                        + ", must be in [0, " + nodeCount + ")");
            }
        }
    }
}
