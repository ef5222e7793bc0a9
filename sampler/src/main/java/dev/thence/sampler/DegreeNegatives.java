package dev.thence.sampler;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;

/// Proportional to in-degree^alpha; the exact draw walks over the unknown targets, O(n).
final class DegreeNegatives implements NegativeSampler {
    private final Known known;
    private final long seed;
    private final double[] weights;
    private final double total;
    private final AliasTable table;

    DegreeNegatives(DirectedGraph known, double alpha, long seed) {
        Checks.exponent("alpha", alpha);
        this.known = new Known(known);
        this.seed = seed;
        weights = new double[known.nodeCount()];
        double sum = 0;
        for (int v = 0; v < weights.length; v++) {
            weights[v] = StrictMath.pow(Math.max(1, this.known.inDegree(v)), alpha);
            sum += weights[v];
        }
        total = sum;
        table = new AliasTable(weights);
    }

    @Override
    public int draw(long epoch, long batchNumber, int source, int[] batchTargets, int[] negatives) {
        known.check(source);
        if (known.unknownCount(source) == 0) {
            return 0;
        }
        var random = SplitMix64.of(seed, epoch, batchNumber, source);
        for (int i = 0; i < negatives.length; i++) {
            negatives[i] = draw(source, random);
        }
        return negatives.length;
    }

    private int draw(int source, SplitMix64 random) {
        for (int tries = 0; tries < TRIES; tries++) {
            int target = table.draw(random);
            if (!known.contains(source, target)) {
                return target;
            }
        }
        return drawExactly(source, random);
    }

    private int drawExactly(int source, SplitMix64 random) {
        double unknown = 0;
        for (int v = 0; v < weights.length; v++) {
            unknown += known.contains(source, v) ? 0 : weights[v];
        }
        double place = random.nextDouble() * unknown;
        int last = -1;
        for (int v = 0; v < weights.length && (last < 0 || place >= 0); v++) {
            if (!known.contains(source, v)) {
                last = v;
                place -= weights[v];
            }
        }
        return last;
    }

    @Override
    public int drawShared(long epoch, long batchNumber, int[] batchTargets, int[] negatives) {
        if (weights.length == 0) {
            return 0;
        }
        var random = SplitMix64.of(seed, epoch, batchNumber);
        for (int i = 0; i < negatives.length; i++) {
            negatives[i] = table.draw(random);
        }
        return negatives.length;
    }

    @Override
    public double logShare(int target) {
        return Math.log(weights[target] / total);
    }
}
