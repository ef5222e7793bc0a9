package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The protocol *nodes*: a fifth of the nodes is *cold*, held out with all its edges and known by
/// its texts and co-views alone. Every edge between a cold and a warm node asks: which warm targets
/// does this cold source have, and which of the cold nodes is a target of this warm source? Edges
/// between two cold nodes ask nothing. Immutable.
public final class NodesProtocol {
    /// One cold node in so many.
    private static final int COLD = 5;
    private static final int HELD_OUT_WARM = 10;

    private final DirectedGraph whole;
    private final Known known;
    private final int[] warm;
    private final int[] cold;

    /// What may be learned from: which nodes are warm, and the edges among them. No edge of a cold
    /// node can be reached from it. Immutable.
    public static final class Known {
        private final DirectedGraph edges;
        private final int[] warm;
        private final int[] cold;
        private final boolean[] isWarm;

        private Known(DirectedGraph whole, int[] warm, int[] cold) {
            this.warm = warm;
            this.cold = cold;
            isWarm = new boolean[whole.nodeCount()];
            for (int node : warm) {
                isWarm[node] = true;
            }
            edges = whole.filter((u, v, _) -> isWarm[u] && isWarm[v]);
        }

        /// The edges among warm nodes, over all nodes.
        public DirectedGraph edges() {
            return edges;
        }

        /// Rising. Not a copy: read only.
        public int[] warm() {
            return warm;
        }

        /// Rising. Not a copy: read only.
        public int[] cold() {
            return cold;
        }

        public boolean isWarm(int node) {
            return isWarm[node];
        }

        /// The same question within what is known: a tenth of the warm nodes is held out, the
        /// cold ones are not there at all. To fit on.
        public NodesProtocol within(long seed) {
            return split(edges, warm, HELD_OUT_WARM, SplitMix64.mix(seed, 0x77L));
        }
    }

    private NodesProtocol(DirectedGraph whole, int[] warm, int[] cold) {
        this.whole = whole;
        this.warm = warm;
        this.cold = cold;
        known = new Known(whole, warm, cold);
    }

    /// Holds nodes out; the same seed holds out the same.
    ///
    /// @throws IllegalArgumentException below 10 nodes
    public static NodesProtocol of(DirectedGraph whole, long seed) {
        return split(whole, IntStream.range(0, whole.nodeCount()).toArray(), COLD, seed);
    }

    private static NodesProtocol split(DirectedGraph graph, int[] nodes, int part, long seed) {
        if (nodes.length < 2 * part) {
            throw new IllegalArgumentException("there are " + nodes.length + " nodes, holding out"
                    + " one in " + part + " needs at least " + 2 * part);
        }
        int[] order = SplitMix64.of(seed, nodes.length).permutation(nodes.length);
        int held = nodes.length / part;
        return new NodesProtocol(graph,
                Arrays.stream(order, held, nodes.length).map(i -> nodes[i]).sorted().toArray(),
                Arrays.stream(order, 0, held).map(i -> nodes[i]).sorted().toArray());
    }

    /// What may be learned from.
    public Known known() {
        return known;
    }

    /// Cold nodes as sources: one query per edge from a cold to a warm node, over the warm nodes
    /// less the source's other targets.
    public QuerySet coldSources() {
        var queries = new ArrayList<Query>();
        for (int u : cold) {
            for (long p = whole.out().offset(u), end = whole.out().offset(u + 1); p < end; p++) {
                int v = whole.out().neighbor(p);
                if (known.isWarm[v]) {
                    queries.add(query(u, v, queries.size(), true));
                }
            }
        }
        return QuerySet.of("cold sources", QuerySet.Ties.MEAN_RANK, TotalOrder.byInDegree(known.edges),
                queries).without(others(warm));
    }

    /// Cold nodes as targets: one query per edge from a warm to a cold node, over the cold nodes
    /// less the source's other targets.
    public QuerySet coldTargets() {
        var queries = new ArrayList<Query>();
        var isCold = new boolean[whole.nodeCount()];
        for (int v : cold) {
            isCold[v] = true;
        }
        for (int u : warm) {
            for (long p = whole.out().offset(u), end = whole.out().offset(u + 1); p < end; p++) {
                int v = whole.out().neighbor(p);
                if (isCold[v]) {
                    queries.add(query(u, v, queries.size(), false));
                }
            }
        }
        return QuerySet.of("cold targets", QuerySet.Ties.MEAN_RANK, TotalOrder.byInDegree(known.edges),
                queries).without(others(cold));
    }

    private Query query(int source, int target, int number, boolean amongWarm) {
        var removed = new IntArrayList();
        long end = whole.out().offset(source + 1);
        for (long p = whole.out().offset(source); p < end; p++) {
            int v = whole.out().neighbor(p);
            if (v != target && known.isWarm[v] == amongWarm) {
                removed.add(v);
            }
        }
        return new Query(source, new int[] {target}, removed.toIntArray(), number, number);
    }

    private int[] others(int[] candidates) {
        var isCandidate = new boolean[whole.nodeCount()];
        for (int node : candidates) {
            isCandidate[node] = true;
        }
        return IntStream.range(0, isCandidate.length).filter(v -> !isCandidate[v]).toArray();
    }
}
