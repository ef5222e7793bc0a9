package dev.thence.sampler;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a batch of roots needs to be propagated: nodes on levels, and between the levels the
/// [Block]s. Level 0 holds the inputs, the top level, `layers()`, the roots; layer l computes
/// level l + 1 from level l.
///
/// On every level a node appears once per [Role] it is needed in, under a local id. Without
/// co-view edges the roles alternate: the tree of the source roots reads targets one level
/// below the top, sources two levels below, and so on, and the tree of the target roots the
/// other way round; each (level, role) belongs to one tree. With co-view edges the trees share
/// them.
///
/// The vectors of one level, for layers whose results are summed over the depths:
///
/// {@snippet :
/// g[0][r]     = x[r]                               // rows of nodes(0, r)
/// g[l + 1][r] = x[r][inputs(l + 1, r)]             // rows of nodes(l + 1, r)
///             + block(l, r).edges(CO_PURCHASE) * g[l][r.other()]
///             + block(l, r).edges(CO_VIEW) * g[l][r]
/// }
///
/// The mean of an edge's weight over many batches, counting 0 where it was not drawn, is its
/// normalisation; the draws of two layers are independent; so the mean of g is the propagation
/// over the whole graph.
///
/// Owns its arrays and the scratch memory of sampling, and may be filled again and again
/// through [NeighborSampler#sample(Batch, long, long, int\[\], int\[\], EdgeExclusion)]. One
/// thread at a time; any number of batches may be filled at once. Everything it hands out is
/// for reading only, may be longer than what is in use, and is valid until it is filled again.
public final class Batch {
    final NeighborSampler sampler;
    final Relabel relabel;
    final LayerPass pass = new LayerPass();
    /// What the blocks over the whole graph leave out; null: they are not made yet.
    @Nullable EdgeExclusion whole;
    float[] viewScales = new float[0];
    private final List<Level> sources;
    private final List<Level> targets;
    private final List<Block> sourceBlocks;
    private final List<Block> targetBlocks;
    private int[] sourceRoots = new int[0];
    private int[] targetRoots = new int[0];
    private int[] counting = new int[0];

    /// Under [Fanout.All] all levels of a role are one, and so are its blocks.
    Batch(NeighborSampler sampler) {
        this.sampler = sampler;
        int layers = sampler.fanout().layers();
        boolean one = sampler.fanout() instanceof Fanout.All;
        relabel = new Relabel(one ? 0 : sampler.nodeCount());
        sources = list(layers + 1, one, Level::new);
        targets = list(layers + 1, one, Level::new);
        sourceBlocks = list(layers, one, () -> new Block(Role.SOURCE));
        targetBlocks = list(layers, one, () -> new Block(Role.TARGET));
    }

    private static <T> List<T> list(int size, boolean one, Supplier<T> made) {
        return one ? Collections.nCopies(size, made.get())
                : Stream.generate(made).limit(size).toList();
    }

    public int layers() {
        return sourceBlocks.size();
    }

    /// The number of nodes in this role on this level.
    public int nodeCount(int level, Role role) {
        return level(level, role).count;
    }

    /// Their numbers in the graph, by local id.
    ///
    /// On level 0 these are all nodes that play this role on any level, so the rows of the
    /// role's table that the batch reads and, in training, changes.
    public int[] nodes(int level, Role role) {
        return level(level, role).nodes;
    }

    /// The local id that each of them has on level 0 in the same role.
    public int[] inputs(int level, Role role) {
        return level(level, role).inputs;
    }

    /// The local ids, on the top level, of the roots in the order they were given in; repeated
    /// roots have the same id.
    public int[] roots(Role role) {
        return role == Role.SOURCE ? sourceRoots : targetRoots;
    }

    /// The block that computes level `layer + 1` of this role.
    public Block block(int layer, Role role) {
        return blocks(role).get(layer);
    }

    /// The blocks whose outputs have this role, the one above the input level first.
    public List<Block> blocks(Role role) {
        return role == Role.SOURCE ? sourceBlocks : targetBlocks;
    }

    /// The number of edges in all blocks and relations, without the nodes' own from `+ I`.
    public long edgeCount() {
        long count = 0;
        for (int l = 0; l < layers(); l++) {
            for (Role role : Role.values()) {
                var block = block(l, role);
                count += block.purchases.edgeCount() - block.outputCount();
                count += block.views.edgeCount();
            }
        }
        return count;
    }

    /// The array for the local ids of as many roots of this role.
    int[] newRoots(Role role, int count) {
        int[] roots = new int[count];
        if (role == Role.SOURCE) {
            sourceRoots = roots;
        } else {
            targetRoots = roots;
        }
        return roots;
    }

    /// 0, 1, 2, ... at least to count.
    int[] counting(int count) {
        if (counting.length < count) {
            int from = counting.length;
            counting = Arrays.copyOf(counting, BlockEdges.grown(from, count));
            for (int i = from; i < counting.length; i++) {
                counting[i] = i;
            }
        }
        return counting;
    }

    Level level(int level, Role role) {
        return (role == Role.SOURCE ? sources : targets).get(level);
    }

    /// The nodes of one role on one level.
    static final class Level {
        int count;
        int[] nodes = new int[0];
        int[] inputs = new int[0];
        /// `D^-1/2` of each node without the excluded edges.
        float[] scales = new float[0];
        /// The local ids of the nodes that lose edges to the exclusion, and which of
        /// [SkippedEdges#nodes] each is.
        int thinnedCount;
        int[] thinned = new int[0];
        int[] thinnedIndex = new int[0];

        /// Makes the arrays fit for this many nodes, keeping the nodes.
        void room(int nodeCount) {
            if (nodes.length < nodeCount) {
                nodes = Arrays.copyOf(nodes, BlockEdges.grown(nodes.length, nodeCount));
            }
        }
    }
}
