package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.Workers;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The baselines of `docs/results` on a real graph. A twelfth of the sources, another
/// permutation of the edges than theirs: hence the tolerance, in points.
class CellPhonesTest {
    private static final double POINTS = 2.5;

    @Test
    void untrainedMethodsReachWhatIsKnownOfThem() throws IOException {
        var graph = RealData.cellPhones();
        assertEquals(9_362, graph.nodeCount());
        assertEquals(235_458, graph.edgeCount());
        var protocol = EdgesProtocol.of(graph, 0);
        assertEquals(47_092, protocol.testQueries().queryCount());
        var some = protocol.testQueries().filter(query -> query.source() % 12 == 0);
        var train = protocol.train();
        try (var workers = Workers.ofProcessors()) {
            assertReaches(3.8, 2, GraphBaselines.popularity(train), some, workers);
            assertReaches(36.2, 20.8, GraphBaselines.directedPageRank(train, .85), some, workers);
            assertReaches(51.3, 30.7, GraphBaselines.undirectedPageRank(train, .85), some, workers);
            assertReaches(53.2, 30.1, GraphBaselines.bipartitePageRank(train, .5), some, workers);
        }
        var direction = protocol.linkQuality(protocol.degreeDirection());
        assertEquals(97.6, 100 * direction.directionAuc(), 1);
        assertEquals(92.3, 100 * direction.inOrder(), 1);
    }

    private static void assertReaches(double hitRate, double mrr, Baseline baseline,
            QuerySet queries, Workers workers) {
        var result = Evaluator.evaluate(baseline.scorer(), queries, workers);
        assertEquals(hitRate, 100 * result.macro(Metric.HIT_RATE_10), POINTS, baseline.name());
        assertEquals(mrr, 100 * result.macro(Metric.MRR), POINTS, baseline.name());
    }
}
