package dev.thence.bench.methods;

import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.sampler.Role;
import java.util.List;

/// Two vectors per node, learned from pairs by skip-gram with negative sampling:
/// $\log \sigma(s_u \cdot t_v) + \sum_z \log \sigma(-s_u \cdot t_z)$, by stochastic gradient
/// ascent with a rate that falls linearly to a hundredth.
///
/// Mikolov, Sutskever, Chen, Corrado and Dean, "Distributed Representations of Words and Phrases
/// and their Compositionality" (2013), equation 4. The usual code lets threads write over each
/// other; here nodes are dealt into blocks, and threads work on pairs of blocks that share
/// neither centres nor contexts, so the result is the same bits at any number of threads.
/// Negatives come from the block of the context. 8 n d bytes, and 32 MB of pairs at most.
final class SkipGram {
    private static final int MAX_POOL = 1 << 21;
    private static final int MIN_POOL = 1 << 14;
    private static final int POOLS = 64;
    private static final int CHUNK = 1 << 12;
    /// Below this many nodes there is one block: its negatives are all nodes.
    private static final int ONE_BLOCK = 1 << 15;
    private static final int BLOCKS = 8;

    private final Config config;
    private final String method;
    private final int nodeCount;
    private final long seed;
    private final Workers workers;
    private final float[][] vectors;
    private final NoiseTable[][] noise;
    private final int[] blockOf;
    private final int blocks;

    /// @param dimension of the vectors
    /// @param negatives per pair
    /// @param rate of the first step
    record Config(int dimension, int negatives, double rate) {
        Config {
            Checks.dimension(dimension);
            Checks.require(negatives >= 1 && negatives <= 100, "negatives", negatives, "1 to 100");
            Checks.require(rate > 0 && rate <= 1, "rate", rate, "above 0 and at most 1");
        }
    }

    /// @param sourceNoise how often a node is drawn as a negative source
    /// @param targetNoise how often as a negative target
    SkipGram(Config config, String method, double[] sourceNoise, double[] targetNoise, long seed,
            Workers workers) {
        this.config = config;
        this.method = method;
        this.seed = seed;
        this.workers = workers;
        nodeCount = sourceNoise.length;
        blocks = nodeCount < ONE_BLOCK ? 1 : BLOCKS;
        int[] order = SplitMix64.of(seed, 0x626c6f636bL).permutation(nodeCount);
        blockOf = new int[nodeCount];
        int[][] members = new int[blocks][];
        for (int b = 0; b < blocks; b++) {
            members[b] = new int[(nodeCount - b + blocks - 1) / blocks];
            for (int i = 0; i < members[b].length; i++) {
                members[b][i] = order[i * blocks + b];
                blockOf[members[b][i]] = b;
            }
        }
        noise = new NoiseTable[2][blocks];
        for (int b = 0; b < blocks; b++) {
            noise[Role.SOURCE.ordinal()][b] = new NoiseTable(members[b], sourceNoise);
            noise[Role.TARGET.ordinal()][b] = new NoiseTable(members[b], targetNoise);
        }
        vectors = new float[][] {start(0), start(1)};
    }

    private float[] start(int role) {
        int d = config.dimension;
        float[] rows = new float[Math.multiplyExact(nodeCount, d)];
        workers.forRange(nodeCount, 256, (from, to) -> {
            for (int u = from; u < to; u++) {
                var random = SplitMix64.of(seed, 0x7374617274L, role, u);
                for (int k = u * d; k < (u + 1) * d; k++) {
                    rows[k] = (float) ((random.nextDouble() - .5) / d);
                }
            }
        });
        return rows;
    }

    /// The vectors as they are.
    InnerProducts vectors() {
        return InnerProducts.of(config.dimension, vectors[0], vectors[1]);
    }

    float[] vectors(Role role) {
        return vectors[role.ordinal()];
    }

    /// Learns from about so many pairs, in pools drawn from the kinds of walks in turn.
    void train(List<? extends WalkPairs> kinds, long pairs) {
        int size = Math.clamp(pairs / POOLS, MIN_POOL, MAX_POOL);
        long pools = Math.ceilDiv(pairs, size);
        for (long pool = 0; pool < pools; pool++) {
            Checks.goOn(method);
            var walks = kinds.get((int) (pool % kinds.size()));
            double rate = config.rate * Math.max(.01, 1 - (double) pool / pools);
            learn(walks.centreRole(), pool(walks, pool, size), (float) rate, pool);
        }
    }

    /// Pairs by block of the centre and block of the context, in the order they were drawn.
    private Pool pool(WalkPairs walks, long number, int size) {
        int[] centres = new int[size];
        int[] contexts = new int[size];
        workers.forRange(size, CHUNK, (from, to) -> walks.draw(
                SplitMix64.of(seed, 0x70616972L, number, from), centres, contexts, from, to));
        int[] begin = new int[blocks * blocks + 1];
        for (int i = 0; i < size; i++) {
            begin[bucket(centres[i], contexts[i]) + 1]++;
        }
        for (int b = 0; b < blocks * blocks; b++) {
            begin[b + 1] += begin[b];
        }
        var pool = new Pool(begin, new int[size], new int[size]);
        int[] next = begin.clone();
        for (int i = 0; i < size; i++) {
            int at = next[bucket(centres[i], contexts[i])]++;
            pool.centres[at] = centres[i];
            pool.contexts[at] = contexts[i];
        }
        return pool;
    }

    private int bucket(int centre, int context) {
        return blockOf[centre] * blocks + blockOf[context];
    }

    private static final class Pool {
        final int[] begin;
        final int[] centres;
        final int[] contexts;

        Pool(int[] begin, int[] centres, int[] contexts) {
            this.begin = begin;
            this.centres = centres;
            this.contexts = contexts;
        }
    }

    private void learn(Role centreRole, Pool pool, float rate, long number) {
        for (int round = 0; round < blocks; round++) {
            int shift = round;
            workers.forRange(blocks, 1, (from, to) -> {
                for (int centreBlock = from; centreBlock < to; centreBlock++) {
                    int contextBlock = (centreBlock + shift) % blocks;
                    learn(centreRole, pool, centreBlock, contextBlock, rate, number);
                }
            });
        }
    }

    private void learn(Role centreRole, Pool pool, int centreBlock, int contextBlock, float rate,
            long number) {
        int bucket = centreBlock * blocks + contextBlock;
        var random = SplitMix64.of(seed, 0x6e6f697365L, number, bucket);
        var table = noise[centreRole.other().ordinal()][contextBlock];
        var update = new Update(centreRole);
        int[] negatives = new int[config.negatives];
        for (int i = pool.begin[bucket]; i < pool.begin[bucket + 1]; i++) {
            for (int k = 0; k < negatives.length; k++) {
                negatives[k] = table.draw(random);
            }
            update.step(pool.centres[i], pool.contexts[i], negatives, rate);
        }
    }

    /// Steps of one thread.
    final class Update {
        private final int d = config.dimension;
        private final float[] centres;
        private final float[] contexts;
        private final float[] gradient = new float[d];

        Update(Role centreRole) {
            centres = vectors(centreRole);
            contexts = vectors(centreRole.other());
        }

        /// One ascent along the gradient of a pair and its negatives; a negative that is the
        /// context itself is left out.
        void step(int centre, int context, int[] negatives, float rate) {
            java.util.Arrays.fill(gradient, 0);
            towards(centre * d, context * d, 1, rate);
            for (int z : negatives) {
                if (z != context) {
                    towards(centre * d, z * d, 0, rate);
                }
            }
            for (int k = 0; k < d; k++) {
                centres[centre * d + k] += gradient[k];
            }
        }

        private void towards(int centre, int context, int label, float rate) {
            float x = dot(centres, centre, contexts, context, d);
            float pull = rate * (label - (float) (1 / (1 + Math.exp(-x))));
            for (int k = 0; k < d; k++) {
                gradient[k] += pull * contexts[context + k];
            }
            for (int k = 0; k < d; k++) {
                contexts[context + k] += pull * centres[centre + k];
            }
        }
    }

    /// Eight sums side by side, in a fixed order.
    private static float dot(float[] a, int i, float[] b, int j, int d) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int k = 0;
        for (; k + 8 <= d; k += 8) {
            s0 += a[i + k] * b[j + k];
            s1 += a[i + k + 1] * b[j + k + 1];
            s2 += a[i + k + 2] * b[j + k + 2];
            s3 += a[i + k + 3] * b[j + k + 3];
            s4 += a[i + k + 4] * b[j + k + 4];
            s5 += a[i + k + 5] * b[j + k + 5];
            s6 += a[i + k + 6] * b[j + k + 6];
            s7 += a[i + k + 7] * b[j + k + 7];
        }
        for (; k < d; k++) {
            s0 += a[i + k] * b[j + k];
        }
        return ((s0 + s4) + (s1 + s5)) + ((s2 + s6) + (s3 + s7));
    }
}
