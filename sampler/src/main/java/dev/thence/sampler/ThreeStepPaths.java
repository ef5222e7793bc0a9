package dev.thence.sampler;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/// Counts the paths u -> v <- u' -> v' of one source after the other and keeps the strongest
/// ends. Scratch memory of one thread, 8 n bytes.
final class ThreeStepPaths {
    private final Adjacency out;
    private final Adjacency in;
    private final int size;
    private final long[] counts;
    private final IntArrayList ends = new IntArrayList();
    private final int[] best;

    ThreeStepPaths(DirectedGraph graph, int size) {
        out = graph.out();
        in = graph.in();
        this.size = size;
        counts = new long[graph.nodeCount()];
        best = new int[Math.min(size, graph.nodeCount())];
    }

    /// Adds to `gained`, rising, the ends that bring u to the wished number of neighbours, and
    /// says how many there are.
    int strongest(int u, IntArrayList gained) {
        int wanted = size - out.degree(u);
        if (wanted <= 0 || wanted == size) {
            return 0;
        }
        count(u);
        forgetOwn(u);
        int kept = 0;
        for (int i = 0; i < ends.size(); i++) {
            int end = ends.getInt(i);
            if (counts[end] > 0) {
                kept = keep(end, kept, wanted);
            }
        }
        gained.addElements(gained.size(), best, 0, kept);
        Arrays.sort(gained.elements(), gained.size() - kept, gained.size());
        for (int i = 0; i < ends.size(); i++) {
            counts[ends.getInt(i)] = 0;
        }
        ends.clear();
        return kept;
    }

    private void count(int u) {
        for (long p = out.offset(u), pEnd = out.offset(u + 1); p < pEnd; p++) {
            int v = out.neighbor(p);
            for (long q = in.offset(v), qEnd = in.offset(v + 1); q < qEnd; q++) {
                int other = in.neighbor(q);
                for (long r = out.offset(other), rEnd = out.offset(other + 1); r < rEnd; r++) {
                    int end = out.neighbor(r);
                    if (counts[end]++ == 0) {
                        ends.add(end);
                    }
                }
            }
        }
    }

    private void forgetOwn(int u) {
        counts[u] = 0;
        for (long p = out.offset(u), end = out.offset(u + 1); p < end; p++) {
            counts[out.neighbor(p)] = 0;
        }
    }

    /// Puts the end at its place among the best so far, and says how many these are then.
    private int keep(int end, int kept, int wanted) {
        int at = kept;
        while (at > 0 && isBetter(end, best[at - 1])) {
            at--;
        }
        int most = Math.min(wanted, best.length);
        if (at == most) {
            return kept;
        }
        int now = Math.min(kept + 1, most);
        System.arraycopy(best, at, best, at + 1, now - 1 - at);
        best[at] = end;
        return now;
    }

    private boolean isBetter(int end, int than) {
        return counts[end] > counts[than] || counts[end] == counts[than] && end < than;
    }
}
