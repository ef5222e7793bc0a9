package dev.thence.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.MethodResult.Role;
import dev.thence.datasets.SyntheticShop;
import dev.thence.evaluation.TotalOrder;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import java.util.List;
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
            String page = table.markdown("x", List.of(
                    new ScoredMethod("right", Role.MODEL, (u, scores) -> fill(graph, u, scores)),
                    new ScoredMethod("wrong", Role.BASELINE,
                            (u, scores) -> fill(graph.reverse(), u, scores))));
            assertTrue(page.contains("| right | 100.00 | 100.00 | 0.00 | 0.00 |"), page);
            assertTrue(page.contains("| wrong | 0.00 | 0.00 | "), page);
        }
    }

    private static void fill(DirectedGraph graph, int source, float[] scores) {
        for (int v = 0; v < scores.length; v++) {
            scores[v] = graph.hasEdge(source, v) ? 1 : graph.hasEdge(v, source) ? -1 : 0;
        }
    }
}
