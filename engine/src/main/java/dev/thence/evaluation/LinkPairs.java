package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;

/// The pairs by which existence and direction are judged: every test edge, a non-edge of the
/// whole graph for each, drawn uniformly, and the reversals of those test edges whose reversal
/// is not in the whole graph. Immutable.
public final class LinkPairs {
    private final int[] sources;
    private final int[] targets;
    private final int[] nonSources;
    private final int[] nonTargets;
    private final boolean[] oneWay;

    private LinkPairs(DirectedGraph whole, DirectedGraph test, long seed) {
        int m = Math.toIntExact(test.edgeCount());
        sources = new int[m];
        targets = new int[m];
        nonSources = new int[m];
        nonTargets = new int[m];
        oneWay = new boolean[m];
        var random = SplitMix64.of(seed, 1);
        int i = 0;
        for (int u = 0; u < test.nodeCount(); u++) {
            for (long p = test.out().offset(u), end = test.out().offset(u + 1); p < end; p++) {
                int v = test.out().neighbor(p);
                sources[i] = u;
                targets[i] = v;
                oneWay[i] = !whole.hasEdge(v, u);
                drawNonEdge(whole, random, i++);
            }
        }
    }

    /// @throws IllegalArgumentException when the graph is complete
    static LinkPairs of(DirectedGraph whole, DirectedGraph test, long seed) {
        int n = whole.nodeCount();
        if (whole.edgeCount() >= (long) n * (n - 1)) {
            throw new IllegalArgumentException("the graph is complete: " + n + " nodes, "
                    + whole.edgeCount() + " edges; no pair is left to compare with");
        }
        return new LinkPairs(whole, test, seed);
    }

    private void drawNonEdge(DirectedGraph whole, SplitMix64 random, int i) {
        int n = whole.nodeCount();
        while (true) {
            int u = random.nextInt(n);
            int v = random.nextInt(n);
            if (u != v && !whole.hasEdge(u, v)) {
                nonSources[i] = u;
                nonTargets[i] = v;
                return;
            }
        }
    }

    /// The number of test edges, and of non-edges.
    public int count() {
        return sources.length;
    }

    /// The source of the test edge.
    public int source(int edge) {
        return sources[edge];
    }

    /// The target of the test edge.
    public int target(int edge) {
        return targets[edge];
    }

    /// The source of the non-edge.
    public int nonEdgeSource(int nonEdge) {
        return nonSources[nonEdge];
    }

    /// The target of the non-edge.
    public int nonEdgeTarget(int nonEdge) {
        return nonTargets[nonEdge];
    }

    /// Whether the reversal of the test edge is not in the whole graph.
    public boolean isOneWay(int edge) {
        return oneWay[edge];
    }
}
