package dev.thence.sampler;

import dev.thence.graph.SplitMix64;

/// Draws from a fixed discrete distribution in O(1). Immutable; 12 bytes per outcome.
///
/// Walker's alias method in Vose's form: "A Linear Algorithm for Generating Random Numbers with
/// a Given Distribution" (1991).
final class AliasTable {
    private final double[] stays;
    private final int[] alias;

    /// @param weights above 0, at least one
    AliasTable(double[] weights) {
        int n = weights.length;
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        stays = new double[n];
        alias = new int[n];
        int[] work = new int[n];
        int small = 0;
        int large = n;
        for (int i = 0; i < n; i++) {
            stays[i] = weights[i] * n / total;
            alias[i] = i;
            work[stays[i] < 1 ? small++ : --large] = i;
        }
        while (small > 0 && large < n) {
            int poor = work[--small];
            int rich = work[large];
            alias[poor] = rich;
            stays[rich] -= 1 - stays[poor];
            if (stays[rich] < 1) {
                work[small++] = rich;
                large++;
            }
        }
        // Whoever is left over differs from 1 by rounding only.
        while (small > 0) {
            stays[work[--small]] = 1;
        }
    }

    int draw(SplitMix64 random) {
        int column = random.nextInt(stays.length);
        return random.nextDouble() < stays[column] ? column : alias[column];
    }
}
