package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Orders;
import dev.thence.graph.PairCounts;
import dev.thence.graph.PairCounts.Kept;
import dev.thence.graph.Workers;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// The edges that come up in the test period: u -> v where enough customers bought u, and v in a
/// later order within 30 days, both in the test period, unless the train orders know the edge by
/// the same rule. Immutable.
final class NewEdges {
    private static final Duration WINDOW = Duration.ofDays(30);
    /// Customers that make an edge of the test period.
    private static final int TEST_CUSTOMERS = 3;
    /// Customers that make an edge of the train orders.
    private static final int TRAIN_CUSTOMERS = 2;
    /// How many times over what chance gives an edge beyond chance is supported.
    private static final double BEYOND_CHANCE = 3;

    private final DirectedGraph known;
    private final DirectedGraph support;
    private final DirectedGraph edges;

    private NewEdges(DirectedGraph known, DirectedGraph support, DirectedGraph edges) {
        this.known = known;
        this.support = support;
        this.edges = edges;
    }

    /// @param isItem the items of the catalogue
    static NewEdges of(Orders train, Orders test, IntPredicate isItem, Workers workers) {
        var known = PairCounts.customersThen(train, WINDOW, Kept.atLeast(TRAIN_CUSTOMERS), workers);
        var support = PairCounts.customersThen(test, WINDOW, Kept.ALL, workers)
                .filter((u, v, _) -> isItem.test(u) && isItem.test(v));
        return new NewEdges(known, support, support.filter((u, v, customers) ->
                customers >= TEST_CUSTOMERS && !known.hasEdge(u, v)));
    }

    /// One query per edge, whose customer and transition are its source: ranked is its target
    /// among all but the source, the source's train successors and its other edges asked for.
    List<Query> queries() {
        return queries(edges);
    }

    /// The queries of those edges whose support is at least 3 times what chance gives: customers
    /// out of u times customers into v over all, in the test period.
    List<Query> queriesBeyondChance() {
        int n = support.nodeCount();
        double[] out = new double[n];
        double[] in = new double[n];
        double[] all = {0};
        for (int u = 0; u < n; u++) {
            out[u] = support.out().weightSum(u);
            in[u] = support.in().weightSum(u);
            all[0] += out[u];
        }
        return queries(edges.filter((u, v, customers) ->
                customers >= BEYOND_CHANCE * out[u] * in[v] / all[0]));
    }

    private List<Query> queries(DirectedGraph asked) {
        var queries = new ArrayList<Query>();
        int source = 0;
        for (int u = 0; u < asked.nodeCount(); u++) {
            if (asked.out().degree(u) > 0) {
                int[] removed = removed(asked, u);
                for (int v : targets(asked, u)) {
                    queries.add(new Query(u, new int[] {v}, removed, source, source));
                }
                source++;
            }
        }
        return queries;
    }

    /// The same for every edge of the source: the one that is asked for stays a candidate.
    private int[] removed(DirectedGraph asked, int u) {
        var removed = IntArrayList.wrap(targets(known, u));
        removed.addElements(removed.size(), targets(asked, u));
        if (!known.hasEdge(u, u)) {
            removed.add(u);
        }
        removed.sort(null);
        return removed.toIntArray();
    }

    private static int[] targets(DirectedGraph graph, int u) {
        var targets = new IntArrayList();
        for (long p = graph.out().offset(u), end = graph.out().offset(u + 1); p < end; p++) {
            targets.add(graph.out().neighbor(p));
        }
        return targets.toIntArray();
    }
}
