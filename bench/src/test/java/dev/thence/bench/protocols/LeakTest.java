package dev.thence.bench.protocols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.ColdMethod;
import dev.thence.bench.EdgesMethod;
import dev.thence.bench.Meter;
import dev.thence.bench.Method;
import dev.thence.bench.Method.Draws;
import dev.thence.bench.NodesMethod;
import dev.thence.bench.OrdersMethod;
import dev.thence.bench.TinyGraph;
import dev.thence.datasets.Datasets;
import dev.thence.datasets.GraphData;
import dev.thence.datasets.SyntheticDataset;
import dev.thence.evaluation.EdgesProtocol;
import dev.thence.evaluation.NodesProtocol;
import dev.thence.evaluation.QuerySet;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Catalogue;
import dev.thence.graph.CleanLog;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import dev.thence.io.Event;
import dev.thence.io.EventKind;
import dev.thence.io.OrderLog;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// No view leads to what is asked: everything that can be reached from it is looked at, also in
/// private fields.
class LeakTest {
    private static final GraphData GRAPH = new GraphData(TinyGraph.IDS, TinyGraph.EDGES,
            Optional.of(TinyGraph.EDGES.filter((u, v, _) -> (u + v) % 3 == 0)),
            Catalogue.builder(200).text("name", 3, "a name").build(), List.of());
    private static final TargetScorer SILENT = (_, scores) -> Arrays.fill(scores, 0);

    /// What can be reached from the view a method is given.
    private static List<Object> reached(Split split, Method method, List<Object> views)
            throws IOException {
        split.judge(method, new Meter(split.shared()));
        assertFalse(views.isEmpty());
        return Reachable.from(views.getLast());
    }

    @Test
    void noTestEdgeIsReachedFromAViewOfEdges() throws IOException {
        var views = new ArrayList<Object>();
        var protocol = EdgesProtocol.of(TinyGraph.EDGES, 1);
        try (var workers = Workers.of(1);
                var split = EdgesBench.cut(GRAPH, 1, workers, PipelineListener.SILENT)) {
            var reached = reached(split, EdgesMethod.of("looks", Draws.NONE, view -> {
                views.add(view);
                return SILENT;
            }), views);
            var graphs = ofType(reached, DirectedGraph.class);
            assertEquals(3, graphs.size(), "train, validation, co-views");
            var allowed = GRAPH.coViews().orElseThrow();
            for (var graph : graphs) {
                assertTrue(graph == allowed || disjoint(graph, protocol.test()));
            }
            for (var queries : ofType(reached, QuerySet.class)) {
                queries.queries().forEach(query -> {
                    for (int v : query.relevant()) {
                        assertFalse(protocol.test().hasEdge(query.source(), v));
                    }
                    for (int v : query.removed()) {
                        assertFalse(protocol.test().hasEdge(query.source(), v));
                    }
                });
            }
        }
    }

    @Test
    void noEdgeOfAColdItemIsReachedFromAViewOfNodes() throws IOException {
        var views = new ArrayList<Object>();
        var known = NodesProtocol.of(TinyGraph.EDGES, 1).known();
        try (var workers = Workers.of(1);
                var split = NodesBench.cut(GRAPH, 1, workers, PipelineListener.SILENT)) {
            var reached = reached(split, NodesMethod.of("looks", Draws.NONE, view -> {
                views.add(view);
                return NodesMethod.Answers.of(SILENT);
            }), views);
            var allowed = GRAPH.coViews().orElseThrow();
            for (var graph : ofType(reached, DirectedGraph.class)) {
                for (int v : known.cold()) {
                    assertTrue(graph == allowed
                            || graph.out().degree(v) == 0 && graph.in().degree(v) == 0);
                }
            }
        }
    }

    @Test
    void noEventFromTheCutOnIsReachedFromAViewOfOrders() throws IOException {
        var source = LogSource.of((SyntheticDataset) Datasets.find("synthetic-shop"));
        var period = source.periods().getFirst();
        var views = new ArrayList<Object>();
        try (var workers = Workers.of(2);
                var split = TimeCut.open(source, period, 0, workers, PipelineListener.SILENT)) {
            assertEndsAt(period.cut(), reached(split, OrdersMethod.of("looks", Draws.NONE, view -> {
                views.add(view);
                return SILENT;
            }), views));
        }
    }

    @Test
    void whatNewItemsCostLaterIsNotReachedFromAViewOfThem() throws IOException {
        var source = LogSource.of((SyntheticDataset) Datasets.find("synthetic-shop"));
        var period = source.periods().getFirst();
        var shown = new ArrayList<Catalogue>();
        for (var log : List.of(source.log(), new Changed(source.log(), period.cut()))) {
            var views = new ArrayList<Object>();
            var changed = new LogSource(source.dataset(), log, source.cleaning(), source.periods(),
                    source.truth());
            try (var workers = Workers.of(2); var split = ColdCut.open(changed, period, 0, workers,
                    PipelineListener.SILENT)) {
                assertEndsAt(period.cut(), reached(split, ColdMethod.of("looks", Draws.NONE,
                        view -> {
                            views.add(view);
                            shown.add(view.catalogue());
                            return SILENT;
                        }), views));
            }
        }
        int items = shown.getFirst().nodeCount();
        assertEquals(items, shown.getLast().nodeCount());
        for (int v = 0; v < items; v++) {
            assertTrue(shown.getFirst().name(v).isPresent(), "item " + v);
            assertEquals(shown.getFirst().name(v), shown.getLast().name(v));
            assertEquals(shown.getFirst().price(v), shown.getLast().price(v));
        }
    }

    /// From the cut on every item is renamed and costs twice as much, but up to its first sale.
    private record Changed(OrderLog log, Instant cut) implements OrderLog {
        @Override
        public void read(Consumer<? super Event> receiver) throws IOException {
            var sold = new HashSet<String>();
            log.read(event -> {
                receiver.accept(sold.contains(event.item()) && !event.time().isBefore(cut)
                        ? new Event(event.customer(), event.item(), event.time(), event.kind(),
                                event.order(), event.session(), event.quantity(),
                                2 * event.price(), "sold out soon") : event);
                if (event.kind() == EventKind.PURCHASE) {
                    sold.add(event.item());
                }
            });
        }

        @Override
        public String source() {
            return log.source();
        }

        @Override
        public ZoneId zone() {
            return log.zone();
        }
    }

    private static void assertEndsAt(Instant cut, List<Object> reached) throws IOException {
        var logs = ofType(reached, OrderLog.class);
        assertFalse(logs.isEmpty());
        for (var log : logs) {
            log.read(event -> assertTrue(event.time().isBefore(cut), log.source()));
        }
        for (var clean : ofType(reached, CleanLog.class)) {
            assertFalse(clean.asOf().isAfter(cut));
        }
    }

    private static boolean disjoint(DirectedGraph graph, DirectedGraph other) {
        return graph.filter((u, v, _) -> other.hasEdge(u, v)).edgeCount() == 0;
    }

    private static <T> List<T> ofType(List<Object> reached, Class<T> type) {
        return reached.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
