package dev.thence.sampler;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;

/// Every target alike; the exact draw is a rank among the unknown ones.
final class UniformNegatives implements NegativeSampler {
    private final Known known;
    private final long seed;

    UniformNegatives(DirectedGraph known, long seed) {
        this.known = new Known(known);
        this.seed = seed;
    }

    @Override
    public int draw(long epoch, long batchNumber, int source, int[] batchTargets, int[] negatives) {
        known.check(source);
        int unknown = known.unknownCount(source);
        if (unknown == 0) {
            return 0;
        }
        var random = SplitMix64.of(seed, epoch, batchNumber, source);
        for (int i = 0; i < negatives.length; i++) {
            negatives[i] = draw(source, unknown, random);
        }
        return negatives.length;
    }

    private int draw(int source, int unknown, SplitMix64 random) {
        for (int tries = 0; tries < TRIES; tries++) {
            int target = random.nextInt(known.nodeCount());
            if (!known.contains(source, target)) {
                return target;
            }
        }
        return known.unknown(source, random.nextInt(unknown));
    }

    @Override
    public int drawShared(long epoch, long batchNumber, int[] batchTargets, int[] negatives) {
        if (known.nodeCount() == 0) {
            return 0;
        }
        var random = SplitMix64.of(seed, epoch, batchNumber);
        for (int i = 0; i < negatives.length; i++) {
            negatives[i] = random.nextInt(known.nodeCount());
        }
        return negatives.length;
    }

    @Override
    public double logShare(int target) {
        return -Math.log(known.nodeCount());
    }
}
