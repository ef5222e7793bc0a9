package dev.thence.datasets;

/// A list of node pairs, edges or non-edges, in the order of their file. Immutable.
public final class NodePairs {
    private final int[] sources;
    private final int[] targets;

    NodePairs(int[] sources, int[] targets) {
        this.sources = sources;
        this.targets = targets;
    }

    /// @throws IllegalArgumentException when the lengths differ
    public static NodePairs of(int[] sources, int[] targets) {
        if (sources.length != targets.length) {
            throw new IllegalArgumentException("there are " + sources.length + " sources and "
                    + targets.length + " targets, must be as many");
        }
        return new NodePairs(sources.clone(), targets.clone());
    }

    public int size() {
        return sources.length;
    }

    public int source(int pair) {
        return sources[pair];
    }

    public int target(int pair) {
        return targets[pair];
    }
}
