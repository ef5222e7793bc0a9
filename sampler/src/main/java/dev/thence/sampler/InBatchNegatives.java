package dev.thence.sampler;

import dev.thence.graph.DirectedGraph;

final class InBatchNegatives implements NegativeSampler {
    InBatchNegatives(DirectedGraph known, long seed) {}

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
