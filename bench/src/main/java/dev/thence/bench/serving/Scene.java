package dev.thence.bench.serving;

import dev.thence.graph.SplitMix64;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Arrays;

/// What a made-up shop is drawn from. Every item has a place, its rank by popularity, and belongs
/// to a cluster of some 250 items; customers go from a cluster to the next one. Where it lies in
/// memory says nothing of its place.
///
/// Everything of an item is a pure function of the seed and its node. Immutable, any number of
/// threads. Memory: 8 bytes per item.
final class Scene {
    private static final int CLUSTER = 250;
    private static final int SHORTEST = 20;
    private static final int LONGEST = 200;
    private static final double ROW_LAW = .6;
    private static final double INTO_NEXT = .6;
    private static final double INTO_OWN = .85;
    /// How far a vector lies from the centre of its cluster, as a share of the centre's length.
    private static final double SPREAD = .8;
    private static final int DIMENSION = 64;
    private static final long PLACES = 1;
    private static final long CENTRES = 2;
    private static final long SOURCES = 3;
    private static final long TARGETS = 4;
    private static final long ROWS = 5;

    private final long seed;
    private final int items;
    private final int clusters;
    private final int[] nodes;
    private final int[] places;

    Scene(int items, long seed) {
        this.items = items;
        this.seed = seed;
        clusters = Math.max(4, items / CLUSTER);
        nodes = SplitMix64.of(PLACES, items).permutation(items);
        places = new int[items];
        for (int place = 0; place < items; place++) {
            places[nodes[place]] = place;
        }
    }

    int items() {
        return items;
    }

    int dimension() {
        return DIMENSION;
    }

    /// Its rank by popularity, from 0.
    int place(int node) {
        return places[node];
    }

    int cluster(int node) {
        return places[node] % clusters;
    }

    /// Numbers for one purpose and one item.
    SplitMix64 random(long purpose, int node) {
        return SplitMix64.of(seed, purpose, node);
    }

    float[] source(int node) {
        return near((cluster(node) + 1) % clusters, random(SOURCES, node));
    }

    float[] target(int node) {
        return near(cluster(node), random(TARGETS, node));
    }

    /// A vector of length 1 near the centre of a cluster.
    private float[] near(int cluster, SplitMix64 random) {
        var centre = SplitMix64.of(seed, CENTRES, cluster);
        var sum = new double[DIMENSION];
        double square = 0;
        for (int j = 0; j < DIMENSION; j++) {
            sum[j] = centre.nextGaussian() + SPREAD * random.nextGaussian();
            square += sum[j] * sum[j];
        }
        float[] row = new float[DIMENSION];
        for (int j = 0; j < DIMENSION; j++) {
            row[j] = (float) (sum[j] / Math.sqrt(square));
        }
        return row;
    }

    /// The items that a sparse evidence knows after this one, rising: 20 to 200 of them by a power
    /// law, most in the next cluster and the own one, popular ones more often.
    int[] row(int node) {
        var random = random(ROWS, node);
        double drawn = SHORTEST * Math.pow(1 - random.nextDouble(), -ROW_LAW);
        int length = (int) Math.min(Math.min(LONGEST, items / 4), drawn);
        var row = new IntOpenHashSet(length);
        for (int i = 0; i < 2 * length && row.size() < length; i++) {
            double way = random.nextDouble();
            int other = way < INTO_NEXT ? member((cluster(node) + 1) % clusters, random)
                    : way < INTO_OWN ? member(cluster(node), random)
                    : nodes[popular(items, random)];
            if (other != node) {
                row.add(other);
            }
        }
        int[] rising = row.toIntArray();
        Arrays.sort(rising);
        return rising;
    }

    private int member(int cluster, SplitMix64 random) {
        int size = (items - cluster + clusters - 1) / clusters;
        return nodes[cluster + clusters * popular(size, random)];
    }

    /// A rank below the size, low ones more often: as rank^(-2/3).
    private static int popular(int size, SplitMix64 random) {
        double u = random.nextDouble();
        return (int) (size * u * u * u);
    }
}
