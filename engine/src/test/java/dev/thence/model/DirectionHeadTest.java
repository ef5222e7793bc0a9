package dev.thence.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DirectionHeadTest {
    private static final int LEVELS = 12;
    private static final int WIDTH = 10;

    /// Every node has a level, edges go one or two levels up: degrees tell nothing in the middle.
    private static DirectedGraph levels(long seed, int edges) {
        var random = SplitMix64.of(seed);
        int n = LEVELS * WIDTH;
        var builder = DirectedGraph.builder(n);
        for (int i = 0; i < edges; i++) {
            int level = random.nextInt(LEVELS - 2);
            builder.add(level * WIDTH + random.nextInt(WIDTH),
                    (level + 1 + random.nextInt(2)) * WIDTH + random.nextInt(WIDTH), 1f);
        }
        return builder.build();
    }

    @Test
    void aLadderIsReadWhereDegreesTellNothing() {
        var seen = levels(1, 1500);
        var later = levels(2, 600);
        var none = DirectedGraph.builder(seen.nodeCount()).build();
        var pairs = new ArrayList<int[]>();
        for (int u = 0; u < later.nodeCount(); u++) {
            for (long p = later.out().offset(u); p < later.out().offset(u + 1); p++) {
                if (!seen.hasEdge(u, later.out().neighbor(p))) {
                    pairs.add(new int[] {u, later.out().neighbor(p)});
                }
            }
        }
        Collections.shuffle(pairs, new Random(4));
        var fitted = pairs.subList(0, pairs.size() / 2);
        var head = DirectionHead.fit(seen, Optional.empty(), none, fitted);
        var judged = pairs.subList(pairs.size() / 2, pairs.size());
        assertTrue(inOrder(head, judged) > .95, "in order: " + inOrder(head, judged));

        var byDegree = Map.of("inDegree", 1.0, "outDegree", 1.0);
        double known = inOrder(DirectionHead.of(seen, Optional.empty(), none, byDegree), judged);
        assertTrue(known < .8, "by degrees: " + known);
    }

    private static double inOrder(DirectionHead head, List<int[]> pairs) {
        return pairs.stream().filter(pair -> head.logit(pair[0], pair[1]) > 0).count()
                / (double) pairs.size();
    }

    @Test
    void theOtherWayIsTheNegative() {
        var graph = levels(3, 200);
        var head = DirectionHead.of(graph, Optional.empty(), graph,
                Map.of("inDegree", .3, "outDegree", -.2, "then", .7, "rank", 2.0));
        for (int u = 0; u < 20; u++) {
            assertEquals(-head.logit(u + 30, u), head.logit(u, u + 30), 1e-12);
        }
    }
}
