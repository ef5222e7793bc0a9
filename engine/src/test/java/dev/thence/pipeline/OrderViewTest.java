package dev.thence.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.Cleaning;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.PairRule;
import dev.thence.graph.Workers;
import dev.thence.io.Event;
import dev.thence.io.EventKind;
import dev.thence.io.EventLog;
import dev.thence.io.SectionFile.Verification;
import dev.thence.model.Evidence;
import dev.thence.vectors.DualVectors;
import dev.thence.vectors.FloatMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderViewTest {
    private static final Workers WORKERS = Workers.of(2);
    private static final PairRule RULE = PairRule.standard().withMinSupport(1);

    @TempDir
    Path folder;

    @Test
    void coViewsAreThoseOfVisitsBeforeTheCut() throws IOException {
        var events = new ArrayList<>(purchases());
        events.addAll(visit("ann", "s1", 10, "phone", "case"));
        events.addAll(visit("bob", "s2", 20, "phone", "case", "strap"));
        events.addAll(visit("cid", "s3", 30, "strap", "case"));
        try (var data = store(events)) {
            var early = view(data, 25);
            assertEquals("case-phone case-strap phone-case phone-strap strap-case strap-phone",
                    edges(early.coViews(WORKERS).orElseThrow(), early.ids()));
            var first = view(data, 15);
            assertEquals("case-phone phone-case",
                    edges(first.coViews(WORKERS).orElseThrow(), first.ids()));
            DirectedGraph shared = early.sameSession(WORKERS).orElseThrow();
            assertEquals(1.5f, weight(shared, early.ids(), "phone", "case"));
            assertEquals(0.5f, weight(shared, early.ids(), "strap", "case"));
        }
    }

    @Test
    void thereAreNoCoViewsWhereNothingWasViewedBeforeTheCut() throws IOException {
        var events = new ArrayList<>(purchases());
        events.addAll(visit("ann", "s1", 20, "phone", "case"));
        try (var data = store(events)) {
            var before = view(data, 15);
            assertTrue(before.coViews(WORKERS).isEmpty());
            assertTrue(before.sameSession(WORKERS).isEmpty());
            assertTrue(evidences(before).stream().noneMatch(e -> e.name().equals("coView")));
        }
    }

    @Test
    void viewsAreAnEvidenceOfTheirOwn() throws IOException {
        var events = new ArrayList<>(purchases());
        events.addAll(visit("ann", "s1", 10, "phone", "case"));
        try (var data = store(events)) {
            var view = view(data, 25);
            var ids = view.ids();
            var coView = evidences(view).stream().filter(e -> e.name().equals("coView"))
                    .findFirst().orElseThrow();
            // The case is in one of three orders, each item beside it 0.1 more: 1.1 of 3.3.
            assertEquals(Math.log(1 + 1 / (5 * 1.1 / 3.3)),
                    coView.value(ids.node("phone"), ids.node("case")), 1e-6);
            assertEquals(0, coView.value(ids.node("phone"), ids.node("strap")));
        }
    }

    private static List<Evidence> evidences(OrderView view) {
        int n = view.ids().count();
        var zeros = FloatMatrix.of(n, 4, new float[4 * n]);
        var none = DualVectors.of(zeros, zeros, new float[n], 1);
        return OrderEvidences.of(view, none, PipelineOptions.DEFAULT, WORKERS);
    }

    private static List<Event> purchases() {
        return List.of(Event.purchase("ann", "phone", second(1), "o1"),
                Event.purchase("bob", "case", second(2), "o2"),
                Event.purchase("cid", "strap", second(3), "o3"));
    }

    private static List<Event> visit(String customer, String session, long at, String... items) {
        return List.of(items).stream().map(item -> new Event(customer, item, second(at),
                EventKind.VIEW, "", session, 1, Double.NaN, "")).toList();
    }

    private static Instant second(long number) {
        return Instant.ofEpochSecond(number);
    }

    private EventLog store(List<Event> events) throws IOException {
        Path file = folder.resolve("events.thence");
        EventLog.write(file, (Consumer<? super Event> receiver) -> events.forEach(receiver));
        return EventLog.open(file, Verification.ALL);
    }

    private static OrderView view(EventLog events, long cut) {
        return OrderView.at(new OrderData(events, Cleaning.standard(), RULE, second(100)),
                second(cut), WORKERS);
    }

    private static float weight(DirectedGraph graph, NodeIds ids, String u, String v) {
        return graph.weight(ids.node(u), ids.node(v));
    }

    private static String edges(DirectedGraph graph, NodeIds ids) {
        var edges = new TreeSet<String>();
        for (int u = 0; u < graph.nodeCount(); u++) {
            for (long p = graph.out().offset(u); p < graph.out().offset(u + 1); p++) {
                edges.add(ids.id(u) + "-" + ids.id(graph.out().neighbor(p)));
            }
        }
        return String.join(" ", edges);
    }
}
