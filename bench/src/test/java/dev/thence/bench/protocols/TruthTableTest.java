package dev.thence.bench.protocols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.datasets.SyntheticShop;
import dev.thence.evaluation.TotalOrder;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import org.junit.jupiter.api.Test;

class TruthTableTest {
    private static final SyntheticShop SHOP =
            SyntheticShop.of(SyntheticShop.Options.DEFAULT.withCustomers(1).withItems(600));

    @Test
    void whoKnowsTheTruthFindsAllAndWhoTurnsItRoundFindsNone() {
        var ids = NodeIds.of(SHOP.products().stream().map(product -> product.item()).toList());
        var known = DirectedGraph.builder(ids.count());
        for (String main : SHOP.truth().mains()) {
            for (String accessory : SHOP.truth().accessoriesOf(main)) {
                known.add(ids.node(main), ids.node(accessory));
            }
        }
        DirectedGraph graph = known.build();
        try (var workers = Workers.of(2)) {
            var order = TotalOrder.byInDegree(graph);
            var table = new TruthTable(SHOP.truth(), ids, order, graph, workers);
            var right = table.judge((u, scores) -> fill(graph, u, scores)).plain();
            assertEquals(1, right.get("found").mean());
            assertEquals(1, right.get("recall").mean());
            assertEquals(0, right.get("against").mean());
            assertEquals(0, right.get("wrong-way@10").mean());
            var wrong = table.judge((u, scores) -> fill(graph.reverse(), u, scores)).plain();
            assertEquals(0, wrong.get("found").mean());
            assertEquals(0, wrong.get("recall").mean());
            assertTrue(wrong.get("against").mean() > 0);
        }
    }

    private static void fill(DirectedGraph graph, int source, float[] scores) {
        for (int v = 0; v < scores.length; v++) {
            scores[v] = graph.hasEdge(source, v) ? 1 : graph.hasEdge(v, source) ? -1 : 0;
        }
    }
}
