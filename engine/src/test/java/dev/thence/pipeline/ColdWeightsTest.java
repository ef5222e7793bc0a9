package dev.thence.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.evaluation.TimeProtocol;
import dev.thence.graph.CleanLog;
import dev.thence.graph.Cleaning;
import dev.thence.graph.PairRule;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.io.Event;
import dev.thence.io.EventKind;
import dev.thence.io.EventLog;
import dev.thence.io.SectionFile.Verification;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.Question;
import dev.thence.model.Scorer;
import dev.thence.vectors.DualVectors;
import dev.thence.vectors.FloatMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A shop of four colours whose customers stay within one colour; the lamp of each colour is new.
class ColdWeightsTest {
    private static final List<String> COLOURS = List.of("red", "blue", "green", "white");
    private static final List<String> THINGS = List.of("cup", "bowl", "plate", "jug", "tray",
            "vase", "box", "bag", "clock", "mug", "pot", "lamp");
    private static final int CUT = 60;

    @TempDir
    Path folder;

    private static Instant day(int day) {
        return Instant.parse("2011-01-01T00:00:00Z").plusSeconds(86_400L * day);
    }

    private static List<Event> events() {
        var events = new ArrayList<Event>();
        for (int o = 0; o < 600; o++) {
            var random = SplitMix64.of(7, o);
            int day = o * 90 / 600;
            String colour = COLOURS.get(random.nextInt(4));
            int things = day < CUT - 10 ? THINGS.size() - 1 : THINGS.size();
            for (int i = 0; i < 4; i++) {
                String item = colour + " " + THINGS.get(
                        i == 0 && things == THINGS.size() ? things - 1 : random.nextInt(things));
                events.add(new Event("customer " + o % 97, item, day(day), EventKind.PURCHASE,
                        "order " + o, "", 1, 1, item));
            }
        }
        return events;
    }

    @Test
    void newItemsAreRankedBesideThoseWithTextsLikeTheirs() throws IOException {
        Path file = folder.resolve("events.thence");
        var all = events();
        EventLog.write(file, (Consumer<? super Event> receiver) -> all.forEach(receiver));
        try (var workers = Workers.of(2); var log = EventLog.open(file, Verification.ALL)) {
            var data = new OrderData(log, Cleaning.asWritten(), PairRule.standard(), day(90));
            var view = OrderView.at(data, day(CUT), workers);
            int n = view.ids().count();
            var zeros = FloatMatrix.of(n, 4, new float[4 * n]);
            var evidences = OrderEvidences.of(view, DualVectors.of(zeros, zeros, new float[n], 1),
                    PipelineOptions.DEFAULT, workers);
            var scorer = new Scorer(n, evidences, new EvidenceWeights(Question.SAME_ORDER,
                    Map.of("sameOrder", 1.0)));
            var validation = TimeProtocol.of(view.log(),
                    CleanLog.of(log, Cleaning.asWritten(), day(90))).sameOrder();
            var weights = ColdWeights.fit(view, evidences, scorer, validation, Half.ALL, 0,
                    workers).orElseThrow();
            assertTrue(Double.isFinite(weights.offset()));
            assertEquals(weights, ColdWeights.fit(view, evidences, scorer, validation, Half.ALL, 0,
                    workers).orElseThrow());
            int[] known = IntStream.range(0, n)
                    .map(v -> view.ids().id(v).endsWith("lamp") ? -1 : v).toArray();
            var targets = new ColdTargets(evidences, scorer,
                    NearestTexts.of(view.log().catalogue(), known), weights);
            float[] scores = new float[n];
            for (String colour : COLOURS) {
                targets.scoreTargets(view.ids().node(colour + " cup"), scores);
                int best = IntStream.range(0, n).filter(v -> known[v] < 0).boxed()
                        .max((a, b) -> Float.compare(scores[a], scores[b])).orElseThrow();
                assertEquals(colour + " lamp", view.ids().id(best));
            }
        }
    }
}
