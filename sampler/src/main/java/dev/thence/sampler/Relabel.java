package dev.thence.sampler;

import java.util.Arrays;

/// Gives the nodes of a level their local ids, in the order of their first appearance.
///
/// One `long` for every node of the graph: the stamp of the numbering that it was last in, and its
/// local id there; a new numbering takes a new stamp and clears nothing. 8 n bytes. Not thread-safe.
final class Relabel {
    private final long[] entries;
    private int stamp;
    private Batch.Level level = new Batch.Level();

    Relabel(int nodeCount) {
        entries = new long[nodeCount];
    }

    /// Begins an empty numbering, whose nodes are written to this level.
    void begin(Batch.Level level) {
        if (stamp == Integer.MAX_VALUE) {
            Arrays.fill(entries, 0);
            stamp = 0;
        }
        stamp++;
        this.level = level;
        level.count = 0;
    }

    /// The local id of the node in the present numbering, or -1.
    int find(int node) {
        long entry = entries[node];
        return (int) (entry >>> 32) == stamp ? (int) entry : -1;
    }

    /// Replaces `count` node numbers by their local ids; those that are new get the next ones.
    void addAll(int[] nodes, int count) {
        addAll(nodes, count, nodes);
    }

    /// The same, with the local ids in another array.
    ///
    /// Free of branches that depend on whether a node is new: every node is written to the place
    /// that the next new one would take.
    void addAll(int[] nodes, int count, int[] locals) {
        level.room(level.count + count);
        long[] entries = this.entries;
        int[] seen = level.nodes;
        long mark = (long) stamp << 32;
        int next = level.count;
        for (int i = 0; i < count; i++) {
            int node = nodes[i];
            long entry = entries[node];
            long other = (entry ^ mark) >>> 32;
            int isNew = (int) (-other >>> 63);
            int local = (int) entry & (isNew - 1) | next & -isNew;
            entries[node] = mark | local;
            seen[next] = node;
            locals[i] = local;
            next += isNew;
        }
        level.count = next;
    }
}
