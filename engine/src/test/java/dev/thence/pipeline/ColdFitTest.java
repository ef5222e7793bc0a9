package dev.thence.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.NodesProtocol;
import dev.thence.evaluation.QuerySet;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.MatchEvidence;
import dev.thence.model.Question;
import dev.thence.vectors.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A shop in which a brand's phones lead to its own cases, which few words say: brand and kind are
/// words of their own, so what is most alike in words is as often of another brand.
class ColdFitTest {
    private static final int BRANDS = 20;
    private static final int ITEMS = 320;

    private static Workers workers;
    private static NodesProtocol protocol;
    private static ColdFit fit;

    @BeforeAll
    static void learn() {
        workers = Workers.of(2);
        var ids = new ArrayList<String>();
        var catalogue = Catalogue.builder(ITEMS);
        var edges = DirectedGraph.builder(ITEMS);
        for (int u = 0; u < ITEMS; u++) {
            ids.add("item" + u);
            catalogue.text("brand", u, "brand" + u % BRANDS);
            catalogue.text("category", u, isPhone(u) ? "phone" : "case");
            catalogue.text("name", u, "colour" + colour(u, 0) + " colour" + colour(u, 1));
            for (int v = 0; v < ITEMS; v++) {
                if (isPhone(u) && !isPhone(v) && u % BRANDS == v % BRANDS
                        && SplitMix64.of(8, u, v).nextInt(4) > 0) {
                    edges.add(u, v);
                }
            }
        }
        var graph = edges.build();
        protocol = NodesProtocol.of(graph, 0);
        fit = Pipeline.on(workers, PipelineOptions.DEFAULT.withDimension(16)
                .withEpochs(2)).fitCold(
                new GraphData(NodeIds.of(ids), catalogue.build(), protocol.known().edges(),
                        Optional.empty()), protocol.known());
    }

    private static int colour(int item, int which) {
        return SplitMix64.of(7, item, which).nextInt(6);
    }

    private static boolean isPhone(int item) {
        return item / BRANDS % 2 == 0;
    }

    @AfterAll
    static void close() {
        workers.close();
    }

    private static double hitRate(TargetScorer scorer, QuerySet queries) {
        return Evaluator.evaluate(scorer, queries, workers).macro(Metric.HIT_RATE_10);
    }

    @Test
    void coldItemsFindTheirPlaceInBothRoles() {
        assertTrue(hitRate(fit.asSource(), protocol.coldSources()) > .95);
        assertTrue(hitRate(fit.asTarget(), protocol.coldTargets()) > .95);
    }

    @Test
    void whatWasLearnedFromTermsBeatsTheMeanRule() {
        double mean = hitRate(fit.meanRule(), protocol.coldSources());
        assertTrue(hitRate(fit.asSource(), protocol.coldSources()) >= mean);
    }

    @Test
    void twoMatchesSideBySideAreTheirWeightedSum() {
        var first = new MatchEvidence(FloatMatrix.of(2, 2, new float[] {1, 0, 0, 1}),
                FloatMatrix.of(2, 2, new float[] {.6f, .8f, 0, 0}), .5);
        var second = new MatchEvidence("terms", FloatMatrix.of(2, 1, new float[] {1, -1}),
                FloatMatrix.of(2, 1, new float[] {1, 1}), .1);
        var both = ColdFit.sideBySide(List.of(first, second), new EvidenceWeights(Question.LINK,
                Map.of(MatchEvidence.NAME, 2.0, "terms", .3)));
        assertEquals(2 * .6 / .5 + .3 / .1, both.value(0, 0), 1e-5);
        assertEquals(2 * .8 / .5 - .3 / .1, both.value(1, 0), 1e-5);
        assertEquals(.3 / .1, both.value(0, 1), 1e-5);
    }
}
