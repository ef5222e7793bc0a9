package dev.thence.sampler;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;

/// From a list per source; uniformly where the list has nothing left.
final class HardNegatives implements NegativeSampler {
    private final Known known;
    private final DirectedGraph lists;
    private final NegativeSampler uniform;
    private final long seed;

    HardNegatives(DirectedGraph known, DirectedGraph lists, long seed) {
        if (lists.nodeCount() != known.nodeCount()) {
            throw new IllegalArgumentException("the lists have " + lists.nodeCount()
                    + " nodes, must have as many as the known edges: " + known.nodeCount());
        }
        this.known = new Known(known);
        this.lists = lists;
        this.seed = seed;
        uniform = new UniformNegatives(known, SplitMix64.mix(seed, 1));
    }

    @Override
    public int draw(long epoch, long batchNumber, int source, int[] batchTargets, int[] negatives) {
        known.check(source);
        long begin = lists.out().offset(source);
        int[] candidates = new int[lists.out().degree(source)];
        for (int i = 0; i < candidates.length; i++) {
            candidates[i] = lists.out().neighbor(begin + i);
        }
        int drawn = InBatchNegatives.draw(known, source, candidates,
                SplitMix64.of(seed, epoch, batchNumber, source), negatives);
        return drawn > 0 ? drawn
                : uniform.draw(epoch, batchNumber, source, batchTargets, negatives);
    }

    @Override
    public int drawShared(long epoch, long batchNumber, int[] batchTargets, int[] negatives) {
        return uniform.drawShared(epoch, batchNumber, batchTargets, negatives);
    }

    @Override
    public double logShare(int target) {
        return uniform.logShare(target);
    }
}
