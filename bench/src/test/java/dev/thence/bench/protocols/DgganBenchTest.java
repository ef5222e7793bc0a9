package dev.thence.bench.protocols;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.thence.bench.EdgesMethod;
import dev.thence.bench.EdgesView;
import dev.thence.bench.ExistenceScorer;
import dev.thence.bench.Meter;
import dev.thence.bench.Method.Draws;
import dev.thence.bench.SharedFits;
import dev.thence.bench.cells.TaskOutcome;
import dev.thence.datasets.DataFolder;
import dev.thence.datasets.Datasets;
import dev.thence.datasets.DgganSplit;
import dev.thence.datasets.NodePairs;
import dev.thence.evaluation.EdgesProtocol;
import dev.thence.evaluation.PairScorer;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DgganBenchTest {
    private static final DirectedGraph TRAIN = graph(new int[] {0, 2}, new int[] {1, 3});
    private static final DirectedGraph VALIDATION = graph(new int[] {3}, new int[] {0});

    /// Test edges 1 -> 3 and 0 -> 3 against 2 -> 1 and 3 -> 1 (one reversed).
    private static final DgganSplit SPLIT = new DgganSplit(
            NodePairs.of(new int[] {0, 2, 3}, new int[] {1, 3, 0}),
            NodePairs.of(new int[] {1, 0}, new int[] {3, 3}),
            new TreeMap<>(Map.of(0, NodePairs.of(new int[] {2, 2}, new int[] {1, 0}),
                    50, NodePairs.of(new int[] {2, 3}, new int[] {1, 1}))), 4, 1);

    private static DirectedGraph graph(int[] sources, int[] targets) {
        var builder = DirectedGraph.builder(4);
        for (int i = 0; i < sources.length; i++) {
            builder.add(sources[i], targets[i]);
        }
        return builder.build();
    }

    private static List<TaskOutcome> judge(TargetScorer scorer) throws IOException {
        try (var workers = Workers.of(1)) {
            var shared = new SharedFits();
            var view = new EdgesView(NodeIds.of(List.of("a", "b", "c", "d")), Catalogue.empty(4),
                    TRAIN, VALIDATION, EdgesProtocol.queries(TRAIN, VALIDATION, List.of()),
                    Optional.empty(), 0, workers, PipelineListener.SILENT, shared);
            try (var cut = new DgganCut(SPLIT, graph(new int[] {1, 0}, new int[] {3, 3}), view)) {
                assertTrue(cut.note().contains("Of the 7 test edges of the published files 4"
                        + " leaked (they are train edges too) and 1 more are loops"), cut.note());
                return cut.judge(EdgesMethod.of("one", Draws.NONE, _ -> scorer),
                        new Meter(shared)).tasks();
            }
        }
    }

    /// 3 for 1 -> 3, 1 for 0 -> 3, 2 for all from 2 and 3 but 0 for 2 -> 0.
    private static double score(int u, int v) {
        return v == 3 ? u == 1 ? 3 : 1 : u == 2 && v == 0 ? 0 : 2;
    }

    private static final TargetScorer RANKING = (u, scores) -> {
        for (int v = 0; v < 4; v++) {
            scores[v] = (float) score(u, v);
        }
    };

    @Test
    void everyTestFileHasTheAucOfItsOwnNonEdges() throws IOException {
        var tasks = judge(RANKING);
        assertEquals(List.of("reversed-0", "reversed-50", "targets"),
                tasks.stream().map(TaskOutcome::id).toList());
        // 3 is above 2 and 0; 1 is above 0 alone.
        assertArrayEquals(new float[] {1, .5f}, tasks.get(0).units().get("AUC"));
        // 3 is above 2 and 2; 1 is below both.
        assertArrayEquals(new float[] {1, 0}, tasks.get(1).units().get("AUC"));
        assertEquals((1 + 2 / 4.0) / 2, tasks.get(1).plain().get("AP").mean(), 1e-9);
        assertTrue(tasks.get(0).note().contains("of which 0 are test edges reversed"));
        assertTrue(tasks.get(1).note().contains("of which 1 are test edges reversed"));
    }

    @Test
    void testEdgesAskForTheirTargetsAmongAllNodes() throws IOException {
        // 1 ranks 3 before 0 and 2. 0 has 2 and 3 as candidates (1 is known): 3 comes second.
        var units = judge(RANKING).getLast().units().get("MRR");
        float[] byRank = units.clone();
        Arrays.sort(byRank);
        assertArrayEquals(new float[] {.5f, 1}, byRank);
    }

    @Test
    void aHeadSpeaksOfPairsAndTheRankingOfTargets() throws IOException {
        record Headed(PairScorer existence) implements TargetScorer, ExistenceScorer {
            @Override
            public void scoreTargets(int source, float[] scores) {
                RANKING.scoreTargets(source, scores);
            }
        }
        var tasks = judge(new Headed((u, v) -> -score(u, v)));
        assertArrayEquals(new float[] {0, .5f}, tasks.get(0).units().get("AUC"));
        assertEquals(1, tasks.getLast().units().get("HitRate@10")[0]);
    }

    @Test
    void theSplitIsThatOfEverySeedAndNoTestEdgeIsSeen() throws IOException {
        assertEquals(List.of(), new DgganBench().parts(Datasets.find("cora-ml")));
        assertEquals(List.of(), new DgganBench().parts(Datasets.find("epinions")));
        String folder = System.getenv(DataFolder.VARIABLE);
        assumeTrue(folder != null && !folder.isBlank(), "THENCE_DATA is not set");
        var google = Datasets.find("google");
        assertEquals(List.of(""), new DgganBench().parts(google));
        var data = new OpenDataset(google, Optional.empty());
        try (var workers = Workers.of(1)) {
            var cut = (DgganCut) new DgganBench().open(data, "", 0, workers,
                    PipelineListener.SILENT);
            var again = (DgganCut) new DgganBench().open(data, "", 1, workers,
                    PipelineListener.SILENT);
            assertEquals(8532, cut.view().validation().edgeCount());
            assertEquals(85328 - 8532, cut.view().train().edgeCount());
            long differing = again.view().validation().filter((u, v, _) ->
                    !cut.view().validation().hasEdge(u, v)).edgeCount();
            assertEquals(0, differing);
            assertEquals(0, cut.test().filter((u, v, _) -> cut.view().train().hasEdge(u, v)
                    || cut.view().validation().hasEdge(u, v)).edgeCount());
            assertTrue(cut.note().contains("85,769 leaked"), cut.note());
        }
    }
}
