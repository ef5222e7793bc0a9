package dev.thence.sampler;

import dev.thence.graph.DirectedGraph;

final class HardNegatives implements NegativeSampler {
    HardNegatives(DirectedGraph known, DirectedGraph lists, long seed) {}

    @Override
    public int draw(long epoch, long batchNumber, int source, int[] batchTargets, int[] negatives) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int drawShared(long epoch, long batchNumber, int[] batchTargets, int[] negatives) {
        throw new UnsupportedOperationException();
    }

    @Override
    public double logShare(int target) {
        throw new UnsupportedOperationException();
    }
}
