package dev.thence.graph;

import java.util.function.IntPredicate;
import org.jgrapht.Graph;

/// A directed, weighted graph over the nodes `[0, n)`: its two halves, successors and predecessors.
/// Also the sparse matrix of pair counts: row u, column v, weight.
///
/// Immutable and shared by any number of threads; lives in memory or in a mapped file through the
/// same class. [#reverse()] is O(1).
///
/// {@snippet :
/// DirectedGraph graph = DirectedGraph.builder(3).add(0, 1, 2f).add(0, 2, 1f).build();
/// graph.out().degree(0);   // 2: the successors of 0
/// graph.in().neighbor(graph.in().offset(1));   // 0: the one predecessor of 1
/// }
public final class DirectedGraph {
    private final Adjacency out;
    private final Adjacency in;

    private DirectedGraph(Adjacency out, Adjacency in) {
        this.out = out;
        this.in = in;
    }

    /// A graph of two halves that hold the same edges. Checks the counts only.
    ///
    /// @throws IllegalArgumentException when the halves differ in nodes or edges
    public static DirectedGraph of(Adjacency out, Adjacency in) {
        if (out.nodeCount() != in.nodeCount() || out.edgeCount() != in.edgeCount()) {
            throw new IllegalArgumentException("the out half has " + out.nodeCount() + " nodes and "
                    + out.edgeCount() + " edges, the in half " + in.nodeCount() + " and "
                    + in.edgeCount() + "; they must agree");
        }
        return new DirectedGraph(out, in);
    }

    /// A graph from its out half; the in half is made by a counting sort, O(n + m).
    public static DirectedGraph of(Adjacency out) {
        return new DirectedGraph(out, Transpose.of(out));
    }

    public static DirectedGraphBuilder builder(int nodeCount) {
        return new DirectedGraphBuilder(nodeCount);
    }

    public int nodeCount() {
        return out.nodeCount();
    }

    public long edgeCount() {
        return out.edgeCount();
    }

    /// For every source its targets.
    public Adjacency out() {
        return out;
    }

    /// For every target its sources.
    public Adjacency in() {
        return in;
    }

    public boolean hasEdge(int source, int target) {
        return out.contains(source, target);
    }

    /// The weight of the edge, or 0 when there is none.
    public float weight(int source, int target) {
        long p = out.find(source, target);
        return p < 0 ? 0 : out.weight(p);
    }

    /// The same graph with every edge turned round. O(1): the halves change places.
    public DirectedGraph reverse() {
        return new DirectedGraph(in, out);
    }

    /// The same graph for the algorithms of JGraphT: vertices are nodes, edges their positions in
    /// [#out()]. A view, O(1), that cannot be changed; an outgoing edge costs O(1), an
    /// incoming one O(log degree), an edge's source O(log n).
    ///
    /// @throws ArithmeticException when there are more than 2^31 - 1 edges
    public Graph<Integer, Integer> asJGraphT() {
        return new JGraphTView(this);
    }

    /// The same edges over more nodes; the new ones come last and have none. O(n).
    ///
    /// @throws IllegalArgumentException when they are fewer
    public DirectedGraph withNodes(int nodeCount) {
        return nodeCount == nodeCount() ? this
                : new DirectedGraph(out.withNodes(nodeCount), in.withNodes(nodeCount));
    }

    /// The edges that the filter keeps, over the same nodes. The filter is asked once per edge in
    /// row order. O(n + m).
    public DirectedGraph filter(EdgeFilter keep) {
        var builder = builder(nodeCount());
        for (int u = 0; u < nodeCount(); u++) {
            for (long p = out.offset(u), end = out.offset(u + 1); p < end; p++) {
                int v = out.neighbor(p);
                float w = out.weight(p);
                if (keep.keeps(u, v, w)) {
                    builder.add(u, v, w);
                }
            }
        }
        return builder.build();
    }

    /// The number of nodes the predicate holds for.
    public int count(IntPredicate node) {
        int count = 0;
        for (int u = 0; u < nodeCount(); u++) {
            if (node.test(u)) {
                count++;
            }
        }
        return count;
    }

    /// Chooses edges.
    @FunctionalInterface
    public interface EdgeFilter {
        boolean keeps(int source, int target, float weight);
    }
}
