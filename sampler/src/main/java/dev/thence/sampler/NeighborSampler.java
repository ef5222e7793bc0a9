package dev.thence.sampler;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Relation;
import dev.thence.graph.SplitMix64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns roots into [Batch]es: the neighbourhoods that their vectors are computed from, layer
/// by layer, as blocks with weights.
///
/// Immutable and shared by any number of threads, each with a batch of its own. Every draw is a
/// pure function of (seed, epoch, batch, hop, role, relation, node): which thread fills which
/// batch, and what else is in it, changes nothing.
public final class NeighborSampler {
    private final int nodeCount;
    private final Fanout fanout;
    private final long seed;
    private final @Nullable EdgeFolds folds;
    private final Neighborhoods purchases;
    private final @Nullable Neighborhoods views;

    private NeighborSampler(Builder builder) {
        nodeCount = builder.purchases.nodeCount();
        fanout = builder.fanout;
        seed = builder.seed;
        folds = builder.folds;
        purchases = new Neighborhoods(Relation.CO_PURCHASE, builder.purchases, fanout,
                builder.normalization, folds, builder.reachOut);
        views = builder.views == null ? null : new Neighborhoods(Relation.CO_VIEW, builder.views,
                fanout, builder.normalization, null, null);
    }

    /// A sampler over the co-purchase relation, to which the builder may add more.
    public static Builder builder(DirectedGraph purchases) {
        return new Builder(purchases);
    }

    public int nodeCount() {
        return nodeCount;
    }

    public Fanout fanout() {
        return fanout;
    }

    /// An empty batch to be filled by this sampler.
    public Batch newBatch() {
        return new Batch(this);
    }

    /// A new batch for these roots.
    public Batch sample(long epoch, long batchNumber, int[] sourceRoots, int[] targetRoots,
            EdgeExclusion exclusion) {
        var batch = newBatch();
        sample(batch, epoch, batchNumber, sourceRoots, targetRoots, exclusion);
        return batch;
    }

    /// Fills the batch anew for these roots. Either list may be empty, and may repeat nodes.
    ///
    /// @param batch one made by this sampler
    /// @throws IllegalArgumentException when a root is not a node, or the exclusion has other
    ///     folds than the sampler
    public void sample(Batch batch, long epoch, long batchNumber, int[] sourceRoots,
            int[] targetRoots, EdgeExclusion exclusion) {
        Checks.nodes("sourceRoots", sourceRoots, nodeCount());
        Checks.nodes("targetRoots", targetRoots, nodeCount());
        if (batch.sampler != this) {
            throw new IllegalArgumentException("the batch was made by another sampler,"
                    + " must be from this one's newBatch()");
        }
        if (exclusion instanceof EdgeExclusion.Fold(EdgeFolds asked, int _)
                && !asked.equals(folds)) {
            throw new IllegalArgumentException("the exclusion is of " + asked
                    + ", the sampler was built with " + (folds == null ? "no folds" : folds));
        }
        new BatchFill(batch, purchases, views, exclusion, SplitMix64.mix(seed, epoch, batchNumber))
                .fill(sourceRoots, targetRoots);
    }

    /// Options of a sampler; each has a default but the graph.
    public static final class Builder {
        private final DirectedGraph purchases;
        private @Nullable DirectedGraph views;
        private @Nullable EdgeFolds folds;
        private @Nullable ReachOut reachOut;
        private Fanout fanout = new Fanout.Fixed(10, 10);
        private Normalization normalization = Normalization.UNWEIGHTED;
        private long seed = 1;

        private Builder(DirectedGraph purchases) {
            this.purchases = Objects.requireNonNull(purchases);
        }

        /// Default: 10 neighbours on each of 2 layers.
        public Builder fanout(Fanout fanout) {
            this.fanout = Objects.requireNonNull(fanout);
            return this;
        }

        /// Default: 1.
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /// Default: [Normalization#UNWEIGHTED].
        public Builder normalization(Normalization normalization) {
            this.normalization = Objects.requireNonNull(normalization);
            return this;
        }

        /// Adds the co-view relation. Default: none.
        public Builder coView(DirectedGraph views) {
            if (views.nodeCount() != purchases.nodeCount()) {
                throw new IllegalArgumentException("the co-view graph has " + views.nodeCount()
                        + " nodes, must have as many as the co-purchase graph: "
                        + purchases.nodeCount());
            }
            this.views = views;
            return this;
        }

        /// The folds that batches may exclude. Default: none, and only
        /// [EdgeExclusion#none()] and [EdgeExclusion#edges(int\[\], int\[\])] can be asked for.
        public Builder folds(EdgeFolds folds) {
            this.folds = Objects.requireNonNull(folds);
            return this;
        }

        /// Adds reach-out edges to the co-purchase edges. Default: none.
        public Builder reachOut(ReachOut reachOut) {
            this.reachOut = Objects.requireNonNull(reachOut);
            return this;
        }

        public NeighborSampler build() {
            return new NeighborSampler(this);
        }
    }
}
