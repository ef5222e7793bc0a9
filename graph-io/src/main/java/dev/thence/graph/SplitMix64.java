package dev.thence.graph;

/// A stream of random numbers that is a pure function of its seed, and the mixing function it is
/// made of.
///
/// Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators" (2014), with the constants
/// of its variant 13. A stream for one purpose is seeded by [#mix(long...)] of everything that
/// names the purpose (seed, epoch, batch, node, ...), never by `seed + i`: neighbouring seeds of a
/// weak generator give correlated draws. Not thread-safe; make one per task, they are cheap.
public final class SplitMix64 {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    public SplitMix64(long seed) {
        state = seed;
    }

    /// A stream for the purpose that these keys name.
    public static SplitMix64 of(long... keys) {
        return new SplitMix64(mix(keys));
    }

    /// Mixes 64 bits so that every input bit reaches every output bit.
    public static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// Mixes two keys; the order counts.
    public static long mix(long a, long b) {
        return mix(mix(a + GOLDEN) ^ (b * GOLDEN + 0xD1B54A32D192ED03L));
    }

    /// Mixes any number of keys; the order counts.
    public static long mix(long... keys) {
        long hash = keys.length;
        for (long key : keys) {
            hash = mix(hash, key);
        }
        return hash;
    }

    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /// Uniform in `[0, bound)`.
    ///
    /// @throws IllegalArgumentException when bound is not positive
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound is " + bound + ", must be positive");
        }
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /// Uniform in `[0, 1)`, 53 bits.
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /// Normal with mean 0 and variance 1 (Box and Muller 1958; one of the pair is dropped).
    public double nextGaussian() {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * nextDouble());
    }

    /// A permutation of `[0, n)`, by Fisher and Yates from the back. O(n).
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
