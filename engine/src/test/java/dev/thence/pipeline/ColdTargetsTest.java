package dev.thence.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.Catalogue;
import dev.thence.graph.CleanLog;
import dev.thence.graph.Cleaning;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import dev.thence.io.Event;
import dev.thence.io.EventKind;
import dev.thence.io.EventLog;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Of items `100`, `101`, `102` and `200` the one with the number 2 in the catalogue is cold; the
/// others are known as 0, 1 and 2. Its text is most like that of 0, its id begins like those of 0
/// and 1.
class ColdTargetsTest {
    private static final Instant END = Instant.parse("2011-06-01T00:00:00Z");

    @TempDir
    Path folder;

    private static final NearestKnown NEAREST = nearest(
            "red teacup", "red saucer", "large red teacup", "large blue lamp");

    private static NearestKnown nearest(String... names) {
        var catalogue = Catalogue.builder(names.length);
        for (int v = 0; v < names.length; v++) {
            catalogue.text(Catalogue.NAME, v, names[v]).number(Catalogue.PRICE, v, 1 << v);
        }
        return NearestKnown.of(NodeIds.of(List.of("100", "101", "102", "200")), catalogue.build(),
                new int[] {0, 1, -1, 2});
    }

    /// Customers a and b bought 100 and 101 together, c bought 100 and 200, d 200 alone and long
    /// ago.
    private CleanLog log() throws IOException {
        var events = List.of(buys("a", "100", 1), buys("a", "101", 1), buys("b", "100", 2),
                buys("b", "101", 2), buys("c", "100", 3), buys("c", "200", 3),
                buys("d", "200", 60));
        Path file = folder.resolve("events.thence");
        EventLog.write(file, (Consumer<? super Event> receiver) -> events.forEach(receiver));
        try (var log = EventLog.open(file, Verification.ALL)) {
            return CleanLog.of(log, Cleaning.asWritten(), END);
        }
    }

    private static Event buys(String customer, String item, int daysBefore) {
        return new Event(customer, item, END.minusSeconds(86_400L * daysBefore), EventKind.PURCHASE,
                "order of " + customer, "", 1, 1, item);
    }

    @Test
    void nearestAreThoseWithTheMostAlikeTextsAndIds() {
        assertEquals(1, NEAREST.coldCount());
        assertEquals(2, NEAREST.cold(0));
        var byText = NEAREST.byText(0);
        assertEquals(0, byText.items()[0]);
        assertEquals(3, byText.items().length);
        assertEquals(1, byText.shares()[0] + byText.shares()[1] + byText.shares()[2], 1e-6);
        float[] scores = new float[4];
        NEAREST.likeness(2, scores);
        assertEquals(Math.pow(scores[0] / scores[1], 2), byText.shares()[0] / shareOf(byText, 1),
                1e-3);
        assertArrayEquals(new int[] {0, 1}, NEAREST.byId(0).items());
        assertArrayEquals(new float[] {.5f, .5f}, NEAREST.byId(0).shares(), 1e-6f);
        NEAREST.byLikeness().scoreTargets(0, scores);
        assertTrue(scores[2] > scores[1] && scores[1] > scores[3]);
        assertThrows(IllegalArgumentException.class, () -> NearestKnown.of(NodeIds.of(List.of("a")),
                Catalogue.empty(1), new int[] {0, 1}));
    }

    private static float shareOf(NearestKnown.Shares shares, int item) {
        int place = List.of(shares.items()[0], shares.items()[1], shares.items()[2]).indexOf(item);
        return shares.shares()[place];
    }

    @Test
    void countsAreHandedOverAsTheMeanOfTheNearest() {
        float[] scores = new float[4];
        NEAREST.handedOver((_, own) -> System.arraycopy(new float[] {8, 4, 3}, 0, own, 0, 3), 30)
                .scoreTargets(0, scores);
        assertArrayEquals(new float[] {8, 4, 5, 3}, scores);
        NEAREST.handedOver((_, own) -> System.arraycopy(new float[] {8, 4, 3}, 0, own, 0, 3), 1)
                .scoreTargets(0, scores);
        assertEquals(8, scores[2]);
        NEAREST.last((_, own) -> System.arraycopy(new float[] {8, 4, 3}, 0, own, 0, 3))
                .scoreTargets(0, scores);
        assertArrayEquals(new float[] {8, 4, 2, 3}, scores);
    }

    /// Beside 100 were 101 twice and 200 once, so each is 2/3 and 1/3 of it before ten pairs by
    /// popularity are added: of seven purchases 3/7, 2/7 and 2/7.
    @Test
    void featuresAreMeansOfThoseThatSpeak() throws IOException {
        try (var workers = Workers.of(2)) {
            var features = new ColdFeatures(log(), NEAREST, workers);
            assertEquals(List.of("same order", "same customer", "sold in 30 days",
                    "sold in 90 days", "sold in 30 days, by id", "text", "price apart"),
                    features.names());
            float[] values = features.of(0);
            float[] shares = new float[3];
            for (int i = 0; i < 3; i++) {
                shares[i] = shareOf(NEAREST.byText(0), i);
            }
            double pairs = 2 * shares[1] + shares[2];
            double popularity = (3 * shares[0] + 2 * shares[1] + 2 * shares[2]) / 7;
            assertEquals(Math.log((pairs + 10 * popularity) / 13), values[0], 1e-4);
            assertEquals(values[0], values[1], 1e-6, "each customer has one order");
            double sold30 = 3 * shares[0] + 2 * shares[1] + shares[2];
            assertEquals(Math.log((sold30 + 1) / (2 + 1)), values[2], 1e-5);
            double sold90 = 3 * shares[0] + 2 * shares[1] + 2 * shares[2];
            assertEquals(Math.log((sold90 + 1) / (7 / 3.0 + 1)), values[3], 1e-5);
            assertEquals(Math.log((2.5 + 1) / (2 + 1)), values[4], 1e-5);
            float[] likeness = new float[4];
            NEAREST.likeness(0, likeness);
            assertEquals(likeness[2], values[5]);
            assertEquals(Math.log(4), values[6], 1e-6, "a price of 1 and one of 4");
        }
    }

    @Test
    void anItemThatNobodySpeaksForIsLikeTheMeanItem() throws IOException {
        try (var workers = Workers.of(1)) {
            var nearest = NearestKnown.of(NodeIds.of(List.of("100", "101", "x", "200")),
                    Catalogue.empty(4), new int[] {0, 1, -1, 2});
            float[] values = new ColdFeatures(log(), nearest, workers).of(0);
            assertArrayEquals(new float[] {(float) Math.log(10 / 3.0 / 13),
                (float) Math.log(10 / 3.0 / 13), 0, 0, 0, 0, 0}, values, 1e-5f);
        }
    }

    /// Beside 100 (7 purchases in all) 101 has (2 + 20/7) / 13 and 200 (1 + 20/7) / 13. A cold
    /// item half way between the two stands half way between their scores, one as far above the
    /// first or below the last as its logarithm is.
    @Test
    void aColdItemHasThePlaceThatItHasAmongCounts() throws IOException {
        double first = Math.log((2 + 20 / 7.0) / 13);
        double second = Math.log((1 + 20 / 7.0) / 13);
        assertEquals(50, score((first + second) / 2), 1e-2);
        assertEquals(80 + .5, score(first + .5), 1e-4);
        assertEquals(20 - 2, score(second - 2), 1e-4);
    }

    /// The score of a cold item of this logarithm where 101 has 80 and 200 has 20.
    private float score(double logarithm) throws IOException {
        try (var workers = Workers.of(1)) {
            var features = new ColdFeatures(log(), NEAREST, workers);
            var targets = new ColdTargets((_, own) ->
                    System.arraycopy(new float[] {999, 80, 20}, 0, own, 0, 3), 3, NEAREST, features,
                    new ColdWeights(Map.of("price apart", -1.0), logarithm + Math.log(4)));
            float[] scores = new float[4];
            targets.scoreTargets(0, scores);
            assertEquals(80, scores[1]);
            assertEquals(20, scores[3]);
            assertThrows(IllegalArgumentException.class, () -> targets.scoreTargets(2, scores));
            return scores[2];
        }
    }
}
