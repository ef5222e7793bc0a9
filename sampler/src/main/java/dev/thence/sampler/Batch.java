package dev.thence.sampler;

import java.util.ArrayList;
import java.util.List;

/// What a batch of roots needs to be propagated: nodes on levels, and between the levels the
/// [Block]s. Level 0 holds the inputs, the top level, `layers()`, the roots; layer l computes level
/// l + 1 from level l.
///
/// On every level a node appears once per [Role] it is needed in, under a local id. Without co-view
/// edges the roles alternate: the tree of the source roots reads targets one level below the top,
/// sources two levels below, and so on, and the tree of the target roots the other way round; each
/// (level, role) belongs to one tree. With co-view edges the trees share them.
///
/// The vectors of one level, for layers whose results are summed over the depths:
///
/// {@snippet :
/// g[0][r]     = x[r]                                                   // rows of nodes(0, r)
/// g[l + 1][r] = x[r][inputs(l + 1, r)]                                 // rows of nodes(l + 1, r)
///             + block(l, r).edges(CO_PURCHASE) * g[l][r.other()]
///             + block(l, r).edges(CO_VIEW) * g[l][r]
/// }
///
/// The mean of an edge's weight over many batches, counting 0 where it was not drawn, is its
/// normalisation; the draws of two layers are independent; so the mean of g is the propagation over
/// the whole graph.
///
/// Owns its arrays and the scratch memory of sampling, and may be filled again and again through
/// [NeighborSampler#sample(Batch, long, long, int\[\], int\[\], EdgeExclusion)]. One thread at a
/// time; any number of batches may be filled at once. Everything it hands out is for reading only,
/// may be longer than what is in use, and is valid until it is filled again.
public final class Batch {
    private final int layers;
    private final List<Level> sources = new ArrayList<>();
    private final List<Level> targets = new ArrayList<>();
    private final List<Block> sourceBlocks = new ArrayList<>();
    private final List<Block> targetBlocks = new ArrayList<>();
    int[] sourceRoots = new int[0];
    int[] targetRoots = new int[0];

    Batch(int layers) {
        this.layers = layers;
        for (int l = 0; l < layers; l++) {
            sourceBlocks.add(new Block(Role.SOURCE));
            targetBlocks.add(new Block(Role.TARGET));
        }
        for (int l = 0; l <= layers; l++) {
            sources.add(new Level());
            targets.add(new Level());
        }
    }

    public int layers() {
        return layers;
    }

    /// The number of nodes in this role on this level.
    public int nodeCount(int level, Role role) {
        return level(level, role).count;
    }

    /// Their numbers in the graph, by local id.
    ///
    /// On level 0 these are all nodes that play this role on any level, so the rows of the role's
    /// table that the batch reads and, in training, changes.
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

    /// The sampled edges of all blocks and relations, without the nodes' own from `+ I`.
    public long edgeCount() {
        long count = 0;
        for (int l = 0; l < layers; l++) {
            for (Role role : Role.values()) {
                var block = block(l, role);
                count += block.purchases.edgeCount() - block.outputCount() + block.views.edgeCount();
            }
        }
        return count;
    }

    Level level(int level, Role role) {
        return (role == Role.SOURCE ? sources : targets).get(level);
    }

    /// The nodes of one role on one level.
    static final class Level {
        int count;
        int[] nodes = new int[0];
        int[] inputs = new int[0];
    }
}
