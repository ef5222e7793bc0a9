package dev.thence.sampler;

import dev.thence.graph.Relation;
import dev.thence.graph.SplitMix64;
import org.jspecify.annotations.Nullable;

/// Fills one batch: the levels from the roots down, and the blocks between them.
final class BatchFill {
    private final Batch batch;
    private final Fanout fanout;
    private final Neighborhoods purchases;
    private final @Nullable Neighborhoods views;
    private final EdgeExclusion exclusion;
    private final int fold;
    private final SkippedEdges ofSources;
    private final SkippedEdges ofTargets;
    private final long key;
    private final boolean whole;

    BatchFill(Batch batch, Neighborhoods purchases, @Nullable Neighborhoods views,
            EdgeExclusion exclusion, long key) {
        this.batch = batch;
        this.fanout = batch.sampler.fanout();
        this.purchases = purchases;
        this.views = views;
        this.exclusion = exclusion;
        this.key = key;
        whole = fanout instanceof Fanout.All;
        fold = exclusion instanceof EdgeExclusion.Fold(EdgeFolds _, int number) ? number : -1;
        ofSources = SkippedEdges.of(exclusion, purchases.rows(Role.SOURCE), Role.SOURCE);
        ofTargets = SkippedEdges.of(exclusion, purchases.rows(Role.TARGET), Role.TARGET);
    }

    /// Fills the batch by drawing, or, under [Fanout.All], with the whole graph.
    void fill(int[] sourceRoots, int[] targetRoots) {
        if (whole) {
            System.arraycopy(sourceRoots, 0, batch.newRoots(Role.SOURCE, sourceRoots.length), 0,
                    sourceRoots.length);
            System.arraycopy(targetRoots, 0, batch.newRoots(Role.TARGET, targetRoots.length), 0,
                    targetRoots.length);
            if (!exclusion.equals(batch.whole)) {
                wholeGraph();
            }
            return;
        }
        int top = batch.layers();
        roots(batch.level(top, Role.SOURCE), Role.SOURCE, sourceRoots);
        roots(batch.level(top, Role.TARGET), Role.TARGET, targetRoots);
        for (int layer = top - 1; layer >= 0; layer--) {
            inputs(layer, Role.SOURCE);
            inputs(layer, Role.TARGET);
        }
    }

    private void wholeGraph() {
        int n = batch.sampler.nodeCount();
        batch.whole = null;
        for (Role role : Role.values()) {
            var level = batch.level(0, role);
            level.count = n;
            level.nodes = batch.counting(n);
            level.inputs = level.nodes;
            finish(level, role);
        }
        for (Role role : Role.values()) {
            edges(0, role);
        }
        batch.whole = exclusion;
    }

    private void roots(Batch.Level level, Role role, int[] roots) {
        batch.relabel.begin(level);
        batch.relabel.addAll(roots, roots.length, batch.newRoots(role, roots.length));
        finish(level, role);
    }

    /// Makes the level under a layer in one role, and the edges that come from there. The
    /// outputs that read it through `+ I` come first.
    private void inputs(int layer, Role role) {
        var level = batch.level(layer, role);
        var readers = batch.level(layer + 1, role.other());
        batch.relabel.begin(level);
        batch.pass.drawn = LayerPass.room(batch.pass.drawn, readers.count);
        batch.relabel.addAll(readers.nodes, readers.count, batch.pass.drawn);
        edges(layer, role);
    }

    /// The edges of both relations that come from this role on this level.
    private void edges(int layer, Role role) {
        var level = batch.level(layer, role);
        var bought = batch.block(layer, role.other()).purchases;
        var viewed = batch.block(layer, role).views;
        int viewers = batch.level(layer + 1, role).count;
        draw(purchases, layer, role.other(), batch.level(layer + 1, role.other()).scales, bought);
        if (views == null) {
            viewed.noEdges(viewers);
        } else {
            draw(views, layer, role, viewScales(views, role, batch.level(layer + 1, role)), viewed);
        }
        if (!whole) {
            if (layer == 0) {
                tables(level, role);
            }
            finish(level, role);
        }
        LayerPass.scaleByInput(bought, level.scales);
        if (views != null) {
            LayerPass.scaleByInput(viewed, viewScales(views, role.other(), level));
        }
    }

    /// Draws for the outputs in this role, numbers what is drawn, and writes the edges.
    private void draw(Neighborhoods relation, int layer, Role role, float[] scales,
            BlockEdges edges) {
        int hop = batch.layers() - 1 - layer;
        int hopSize = switch (fanout) {
            case Fanout.All _ -> Integer.MAX_VALUE;
            case Fanout.Fixed fixed -> fixed.perHop().get(hop);
            case Fanout.DegreeAdaptive adaptive -> adaptive.kMax();
        };
        boolean excluding = relation == purchases;
        var from = new LayerPass.Source(relation.rows(role), relation.choice(role), hopSize,
                relation.loops(), excluding ? fold : -1,
                excluding ? skipped(role) : SkippedEdges.NONE);
        long layerKey = SplitMix64.mix(key, hop, role.ordinal(), relation.relation.ordinal());
        batch.pass.draw(from, batch.level(layer + 1, role), layerKey, edges);
        if (!whole) {
            batch.relabel.addAll(batch.pass.drawn, batch.pass.drawnCount);
        }
        batch.pass.emit(from, scales, edges);
    }

    /// Numbers on level 0 what plays the role on any level.
    private void tables(Batch.Level inputs, Role role) {
        for (int l = 1; l <= batch.layers(); l++) {
            var level = batch.level(l, role);
            level.inputs = LayerPass.room(level.inputs, level.count);
            batch.relabel.addAll(level.nodes, level.count, level.inputs);
        }
        inputs.inputs = batch.counting(inputs.count);
    }

    /// Sets what a complete level knows of its nodes.
    private void finish(Batch.Level level, Role role) {
        level.scales = gather(purchases.scales(role).without(fold), level, level.scales);
        var skipped = skipped(role);
        level.thinnedCount = 0;
        level.thinned = LayerPass.room(level.thinned, skipped.count());
        level.thinnedIndex = LayerPass.room(level.thinnedIndex, skipped.count());
        for (int i = 0; i < skipped.count(); i++) {
            int node = skipped.nodes[i];
            int local = whole ? node : batch.relabel.find(node);
            if (local >= 0) {
                level.thinned[level.thinnedCount] = local;
                level.thinnedIndex[level.thinnedCount++] = i;
                level.scales[local] = purchases.scales(role).without(
                        node, skipped.places, skipped.begins[i], skipped.begins[i + 1]);
            }
        }
    }

    private float[] viewScales(Neighborhoods relation, Role role, Batch.Level level) {
        float[] ofNode = relation.scales(role).without(-1);
        batch.viewScales = gather(ofNode, level, batch.viewScales);
        return batch.viewScales;
    }

    private static float[] gather(float[] ofNode, Batch.Level level, float[] into) {
        float[] scales = LayerPass.room(into, level.count);
        for (int i = 0; i < level.count; i++) {
            scales[i] = ofNode[level.nodes[i]];
        }
        return scales;
    }

    private SkippedEdges skipped(Role role) {
        return role == Role.SOURCE ? ofSources : ofTargets;
    }
}
