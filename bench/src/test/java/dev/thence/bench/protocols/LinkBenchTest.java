package dev.thence.bench.protocols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.EdgesMethod;
import dev.thence.bench.EdgesView;
import dev.thence.bench.ExistenceScorer;
import dev.thence.bench.Meter;
import dev.thence.bench.Method.Draws;
import dev.thence.bench.SharedFits;
import dev.thence.bench.cells.TaskOutcome;
import dev.thence.bench.pages.TaskSummary;
import dev.thence.datasets.Datasets;
import dev.thence.evaluation.LinkProtocol;
import dev.thence.evaluation.LinkProtocol.Pairs;
import dev.thence.evaluation.PairScorer;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Catalogue;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkBenchTest {
    /// Test edges 1 -> 3 and 0 -> 3 against the non-edges 2 -> 1 and 3 -> 1.
    private static final LinkProtocol SPLIT = LinkProtocol.of(4,
            new Pairs(new int[] {0, 1, 2, 3}, new int[] {1, 2, 3, 0}),
            new Pairs(new int[] {0}, new int[] {2}), new Pairs(new int[] {1}, new int[] {0}),
            new Pairs(new int[] {1, 0}, new int[] {3, 3}),
            new Pairs(new int[] {2, 3}, new int[] {1, 1}));

    private static TaskOutcome judge(TargetScorer scorer) throws IOException {
        try (var workers = Workers.of(1)) {
            var shared = new SharedFits();
            var view = new EdgesView(NodeIds.of(List.of("a", "b", "c", "d")), Catalogue.empty(4),
                    SPLIT.train(), SPLIT.validation(), SPLIT.validationQueries(), Optional.empty(),
                    0, workers, PipelineListener.SILENT, shared);
            try (var cut = new LinkBench.Cut(SPLIT, view, "")) {
                return cut.judge(EdgesMethod.of("one", Draws.NONE, _ -> scorer),
                        new Meter(shared)).tasks().getFirst();
            }
        }
    }

    /// Scores 3 for 1 -> 3, 1 for 0 -> 3, 2 for both non-edges.
    private static double score(int u, int v) {
        return v == 3 ? u == 1 ? 3 : 1 : 2;
    }

    @Test
    void theSevenMeasuresAreThoseOfTheHandComputedRanks() throws IOException {
        var outcome = judge((u, scores) -> {
            for (int v = 0; v < 4; v++) {
                scores[v] = (float) score(u, v);
            }
        });
        assertEquals(List.of("Hits@100", "Hits@50", "Hits@20", "MRR", "AUC"),
                List.copyOf(outcome.units().keySet()));
        assertEquals(1, outcome.units().get("Hits@20")[0], "there are fewer than 20 non-edges");
        assertEquals(1, outcome.units().get("MRR")[0]);
        assertEquals(1 / 3f, outcome.units().get("MRR")[1], 1e-6);
        assertEquals(.5, TaskSummary.mean(outcome.units().get("AUC")), 1e-6);
        assertEquals((1 + 2 / 4.0) / 2, outcome.plain().get("AP").mean(), 1e-9);
    }

    @Test
    void aHeadSpeaksForItsMethod() throws IOException {
        record Headed(PairScorer existence) implements TargetScorer, ExistenceScorer {
            @Override
            public void scoreTargets(int source, float[] scores) {
                throw new IllegalStateException("the ranking is not asked");
            }
        }
        var outcome = judge(new Headed(LinkBenchTest::score));
        assertEquals(1 / 3f, outcome.units().get("MRR")[1], 1e-6);
    }

    @Test
    void theTenSplitsAreTheSeedsOfTheDatasetsThatHaveThem() throws IOException {
        var bench = new LinkBench();
        assertEquals(10, bench.seeds(5, 3).size());
        assertEquals(List.of(""), bench.parts(Datasets.find("citeseer")));
        assertEquals(List.of(), bench.parts(Datasets.find("amazon-beauty")));
    }

    @Test
    void thePublishedTableHasTheBestOfEachDataset() throws IOException {
        assertTrue(PublishedTable.markdown("cora-ml").contains(
                "| SDGAE-F | 70.89 ± 3.35 | 83.63 ± 2.15 | 90.37 ± 1.33 |"));
        assertTrue(PublishedTable.markdown("citeseer").contains("| 93.69 ± 3.68 |"));
        assertFalse(PublishedTable.markdown("citeseer").contains("90.37"));
        assertEquals("", PublishedTable.markdown("amazon-beauty"));
    }
}
