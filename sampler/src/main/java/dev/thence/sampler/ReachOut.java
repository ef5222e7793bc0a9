package dev.thence.sampler;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/// Reach-out edges: for every node whose role degree d is below K, the K - d strongest
/// three-step paths of the bipartite graph of sources and targets that do not end at a
/// neighbour it has already. Sparse nodes look further out by them. Made once per graph, the
/// same with any number of threads. Immutable.
///
/// With N the co-purchase graph as a matrix of ones, the strength for a source u is the row u
/// of `N N^T N` (the number of paths u -> v <- u' -> v'), for a target v the column. Ties go to
/// the smaller node; a node does not reach itself, and one without neighbours reaches nothing.
/// Cost: the number of three-step paths of the nodes that gain, and 8 n bytes for each of at
/// most 64 parts of the work, of which each worker holds one.
///
/// The edges know nothing of a fold: for training, make
/// them of the graph without the predicted edges, else the paths lead through the answer.
public final class ReachOut {
    private final DirectedGraph sources;
    private final DirectedGraph targets;

    private ReachOut(DirectedGraph sources, DirectedGraph targets) {
        this.sources = sources;
        this.targets = targets;
    }

    /// Reach-out edges of this graph.
    ///
    /// @param size K: nodes get edges until they have this many, 1 or more
    /// @param weight what an edge counts where an ordinary one counts 1, above 0
    /// @param workers compute the rows
    public static ReachOut of(DirectedGraph graph, int size, float weight, Workers workers) {
        if (size < 1) {
            throw new IllegalArgumentException("size is " + size + ", must be 1 or more");
        }
        if (!(weight > 0) || Float.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "weight is " + weight + ", must be above 0 and finite");
        }
        return new ReachOut(gains(graph, size, weight, workers),
                gains(graph.reverse(), size, weight, workers).reverse());
    }

    /// How many three-step paths [#of] follows for this graph and size: its cost, which hubs can
    /// make large. O(nodes + edges).
    public static long pathCount(DirectedGraph graph, int size) {
        return pathsOfSources(graph, size) + pathsOfSources(graph.reverse(), size);
    }

    private static long pathsOfSources(DirectedGraph graph, int size) {
        var out = graph.out();
        var in = graph.in();
        long[] backAndForth = new long[graph.nodeCount()];
        for (int v = 0; v < backAndForth.length; v++) {
            for (long p = in.offset(v), end = in.offset(v + 1); p < end; p++) {
                backAndForth[v] += out.degree(in.neighbor(p));
            }
        }
        long paths = 0;
        for (int u = 0; u < backAndForth.length; u++) {
            if (out.degree(u) < size) {
                for (long p = out.offset(u), end = out.offset(u + 1); p < end; p++) {
                    paths += backAndForth[out.neighbor(p)];
                }
            }
        }
        return paths;
    }

    /// The gains of the sources of this graph.
    private static DirectedGraph gains(DirectedGraph graph, int size, float weight,
            Workers workers) {
        int n = graph.nodeCount();
        int chunk = Math.max(256, (n + 63) / 64);
        long[] offsets = new long[n + 1];
        int[][] parts = new int[(n + chunk - 1) / chunk][];
        workers.forRange(n, chunk, (from, to) -> {
            var paths = new ThreeStepPaths(graph, size);
            var gained = new IntArrayList();
            for (int u = from; u < to; u++) {
                offsets[u + 1] = paths.strongest(u, gained);
            }
            parts[from / chunk] = gained.toIntArray();
        });
        for (int u = 0; u < n; u++) {
            offsets[u + 1] += offsets[u];
        }
        int[] neighbors = new int[Math.toIntExact(offsets[n])];
        int at = 0;
        for (int[] part : parts) {
            System.arraycopy(part, 0, neighbors, at, part.length);
            at += part.length;
        }
        float[] weights = new float[neighbors.length];
        Arrays.fill(weights, weight);
        return DirectedGraph.of(Adjacency.of(offsets, neighbors, weights));
    }

    /// The edges that this role gained, as a graph whose edges run from source to target like
    /// all others: the gain of a source lies in the out half, that of a target in the in half.
    public DirectedGraph edges(Role role) {
        return role == Role.SOURCE ? sources : targets;
    }

    Adjacency gained(Role role) {
        return role.neighborsIn(edges(role));
    }
}
