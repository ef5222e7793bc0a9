package dev.thence.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.io.SectionFile;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.GraphTests;
import org.jgrapht.Graphs;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.jgrapht.alg.scoring.PageRank;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JGraphTViewTest {
    @TempDir
    Path folder;

    @Test
    void everyQuestionHasTheAnswerOfTheGraph() {
        DirectedGraph graph = RandomGraph.of(4, "0->1@2 0->2@0.5 1->2 2->2@3 2->0");
        Graph<Integer, Integer> view = graph.asJGraphT();
        assertEquals(Set.of(0, 1, 2, 3), view.vertexSet());
        assertEquals(5, view.edgeSet().size());
        assertTrue(view.containsEdge(0, 1));
        assertFalse(view.containsEdge(1, 0));
        assertEquals(2.0, view.getEdgeWeight(view.getEdge(0, 1)));
        assertNull(view.getEdge(1, 0));
        assertNull(view.getEdge(0, 9));
        assertNull(view.getAllEdges(0, 9));
        assertEquals(Set.of(), view.getAllEdges(1, 0));
        assertEquals(Set.of(view.getEdge(2, 2)), view.getAllEdges(2, 2));
        assertEquals(List.of(1, 2), Graphs.successorListOf(view, 0));
        assertEquals(List.of(0, 1, 2), Graphs.predecessorListOf(view, 2));
        assertEquals(3, view.inDegreeOf(2));
        assertEquals(2, view.outDegreeOf(2));
        assertEquals(5, view.degreeOf(2));
        assertEquals(4, view.edgesOf(2).size());
        assertEquals(4, new HashSet<>(view.edgesOf(2)).size());
        assertEquals(Set.of(), view.edgesOf(3));
        assertTrue(view.incomingEdgesOf(2).contains(view.getEdge(0, 2)));
        assertFalse(view.incomingEdgesOf(2).contains(view.getEdge(0, 1)));
        assertFalse(view.incomingEdgesOf(2).contains(99));
        for (int edge : view.edgeSet()) {
            int u = view.getEdgeSource(edge);
            int v = view.getEdgeTarget(edge);
            assertEquals(edge, view.getEdge(u, v));
            assertTrue(view.outgoingEdgesOf(u).contains(edge));
            assertTrue(view.incomingEdgesOf(v).contains(edge));
        }
        assertTrue(view.getType().isDirected());
        assertFalse(GraphTests.isSimple(view));
    }

    @Test
    void theViewCannotBeChangedOrAskedForWhatIsNotThere() {
        Graph<Integer, Integer> view = RandomGraph.of(3, "0->1").asJGraphT();
        assertThrows(UnsupportedOperationException.class, () -> view.addVertex(7));
        assertThrows(UnsupportedOperationException.class, view::addVertex);
        assertThrows(UnsupportedOperationException.class, () -> view.addEdge(1, 2));
        assertThrows(UnsupportedOperationException.class, () -> view.addEdge(1, 2, 1));
        assertThrows(UnsupportedOperationException.class, () -> view.removeVertex(1));
        assertThrows(UnsupportedOperationException.class, () -> view.removeEdge(0, 1));
        assertThrows(UnsupportedOperationException.class,
                () -> view.removeEdge(Integer.valueOf(0)));
        assertThrows(UnsupportedOperationException.class, () -> view.setEdgeWeight(0, 2));
        assertThrows(UnsupportedOperationException.class, () -> view.vertexSet().remove(1));
        assertThrows(IllegalArgumentException.class, () -> view.outgoingEdgesOf(3));
        assertThrows(IllegalArgumentException.class, () -> view.inDegreeOf(-1));
        assertThrows(IllegalArgumentException.class, () -> view.getEdgeSource(1));
        assertThrows(IllegalArgumentException.class, () -> view.getEdgeTarget(-1));
    }

    @Test
    void anEmptyGraphIsAnEmptyView() {
        Graph<Integer, Integer> view = DirectedGraph.builder(0).build().asJGraphT();
        assertTrue(view.vertexSet().isEmpty());
        assertTrue(view.edgeSet().isEmpty());
        assertTrue(DirectedGraph.builder(3).build().asJGraphT().edgeSet().isEmpty());
    }

    @Test
    void theViewEqualsAGraphBuiltByJGraphT() {
        for (int seed = 0; seed < 20; seed++) {
            DirectedGraph graph = RandomGraph.of(seed, 30, 100).filter((u, v, _) -> u != v);
            Graph<Integer, DefaultWeightedEdge> built =
                    new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
            Graphs.addAllVertices(built, graph.asJGraphT().vertexSet());
            for (int u = 0; u < 30; u++) {
                for (long p = graph.out().offset(u); p < graph.out().offset(u + 1); p++) {
                    Graphs.addEdge(built, u, graph.out().neighbor(p), graph.out().weight(p));
                }
            }
            Graph<Integer, Integer> view = graph.asJGraphT();
            assertEquals(built.edgeSet().size(), view.edgeSet().size());
            for (int v = 0; v < 30; v++) {
                assertEquals(new HashSet<>(Graphs.successorListOf(built, v)),
                        new HashSet<>(Graphs.successorListOf(view, v)));
                assertEquals(new HashSet<>(Graphs.predecessorListOf(built, v)),
                        new HashSet<>(Graphs.predecessorListOf(view, v)));
                assertEquals(built.edgesOf(v).size(), view.edgesOf(v).size());
            }
        }
    }

    @Test
    void pageRankAgreesWithPlainIterationInMemoryAndMapped() throws IOException {
        DirectedGraph graph = RandomGraph.of(7, 300, 1500);
        double[] expected = pageRank(graph, 0.85, 200);
        try (var file = mapped(graph)) {
            for (DirectedGraph one : List.of(graph, GraphSections.read(file, "g."))) {
                var ranks = new PageRank<>(one.asJGraphT(), 0.85, 1000, 1e-12).getScores();
                for (int v = 0; v < expected.length; v++) {
                    assertEquals(expected[v], ranks.get(v), 1e-9, "node " + v);
                }
            }
        }
    }

    /// Weighted walk with restart, what sinks hold spread over all nodes.
    private static double[] pageRank(DirectedGraph graph, double damping, int rounds) {
        int n = graph.nodeCount();
        double[] rank = new double[n];
        Arrays.fill(rank, 1.0 / n);
        for (int round = 0; round < rounds; round++) {
            double[] next = new double[n];
            double spread = 1 - damping;
            for (int u = 0; u < n; u++) {
                double sum = graph.out().weightSum(u);
                if (sum == 0) {
                    spread += damping * rank[u];
                }
                for (long p = graph.out().offset(u); p < graph.out().offset(u + 1); p++) {
                    next[graph.out().neighbor(p)] +=
                            damping * rank[u] * graph.out().weight(p) / sum;
                }
            }
            for (int v = 0; v < n; v++) {
                next[v] += spread / n;
            }
            rank = next;
        }
        return rank;
    }

    @Test
    void strongComponentsAgreeWithReachabilityInMemoryAndMapped() throws IOException {
        for (int seed = 0; seed < 10; seed++) {
            DirectedGraph graph = RandomGraph.of(seed, 60, 90);
            var expected = components(graph);
            try (var file = mapped(graph)) {
                for (DirectedGraph one : List.of(graph, GraphSections.read(file, "g."))) {
                    var found = new GabowStrongConnectivityInspector<>(one.asJGraphT())
                            .stronglyConnectedSets();
                    assertEquals(expected, new HashSet<>(found), "seed " + seed);
                }
            }
        }
    }

    /// Two nodes are of one component when each reaches the other.
    private static Set<Set<Integer>> components(DirectedGraph graph) {
        int n = graph.nodeCount();
        boolean[][] reaches = new boolean[n][n];
        for (int u = 0; u < n; u++) {
            var waiting = new ArrayList<>(List.of(u));
            while (!waiting.isEmpty()) {
                int at = waiting.removeLast();
                if (!reaches[u][at]) {
                    reaches[u][at] = true;
                    for (long p = graph.out().offset(at); p < graph.out().offset(at + 1); p++) {
                        waiting.add(graph.out().neighbor(p));
                    }
                }
            }
        }
        var components = new HashSet<Set<Integer>>();
        for (int u = 0; u < n; u++) {
            var component = new HashSet<Integer>();
            for (int v = 0; v < n; v++) {
                if (reaches[u][v] && reaches[v][u]) {
                    component.add(v);
                }
            }
            components.add(component);
        }
        return components;
    }

    private SectionFile mapped(DirectedGraph graph) throws IOException {
        Path path = folder.resolve("graph");
        try (var writer = SectionFile.create(path, "test", 1)) {
            GraphSections.write(writer, "g.", graph);
            writer.commit();
        }
        return SectionFile.open(path, "test", Verification.ALL);
    }
}
