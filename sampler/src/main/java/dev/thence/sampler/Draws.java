package dev.thence.sampler;

import dev.thence.graph.SplitMix64;
import java.util.Arrays;

/// Draws without replacement. Scratch memory of one thread; nothing is allocated per draw.
final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    /// Up to this many, looking through the draws so far is faster than a hash table.
    private static final int SCANNED = 32;

    private long[] seen = new long[256];
    private int stamp;
    private double[] preferences = new double[64];

    /// The key of a node's draws under the key of its layer.
    static long key(long layerKey, int node) {
        return SplitMix64.mix(layerKey, node);
    }

    /// Writes k of `[base, base + size)` to `out[at, at + k)`, every subset alike. k must not be
    /// above size.
    ///
    /// Robert Floyd's algorithm: Bentley and Floyd, "Programming Pearls: A Sample of
    /// Brilliance" (1987). O(k). Whether a place was drawn before is looked up only where
    /// another one was drawn that is the same modulo 64.
    void uniform(long key, int base, int size, int k, int[] out, int at) {
        if (k > SCANNED) {
            uniformHashed(key, base, size, k, out, at);
            return;
        }
        long state = key;
        long filter = 0;
        for (int e = at, end = at + k, top = size - k; e < end; e++, top++) {
            state += GOLDEN;
            int drawn = (int) (((SplitMix64.mix(state) >>> 32) * (top + 1)) >>> 32);
            if ((filter >>> drawn & 1) != 0 && contains(out, at, e, base + drawn)) {
                drawn = top;
            }
            filter |= 1L << drawn;
            out[e] = base + drawn;
        }
    }

    private static boolean contains(int[] out, int from, int to, int value) {
        for (int s = from; s < to; s++) {
            if (out[s] == value) {
                return true;
            }
        }
        return false;
    }

    private void uniformHashed(long key, int base, int size, int k, int[] out, int at) {
        if (seen.length < 4 * k) {
            seen = new long[Integer.highestOneBit(4 * k) << 1];
            stamp = 0;
        }
        if (stamp++ == Integer.MAX_VALUE) {
            Arrays.fill(seen, 0);
            stamp = 1;
        }
        long state = key;
        for (int e = at, end = at + k, top = size - k; e < end; e++, top++) {
            state += GOLDEN;
            int drawn = (int) (((SplitMix64.mix(state) >>> 32) * (top + 1)) >>> 32);
            if (!insert(drawn)) {
                drawn = top;
                insert(top);
            }
            out[e] = base + drawn;
        }
    }

    private boolean insert(int value) {
        long entry = (long) stamp << 32 | value;
        int mask = seen.length - 1;
        int slot = (int) ((value * GOLDEN) >>> 40) & mask;
        while (seen[slot] >>> 32 == stamp) {
            if (seen[slot] == entry) {
                return false;
            }
            slot = slot + 1 & mask;
        }
        seen[slot] = entry;
        return true;
    }

    /// Writes k of `[0, size)` to `out[at, at + k)` in rising order, each with an inclusion
    /// probability proportional to its preference in `preferences[0, size)` but at most 1, and
    /// one over that probability to `inverse`. k must be below size. The preferences are
    /// overwritten.
    ///
    /// Systematic sampling with unequal probabilities: Madow, "On the Theory of Systematic
    /// Sampling, II" (1949). The probabilities are laid end to end on a line of length k, and
    /// the places u, u + 1, ... for one uniform u in `[0, 1)` choose; so each is met exactly.
    /// O(size).
    void biased(long key, int size, int k, int[] out, float[] inverse, int at) {
        double limit = limit(size, k);
        double place = (SplitMix64.mix(key + GOLDEN) >>> 11) * 0x1.0p-53;
        double reached = 0;
        int drawn = 0;
        for (int i = 0; i < size && drawn < k; i++) {
            double chance = preferences[i] >= limit ? 1 : preferences[i] / limit;
            reached += chance;
            // The second half only corrects the rounding of the sum.
            if (reached > place || size - i == k - drawn) {
                out[at + drawn] = i;
                inverse[at + drawn] = (float) (1 / chance);
                drawn++;
                place++;
            }
        }
    }

    /// The t for which the sum of min(1, preference / t) is k: whatever reaches t is certain.
    /// It falls as the certain ones are set aside, until there are no more. O(size) a round,
    /// few rounds.
    private double limit(int size, int k) {
        double limit = Double.POSITIVE_INFINITY;
        int before = -1;
        while (true) {
            int certain = 0;
            double rest = 0;
            for (int i = 0; i < size; i++) {
                if (preferences[i] >= limit) {
                    certain++;
                } else {
                    rest += preferences[i];
                }
            }
            if (certain == before || certain >= k) {
                return limit;
            }
            before = certain;
            limit = rest / (k - certain);
        }
    }

    /// Room for this many preferences.
    double[] preferences(int size) {
        if (preferences.length < size) {
            preferences = new double[BlockEdges.grown(preferences.length, size)];
        }
        return preferences;
    }
}
