package dev.thence.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.Catalogue;
import dev.thence.graph.Cleaning;
import dev.thence.graph.NodeIds;
import dev.thence.graph.PairRule;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.io.Event;
import dev.thence.io.EventKind;
import dev.thence.io.EventLog;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A shop of four colours whose customers stay within one colour.
class ColdLogFitTest {
    private static final List<String> COLOURS = List.of("red", "blue", "green", "white");
    private static final List<String> THINGS = List.of("cup", "bowl", "plate", "jug", "tray",
            "vase", "box", "bag", "clock", "mug", "pot", "lamp");
    private static final int DAYS = 200;

    @TempDir
    Path folder;
    private EventLog log;

    private static Instant day(int day) {
        return Instant.parse("2011-01-01T00:00:00Z").plusSeconds(86_400L * day);
    }

    /// A thing of each colour is new every fourth week.
    private static List<Event> events() {
        var events = new ArrayList<Event>();
        for (int o = 0; o < 1500; o++) {
            var random = SplitMix64.of(7, o);
            int day = o * DAYS / 1500;
            String colour = COLOURS.get(random.nextInt(4));
            int things = Math.min(THINGS.size(), 5 + day / 28);
            for (int i = 0; i < 4; i++) {
                events.add(buys(o, day, colour + " " + THINGS.get(random.nextInt(things))));
            }
        }
        return events;
    }

    private static Event buys(int order, int day, String item) {
        return new Event("customer " + order % 97, item, day(day), EventKind.PURCHASE,
                "order " + order, "", 1, 1, item);
    }

    private OrderData data(int days) throws IOException {
        Path file = folder.resolve("events.thence");
        EventLog.write(file, (Consumer<? super Event> receiver) -> events().forEach(receiver));
        log = EventLog.open(file, Verification.ALL);
        return new OrderData(log, Cleaning.asWritten(), PairRule.standard(), day(days));
    }

    @AfterEach
    void close() throws IOException {
        log.close();
    }

    @Test
    void newItemsAreRankedBesideThoseThatAreAlike() throws IOException {
        var data = data(DAYS);
        try (var one = Workers.of(1); var workers = Workers.of(2)) {
            var fit = ColdLogFit.fit(data, 0, workers);
            assertTrue(fit.weights().get(ColdFeatures.TEXT) > 0);
            assertNotEquals(ColdWeights.PRIOR.byFeature(), fit.weights());
            assertEquals(fit.weights(), ColdLogFit.fit(data, 0, one).weights());
            var log = data.cleanLog(data.end());
            int n = log.items().count();
            var ids = new ArrayList<>(IntStream.range(0, n).mapToObj(log.items()::id).toList());
            var catalogue = Catalogue.builder(n + 4);
            for (int c = 0; c < 4; c++) {
                ids.add(COLOURS.get(c) + " spoon");
            }
            for (int v = 0; v < n + 4; v++) {
                catalogue.text(Catalogue.NAME, v, ids.get(v));
            }
            var targets = fit.targets(ColdLogFitTest::rising,
                    NearestKnown.of(NodeIds.of(ids), catalogue.build(),
                            IntStream.range(0, n + 4).map(v -> v < n ? v : -1).toArray()));
            float[] scores = new float[n + 4];
            for (int c = 0; c < 4; c++) {
                targets.scoreTargets(log.items().node(COLOURS.get(c) + " cup"), scores);
                int best = IntStream.range(n, n + 4).boxed()
                        .max((a, b) -> Float.compare(scores[a], scores[b])).orElseThrow();
                assertEquals(COLOURS.get(c) + " spoon", ids.get(best));
            }
        }
    }

    private static void rising(int source, float[] scores) {
        for (int v = 0; v < scores.length; v++) {
            scores[v] = v;
        }
    }

    /// Every month has new things, which take a twelfth of what is bought: the offset keeps their
    /// probability near that.
    @Test
    void newItemsTakeTheShareThatNewItemsTook() throws IOException {
        var data = data(DAYS);
        try (var workers = Workers.of(2)) {
            var launches = ColdLaunches.of(data.cleanLog(day(DAYS - 30)), data.cleanLog(day(DAYS)),
                    0, workers);
            var fit = ColdLogFit.fit(data, 0, workers);
            var weights = new ColdWeights(fit.weights(), fit.offset());
            double probability = 0;
            double share = 0;
            var asks = launches.besideKnown(weights, workers);
            for (var ask : asks) {
                double[] all = ask.probabilities(new double[] {1, 0});
                probability += Arrays.stream(all, 0, all.length - 1).sum() / asks.size();
                share += ask.relevantMean(1) / asks.size();
            }
            assertTrue(share > 0.02, "share " + share);
            assertEquals(share, probability, 0.5 * share);
        }
    }

    @Test
    void aShortLogHasThePriorWeights() throws IOException {
        var data = data(80);
        try (var workers = Workers.of(1)) {
            assertEquals(ColdWeights.PRIOR.byFeature(), ColdLogFit.fit(data, 0, workers).weights());
        }
    }
}
