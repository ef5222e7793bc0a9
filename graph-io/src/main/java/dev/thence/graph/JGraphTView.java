package dev.thence.graph;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractGraph;
import org.jgrapht.graph.DefaultGraphType;
import org.jspecify.annotations.Nullable;

/// A [DirectedGraph] as a graph of JGraphT: a vertex is a node, an edge its position in the out
/// half. Nothing is copied; every set is a view. Asking for an edge's source costs O(log n), an
/// incoming edge O(log degree), the rest O(1) each. Immutable: everything that would change it
/// throws `UnsupportedOperationException`.
final class JGraphTView extends AbstractGraph<Integer, Integer> {
    private static final GraphType TYPE = new DefaultGraphType.Builder().directed().weighted(true)
            .allowSelfLoops(true).allowMultipleEdges(false).allowCycles(true).modifiable(false)
            .build();

    private final Adjacency out;
    private final Adjacency in;
    private final int nodeCount;
    private final int edgeCount;

    /// @throws ArithmeticException when the edges do not fit the `Integer` that names one here
    JGraphTView(DirectedGraph graph) {
        if (graph.edgeCount() > Integer.MAX_VALUE) {
            throw new ArithmeticException("the graph has " + graph.edgeCount()
                    + " edges, a JGraphT view holds at most " + Integer.MAX_VALUE);
        }
        out = graph.out();
        in = graph.in();
        nodeCount = graph.nodeCount();
        edgeCount = (int) graph.edgeCount();
    }

    @Override
    public Set<Integer> vertexSet() {
        return new NumberSets.Range(0, nodeCount);
    }

    @Override
    public Set<Integer> edgeSet() {
        return new NumberSets.Range(0, edgeCount);
    }

    @Override
    public boolean containsVertex(@Nullable Integer vertex) {
        return vertex != null && vertex >= 0 && vertex < nodeCount;
    }

    @Override
    public boolean containsEdge(@Nullable Integer edge) {
        return edge != null && edge >= 0 && edge < edgeCount;
    }

    @Override
    public @Nullable Integer getEdge(@Nullable Integer source, @Nullable Integer target) {
        if (!containsVertex(source) || !containsVertex(target)) {
            return null;
        }
        long position = out.find(source, target);
        return position < 0 ? null : (int) position;
    }

    @Override
    public @Nullable Set<Integer> getAllEdges(@Nullable Integer source, @Nullable Integer target) {
        if (!containsVertex(source) || !containsVertex(target)) {
            return null;
        }
        Integer edge = getEdge(source, target);
        return edge == null ? Set.of() : Set.of(edge);
    }

    /// The node whose row holds the position: the last one that begins at or before it.
    @Override
    public Integer getEdgeSource(Integer edge) {
        requireEdge(edge);
        int low = 0;
        int high = nodeCount - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (out.offset(middle) <= edge) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public Integer getEdgeTarget(Integer edge) {
        requireEdge(edge);
        return out.neighbor(edge);
    }

    @Override
    public double getEdgeWeight(Integer edge) {
        requireEdge(edge);
        return out.weight(edge);
    }

    private void requireEdge(Integer edge) {
        if (!containsEdge(edge)) {
            throw new IllegalArgumentException("edge is " + edge + ", must be in [0, " + edgeCount
                    + ")");
        }
    }

    @Override
    public Set<Integer> outgoingEdgesOf(Integer vertex) {
        assertVertexExist(vertex);
        return new NumberSets.Range((int) out.offset(vertex), (int) out.offset(vertex + 1));
    }

    @Override
    public Set<Integer> incomingEdgesOf(Integer vertex) {
        assertVertexExist(vertex);
        int target = vertex;
        long first = in.offset(target);
        return new NumberSets.Indexed(in.degree(target),
                i -> (int) out.find(in.neighbor(first + i), target),
                edge -> containsEdge(edge) && getEdgeTarget(edge) == target);
    }

    /// The incoming edges, then the outgoing ones; a loop comes once.
    @Override
    public Set<Integer> edgesOf(Integer vertex) {
        Set<Integer> incoming = incomingEdgesOf(vertex);
        Set<Integer> outgoing = outgoingEdgesOf(vertex);
        Integer loop = getEdge(vertex, vertex);
        int size = Math.toIntExact(
                (long) incoming.size() + outgoing.size() - (loop == null ? 0 : 1));
        return new AbstractSet<>() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public boolean contains(@Nullable Object edge) {
                return incoming.contains(edge) || outgoing.contains(edge);
            }

            @Override
            public Iterator<Integer> iterator() {
                return IntStream.concat(incoming.stream().mapToInt(Integer::intValue),
                        outgoing.stream().mapToInt(Integer::intValue)
                                .filter(edge -> loop == null || edge != loop)).iterator();
            }
        };
    }

    @Override
    public int inDegreeOf(Integer vertex) {
        assertVertexExist(vertex);
        return in.degree(vertex);
    }

    @Override
    public int outDegreeOf(Integer vertex) {
        assertVertexExist(vertex);
        return out.degree(vertex);
    }

    /// A loop counts twice, as JGraphT has it.
    @Override
    public int degreeOf(Integer vertex) {
        return Math.addExact(inDegreeOf(vertex), outDegreeOf(vertex));
    }

    @Override
    public GraphType getType() {
        return TYPE;
    }

    @Override
    public @Nullable Supplier<Integer> getVertexSupplier() {
        return null;
    }

    @Override
    public @Nullable Supplier<Integer> getEdgeSupplier() {
        return null;
    }

    @Override
    public Integer addVertex() {
        throw unmodifiable();
    }

    @Override
    public boolean addVertex(Integer vertex) {
        throw unmodifiable();
    }

    @Override
    public Integer addEdge(Integer source, Integer target) {
        throw unmodifiable();
    }

    @Override
    public boolean addEdge(Integer source, Integer target, Integer edge) {
        throw unmodifiable();
    }

    @Override
    public Integer removeEdge(Integer source, Integer target) {
        throw unmodifiable();
    }

    @Override
    public boolean removeEdge(Integer edge) {
        throw unmodifiable();
    }

    @Override
    public boolean removeVertex(Integer vertex) {
        throw unmodifiable();
    }

    @Override
    public void setEdgeWeight(Integer edge, double weight) {
        throw unmodifiable();
    }

    private static UnsupportedOperationException unmodifiable() {
        return new UnsupportedOperationException("this graph is an immutable view");
    }
}
