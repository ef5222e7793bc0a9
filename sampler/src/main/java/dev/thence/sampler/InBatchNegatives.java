package dev.thence.sampler;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;

/// The targets of the batch's edges, each as often as it is there; the exact draw is a rank
/// among those that the source does not know.
final class InBatchNegatives implements NegativeSampler {
    private final Known known;
    private final long edgeCount;
    private final long seed;

    InBatchNegatives(DirectedGraph known, long seed) {
        this.known = new Known(known);
        this.seed = seed;
        edgeCount = Math.max(1, known.edgeCount());
    }

    @Override
    public int draw(long epoch, long batchNumber, int source, int[] batchTargets, int[] negatives) {
        known.check(source);
        return draw(known, source, batchTargets, SplitMix64.of(seed, epoch, batchNumber, source),
                negatives);
    }

    /// Fills the array with candidates that the source does not know, and says how many were
    /// drawn.
    static int draw(Known known, int source, int[] candidates, SplitMix64 random, int[] negatives) {
        int unknown = -1;
        for (int i = 0; i < negatives.length; i++) {
            int tries = candidates.length == 0 ? TRIES : 0;
            int target = source;
            for (; tries < TRIES && known.contains(source, target); tries++) {
                target = candidates[random.nextInt(candidates.length)];
            }
            if (known.contains(source, target)) {
                unknown = unknown < 0 ? unknownCount(known, source, candidates) : unknown;
                if (unknown == 0) {
                    return 0;
                }
                target = unknown(known, source, candidates, random.nextInt(unknown));
            }
            negatives[i] = target;
        }
        return negatives.length;
    }

    private static int unknownCount(Known known, int source, int[] candidates) {
        int count = 0;
        for (int candidate : candidates) {
            count += known.contains(source, candidate) ? 0 : 1;
        }
        return count;
    }

    private static int unknown(Known known, int source, int[] candidates, int rank) {
        int left = rank;
        for (int candidate : candidates) {
            if (!known.contains(source, candidate) && left-- == 0) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("rank is " + rank + ", must be below the number of"
                + " candidates that source " + source + " does not know");
    }

    @Override
    public int drawShared(long epoch, long batchNumber, int[] batchTargets, int[] negatives) {
        if (batchTargets.length == 0) {
            return 0;
        }
        var random = SplitMix64.of(seed, epoch, batchNumber);
        for (int i = 0; i < negatives.length; i++) {
            negatives[i] = batchTargets[random.nextInt(batchTargets.length)];
        }
        return negatives.length;
    }

    @Override
    public double logShare(int target) {
        return Math.log((double) Math.max(1, known.inDegree(target)) / edgeCount);
    }
}
