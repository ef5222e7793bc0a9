package dev.thence.sampler;

import java.util.Arrays;

/// Gives the nodes of a level their local ids, in the order of their first appearance.
///
/// One `long` for every node of the graph: the stamp of the numbering that it was last in, and
/// its local id there; a new numbering takes a new stamp and clears nothing. 8 n bytes. Not
/// thread-safe.
final class Relabel {
    private static final int STRETCH = 512;

    private final long[] entries;
    private int stamp;
    /// Only so that the loads of [#touch(int\[\], int, int)] are not optimised away.
    private long touched;
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
    void addAll(int[] nodes, int count, int[] locals) {
        level.room(level.count + count);
        for (int from = 0; from < count; from += STRETCH) {
            int to = Math.min(count, from + STRETCH);
            touch(nodes, from, to);
            number(nodes, from, to, locals);
        }
    }

    /// Brings the entries into the cache: loads that depend on nothing overlap their misses,
    /// those between the stores of [#number(int\[\], int, int, int\[\])] do so less.
    private void touch(int[] nodes, int from, int to) {
        long[] entries = this.entries;
        long any = 0;
        for (int i = from; i < to; i++) {
            any ^= entries[nodes[i]];
        }
        touched = any;
    }

    /// Free of branches that depend on whether a node is new: every node is written to the
    /// place that the next new one would take.
    private void number(int[] nodes, int from, int to, int[] locals) {
        long[] entries = this.entries;
        int[] seen = level.nodes;
        long mark = (long) stamp << 32;
        int next = level.count;
        for (int i = from; i < to; i++) {
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
