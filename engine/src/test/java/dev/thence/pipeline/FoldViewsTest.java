package dev.thence.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.evaluation.EdgesProtocol;
import dev.thence.fitting.FitView;
import dev.thence.fitting.WeightFit;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.DirectionHead;
import dev.thence.model.PairEvidence;
import dev.thence.training.PipelineListener;
import dev.thence.training.Trainer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FoldViewsTest {
    private static final int N = 120;
    private static Workers workers;

    private final EdgesProtocol protocol = EdgesProtocol.of(graph(600), 0);
    private final GraphData train = data(protocol.train());
    private final PipelineOptions options = PipelineOptions.DEFAULT.withSeed(5).withDimension(16)
            .withEpochs(2);

    @BeforeAll
    static void open() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void close() {
        workers.close();
    }

    private static DirectedGraph graph(int edges) {
        var random = SplitMix64.of(4);
        var builder = DirectedGraph.builder(N);
        for (int i = 0; i < edges; i++) {
            int u = random.nextInt(N);
            builder.add(u, (u + 1 + random.nextInt(20)) % N);
        }
        return builder.build();
    }

    private static GraphData data(DirectedGraph edges) {
        return new GraphData(NodeIds.of(IntStream.range(0, N).mapToObj(v -> "v" + v).toList()),
                Catalogue.empty(N), edges, Optional.empty());
    }

    private List<FitView> views(DirectedGraph validation) {
        var learned = GraphFit.learn(train, protocol.validationQueries(), Half.ALL, options,
                Trainer.on(workers), workers, PipelineListener.SILENT);
        var direction = DirectionHead.fit(train.coPurchase(), Optional.empty(),
                DirectedGraph.builder(N).build(), GraphFit.sample(protocol.validation(), 0));
        return FoldViews.of(train, validation, learned, direction, options, workers,
                PipelineListener.SILENT).stream().map(FoldViews.View::fit).toList();
    }

    @Test
    void everyTrainEdgeIsAskedForOnceAndNotKnownWhereItIs() {
        var views = views(protocol.validation());
        assertEquals(5, views.size());
        assertEquals(protocol.train().edgeCount(), FitView.queryCount(views));
        for (FitView view : views) {
            var reverse = (PairEvidence) view.evidences().stream()
                    .filter(e -> e.name().equals("reverse")).findFirst().orElseThrow();
            for (var query : view.queries()) {
                int u = query.source();
                int v = query.relevant()[0];
                assertTrue(protocol.train().hasEdge(u, v));
                assertEquals(0, reverse.value(v, u), "the edge asked for is among the evidences");
                for (int removed : query.removed()) {
                    assertFalse(protocol.test().hasEdge(u, removed));
                }
            }
        }
    }

    @Test
    void enoughValidationEdgesNeedNoViews() {
        var many = DirectedGraph.builder(N);
        for (int i = 0; i < WeightFit.QUERIES_FOR_FULL_TRUST; i++) {
            many.add(i % N, (i + 1 + i / N) % N);
        }
        assertEquals(List.of(), views(many.build()));
    }

    @Test
    void theSameSeedGivesTheSameWeights() {
        var fits = IntStream.range(0, 2).mapToObj(_ -> Pipeline.on(workers, options)
                .fit(train, protocol.validation(), protocol.validationQueries())).toList();
        assertEquals(fits.getFirst().question(), fits.getLast().question());
        assertEquals(fits.getFirst().sourceQuestion(), fits.getLast().sourceQuestion());
    }
}
