package dev.thence.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.thence.graph.CleanLog;
import dev.thence.graph.Cleaning;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import dev.thence.io.Event;
import dev.thence.io.EventLog;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnedPairsTest {
    private static final Workers WORKERS = Workers.of(2);
    private static final int CUSTOMERS = 30;
    private static final int FOLDS = 5;

    @TempDir
    Path folder;

    @Test
    void aCustomersPairsAreLearnedFromThoseOfOthers() throws IOException {
        // Every customer buys a and b together and later c, which nobody else does.
        var events = new ArrayList<Event>();
        for (int c = 0; c < CUSTOMERS; c++) {
            buy(events, c, 0, "a" + c, "b" + c);
            buy(events, c, 10, "c" + c);
        }
        try (var log = store(events)) {
            var clean = clean(log);
            var graph = LearnedPairs.graph(clean.orders(), FOLDS, 7, WORKERS);
            long positives = 0;
            for (int f = 0; f < FOLDS; f++) {
                var fold = graph.fold(f);
                positives += fold.positives().edgeCount();
                assertEquals(4 * CUSTOMERS,
                        fold.positives().edgeCount() + fold.propagation().edgeCount());
                fold.positives().filter((u, v, _) -> {
                    assertFalse(fold.propagation().hasEdge(u, v), u + " -> " + v);
                    return true;
                });
            }
            assertEquals(4 * CUSTOMERS, positives);
            assertEquals(4 * CUSTOMERS, graph.whole().edgeCount());
        }
    }

    @Test
    void aPairWeighsItsCountsOverTheirMeans() throws IOException {
        // a with b twice in an order of two (once more, of three, with c); a then c once.
        var events = new ArrayList<Event>();
        buy(events, 0, 0, "a", "b");
        buy(events, 1, 0, "a", "b", "c");
        buy(events, 0, 10, "c");
        try (var log = store(events)) {
            var clean = clean(log);
            DirectedGraph whole = LearnedPairs.graph(clean.orders(), FOLDS, 7, WORKERS).whole();
            // Same order: a-b 1 + 1/2, a-c and b-c 1/2, both ways: 5 in all, a ninth is the mean.
            // Later: a -> c and b -> c, each 1 / sqrt(2 x 1).
            double later = 1 / Math.sqrt(2);
            double sameMean = 5.0 / 9;
            double laterMean = 2 * later / 9;
            assertEquals(3 * 1.5 / sameMean, weight(whole, clean.items(), "a", "b"), 1e-5);
            assertEquals(3 * 0.5 / sameMean + later / laterMean,
                    weight(whole, clean.items(), "a", "c"), 1e-5);
            assertEquals(3 * 0.5 / sameMean, weight(whole, clean.items(), "c", "a"), 1e-5);
        }
    }

    @Test
    void noPairIsKnownForCertain() throws IOException {
        var events = new ArrayList<Event>();
        buy(events, 0, 0, "a", "b");
        buy(events, 1, 0, "b", "c");
        try (var log = store(events)) {
            var graph = LearnedPairs.graph(clean(log).orders(), FOLDS, 7, WORKERS);
            assertEquals(0, graph.known().edgeCount());
        }
    }

    private static void buy(List<Event> events, int customer, int day, String... items) {
        Instant time = Instant.EPOCH.plus(Duration.ofDays(day));
        for (String item : items) {
            events.add(Event.purchase("customer " + customer, item, time, customer + "-" + day));
        }
    }

    private EventLog store(List<Event> events) throws IOException {
        Path file = folder.resolve("events.thence");
        EventLog.write(file, (Consumer<? super Event> receiver) -> events.forEach(receiver));
        return EventLog.open(file, Verification.ALL);
    }

    private static CleanLog clean(EventLog events) {
        return CleanLog.of(events, Cleaning.standard(), Instant.EPOCH.plus(Duration.ofDays(100)));
    }

    private static double weight(DirectedGraph graph, NodeIds ids, String u, String v) {
        return graph.weight(ids.node(u), ids.node(v));
    }
}
