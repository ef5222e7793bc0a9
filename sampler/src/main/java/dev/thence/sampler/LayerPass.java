package dev.thence.sampler;

import java.util.Arrays;

/// Samples the edges of one block and relation: the rows of all its outputs together, in
/// passes. Scratch memory of one thread.
///
/// A pass is a loop of independent loads: (1) the rows' offsets, (2) the draws, which touch no
/// graph memory, (3) the neighbours at the drawn positions, (4) their local ids. Cache misses
/// of different rows overlap that way, which they do not when one row is finished before the
/// next.
final class LayerPass {
    private static final int MAX_EDGES = Integer.MAX_VALUE - 8;

    private final Draws draws = new Draws();
    private int rowCount;
    private int loops;
    private int[] begins = new int[0];
    private int[] available = new int[0];
    private int[] gapPlaces = new int[0];
    private int[] gapSizes = new int[0];
    private int[] thinnedOf = new int[0];
    /// Of every drawn edge, by pass: rank among the row's remaining edges, position, node,
    /// local id.
    int[] drawn = new int[0];
    int drawnCount;
    private float[] inverse = new float[0];
    private float[] values = new float[0];

    /// What a block draws from.
    ///
    /// @param hopSize how many of a row, where the choice has no size for each node
    /// @param fold the excluded fold or -1
    /// @param skipped the excluded single edges
    record Source(Rows rows, Choice choice, int hopSize, int loops, int fold,
            SkippedEdges skipped) {
        boolean excludes() {
            return fold >= 0 || skipped.count() > 0;
        }
    }

    /// Passes 1 to 3: leaves the nodes at the other ends in `drawn[0, drawnCount)`, and their
    /// rows in the block's offsets.
    void draw(Source from, Batch.Level outputs, long key, BlockEdges edges) {
        rowCount = outputs.count;
        loops = from.loops();
        offsets(from, outputs);
        sizes(from, outputs, edges);
        float[] bias = from.choice().bias;
        if (bias == null) {
            drawUniform(from, outputs, key, edges.offsets);
        } else {
            drawBiased(from, bias, outputs, key, edges.offsets);
        }
        if (bias != null || from.excludes()) {
            locate(from, edges.offsets);
        }
        fetch(from.rows());
    }

    private void offsets(Source from, Batch.Level outputs) {
        begins = room(begins, rowCount);
        available = room(available, rowCount);
        int[] offsets = from.rows().offsets;
        for (int i = 0; i < rowCount; i++) {
            int node = outputs.nodes[i];
            int begin = offsets[node];
            begins[i] = begin;
            available[i] = offsets[node + 1] - begin;
        }
        if (from.fold() >= 0) {
            gaps(from, outputs);
        }
        if (from.skipped().count() > 0) {
            thin(from.skipped(), outputs);
        }
    }

    private void gaps(Source from, Batch.Level outputs) {
        gapPlaces = room(gapPlaces, rowCount);
        gapSizes = room(gapSizes, rowCount);
        for (int i = 0; i < rowCount; i++) {
            int node = outputs.nodes[i];
            gapPlaces[i] = from.rows().foldBegin(node, from.fold());
            gapSizes[i] = from.rows().foldBegin(node, from.fold() + 1) - gapPlaces[i];
            available[i] -= gapSizes[i];
        }
    }

    private void thin(SkippedEdges skipped, Batch.Level outputs) {
        thinnedOf = room(thinnedOf, rowCount);
        Arrays.fill(thinnedOf, 0, rowCount, -1);
        for (int t = 0; t < outputs.thinnedCount; t++) {
            int i = outputs.thinned[t];
            thinnedOf[i] = outputs.thinnedIndex[t];
            available[i] -= skipped.skipped(thinnedOf[i]);
        }
    }

    private void sizes(Source from, Batch.Level outputs, BlockEdges edges) {
        edges.rows(rowCount);
        int[] offsets = edges.offsets;
        int[] sizes = from.choice().sizes;
        long at = 0;
        for (int i = 0; i < rowCount; i++) {
            offsets[i] = (int) at;
            int size = sizes == null ? from.hopSize() : sizes[outputs.nodes[i]];
            at += loops + Math.min(size, available[i]);
            if (at > MAX_EDGES) {
                throw new IllegalArgumentException("a block of " + rowCount + " output nodes has"
                        + " more than " + MAX_EDGES
                        + " edges; take fewer roots or a smaller fan-out");
            }
        }
        offsets[rowCount] = (int) at;
        edges.edges((int) at);
        drawnCount = (int) at - loops * rowCount;
        drawn = room(drawn, drawnCount);
    }

    /// Leaves positions, or ranks where the source excludes edges.
    private void drawUniform(Source from, Batch.Level outputs, long key, int[] offsets) {
        boolean ranks = from.excludes();
        for (int i = 0, at = 0; i < rowCount; i++) {
            int take = offsets[i + 1] - offsets[i] - loops;
            int base = ranks ? 0 : begins[i];
            if (take == available[i]) {
                for (int rank = 0; rank < take; rank++) {
                    drawn[at + rank] = base + rank;
                }
            } else {
                long nodeKey = Draws.key(key, outputs.nodes[i]);
                draws.uniform(nodeKey, base, available[i], take, drawn, at);
            }
            at += take;
        }
    }

    /// Leaves ranks.
    private void drawBiased(Source from, float[] bias, Batch.Level outputs, long key,
            int[] offsets) {
        inverse = room(inverse, drawnCount);
        for (int i = 0, at = 0; i < rowCount; i++) {
            int take = offsets[i + 1] - offsets[i] - loops;
            if (take == available[i]) {
                for (int rank = 0; rank < take; rank++) {
                    drawn[at + rank] = rank;
                    inverse[at + rank] = 1;
                }
            } else {
                double[] preferences = draws.preferences(available[i]);
                for (int rank = 0; rank < available[i]; rank++) {
                    preferences[rank] = bias[begins[i] + place(from, i, rank)];
                }
                long nodeKey = Draws.key(key, outputs.nodes[i]);
                draws.biased(nodeKey, available[i], take, drawn, inverse, at);
            }
            at += take;
        }
    }

    /// The place in row i of an edge with this rank among those that are not excluded.
    private int place(Source from, int i, int rank) {
        if (from.fold() >= 0) {
            return rank < gapPlaces[i] ? rank : rank + gapSizes[i];
        }
        return from.skipped().count() == 0 || thinnedOf[i] < 0
                ? rank : from.skipped().place(thinnedOf[i], rank);
    }

    /// Ranks become positions.
    private void locate(Source from, int[] offsets) {
        for (int i = 0, at = 0; i < rowCount; i++) {
            int end = at + offsets[i + 1] - offsets[i] - loops;
            for (; at < end; at++) {
                drawn[at] = begins[i] + place(from, i, drawn[at]);
            }
        }
    }

    /// Positions become nodes.
    private void fetch(Rows rows) {
        int[] neighbors = rows.neighbors;
        int[] drawn = this.drawn;
        int count = drawnCount;
        if (rows.values != null) {
            values = room(values, count);
            for (int e = 0; e < count; e++) {
                values[e] = rows.values[drawn[e]];
            }
        }
        for (int e = 0; e < count; e++) {
            drawn[e] = neighbors[drawn[e]];
        }
    }

    /// Pass 5, when the nodes have become local ids: writes the edges, with weights that lack
    /// only the scales of their inputs.
    ///
    /// @param scales of the outputs
    void emit(Source from, float[] scales, BlockEdges edges) {
        boolean biased = from.choice().bias != null;
        boolean valued = from.rows().values != null;
        int[] offsets = edges.offsets;
        int[] inputs = edges.inputs;
        float[] weights = edges.weights;
        for (int i = 0, at = 0; i < rowCount; i++) {
            int e = offsets[i];
            if (loops > 0) {
                inputs[e] = i;
                weights[e++] = scales[i];
            }
            int end = offsets[i + 1];
            float scale = scales[i] * (biased || end == e ? 1 : (float) available[i] / (end - e));
            for (; e < end; e++, at++) {
                inputs[e] = drawn[at];
                weights[e] = scale;
                if (valued) {
                    weights[e] *= values[at];
                }
                if (biased) {
                    weights[e] *= inverse[at];
                }
            }
        }
    }

    /// Multiplies every weight by the scale of its input.
    static void scaleByInput(BlockEdges edges, float[] scales) {
        int[] inputs = edges.inputs;
        float[] weights = edges.weights;
        for (int e = 0, count = edges.edgeCount(); e < count; e++) {
            weights[e] *= scales[inputs[e]];
        }
    }

    static int[] room(int[] array, int size) {
        return array.length < size ? new int[BlockEdges.grown(array.length, size)] : array;
    }

    static float[] room(float[] array, int size) {
        return array.length < size ? new float[BlockEdges.grown(array.length, size)] : array;
    }
}
