package dev.thence.bench.methods;

import dev.thence.graph.SplitMix64;

/// Draws nodes of a block by weight: the negatives of a skip-gram. Immutable.
final class NoiseTable {
    private final int[] nodes;
    private final double[] cumulative;

    /// @param nodes of the block
    /// @param weights of all nodes; a block of weight 0 is drawn from uniformly
    NoiseTable(int[] nodes, double[] weights) {
        this.nodes = nodes;
        cumulative = new double[nodes.length];
        double sum = 0;
        for (int i = 0; i < nodes.length; i++) {
            sum += weights[nodes[i]];
            cumulative[i] = sum;
        }
        for (int i = 0; i < nodes.length && sum == 0; i++) {
            cumulative[i] = i + 1;
        }
    }

    int draw(SplitMix64 random) {
        double place = random.nextDouble() * cumulative[cumulative.length - 1];
        int low = 0;
        int high = nodes.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return nodes[low];
    }
}
