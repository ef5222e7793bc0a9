package dev.thence.training;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import dev.thence.kernels.Csr;
import dev.thence.sampler.Role;
import java.util.Optional;
import java.util.function.Function;

/// The matrix of whole-graph propagation over one relation. An edge counts its weight over the mean
/// weight, to a power; 0 is unweighted.
///
/// Co-purchases: `D_out^-1/2 (A + I) D_in^-1/2`, where D_out and D_in are the row and column sums of
/// A + I. A source gathers targets along its rows, a target sources along its columns. Co-views:
/// `w D_out^-1/2 V D_in^-1/2` without loops, where a source gathers sources and a target targets.
///
/// With reach-out edges, a role's rows hold those too, with their own weights. The sums do not count
/// them, so that they change no other edge's weight; and the rows of one role are no longer the
/// columns of the other.
final class Propagation {
    /// Row u: what source u gathers; its own loop, if any, first.
    final Csr sources;
    /// Row v: what target v gathers; its own loop, if any, first.
    final Csr targets;

    private Propagation(Csr sources, Csr targets) {
        this.sources = sources;
        this.targets = targets;
    }

    /// O(n + m), without reach-out edges.
    ///
    /// @throws IllegalArgumentException when the graph has too many edges for arrays, or a weighted
    ///         edge with a weight of 0 or less
    static Propagation of(DirectedGraph graph, double power) {
        return of(graph, power, _ -> Optional.empty());
    }

    static Propagation of(DirectedGraph graph, double power,
            Function<Role, Optional<DirectedGraph>> reachOut) {
        var counts = new EdgeCounts(graph, power);
        return of(new Half(graph, counts, reachOut, Role.SOURCE, 1),
                new Half(graph, counts, reachOut, Role.TARGET, 1), 1);
    }

    /// Over co-views, each counting `weight` times what its place in the matrix says.
    static Propagation ofViews(DirectedGraph views, double power, double weight) {
        var counts = new EdgeCounts(views, power);
        return of(new Half(views, counts, _ -> Optional.empty(), Role.SOURCE, 0),
                new Half(views, counts, _ -> Optional.empty(), Role.TARGET, 0), weight);
    }

    /// Over the co-views of a training whose messages follow them.
    static Optional<Propagation> ofViews(TrainingGraph graph, TrainingConfig config) {
        return config.coViewMessages() == 0 ? Optional.empty()
                : graph.coViews().map(views -> ofViews(
                        views, config.propagationPower(), config.coViewMessages()));
    }

    private static Propagation of(Half sources, Half targets, double weight) {
        return new Propagation(
                sources.rows(targets.sums, weight), targets.rows(sources.sums, weight));
    }

    Csr of(Role role) {
        return role == Role.SOURCE ? sources : targets;
    }

    /// What one role gathers, before normalisation.
    private static final class Half {
        private final Adjacency edges;
        private final Optional<Adjacency> reachOut;
        private final EdgeCounts counts;
        private final int loops;
        final double[] sums;

        Half(DirectedGraph graph, EdgeCounts counts,
                Function<Role, Optional<DirectedGraph>> reachOut, Role role, int loops) {
            this.counts = counts;
            this.loops = loops;
            edges = role.neighborsIn(graph);
            this.reachOut = reachOut.apply(role).map(role::neighborsIn);
            sums = new double[graph.nodeCount()];
            for (int u = 0; u < sums.length; u++) {
                sums[u] = loops;
                for (long p = edges.offset(u), end = edges.offset(u + 1); p < end; p++) {
                    sums[u] += counts.of(edges.weight(p));
                }
            }
        }

        /// @param others the sums of the other role
        Csr rows(double[] others, double weight) {
            int n = sums.length;
            long size = (long) loops * n + edges.edgeCount() + reachOut.map(Adjacency::edgeCount).orElse(0L);
            if (size > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("the graph has " + size + " edges and loops; "
                        + "propagation over the whole graph takes at most "
                        + (Integer.MAX_VALUE - 8));
            }
            int[] offsets = new int[n + 1];
            int[] columns = new int[(int) size];
            float[] weights = new float[(int) size];
            int at = 0;
            for (int u = 0; u < n; u++) {
                if (loops > 0) {
                    columns[at] = u;
                    weights[at++] = (float) (weight / Math.sqrt(sums[u] * others[u]));
                }
                for (long p = edges.offset(u), end = edges.offset(u + 1); p < end; p++) {
                    int v = edges.neighbor(p);
                    columns[at] = v;
                    weights[at++] = (float) (weight * counts.of(edges.weight(p))
                            / Math.sqrt(sums[u] * others[v]));
                }
                if (reachOut.isPresent()) {
                    var further = reachOut.get();
                    for (long p = further.offset(u), end = further.offset(u + 1); p < end; p++) {
                        int v = further.neighbor(p);
                        columns[at] = v;
                        weights[at++] = (float) (further.weight(p)
                                / Math.sqrt(sums[u] * others[v]));
                    }
                }
                offsets[u + 1] = at;
            }
            return new Csr(n, n, offsets, columns, weights);
        }
    }
}
