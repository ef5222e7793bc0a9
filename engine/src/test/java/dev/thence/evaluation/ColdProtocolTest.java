package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.thence.graph.CleanLog;
import dev.thence.graph.Cleaning;
import dev.thence.graph.Workers;
import dev.thence.io.Event;
import dev.thence.io.EventKind;
import dev.thence.io.EventLog;
import dev.thence.io.OrderLog;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColdProtocolTest {
    private static final Instant START = Instant.parse("2011-10-01T00:00:00Z");

    /// Known items are a, b and d; e is first sold on day 6, f on day 12. The cut is day 10.
    private static final List<String> KNOWN = List.of("x 0 a b", "y 0 a d", "y 6 a");
    private static final List<String> ALL = List.of("x 0 a b", "y 0 a d", "y 6 a e",
            "x 12 a e f", "y 13 b f", " 13 a e", "z 14 e f");

    @TempDir
    Path folder;

    private record Lines(List<String> lines) implements OrderLog {
        @Override
        public void read(Consumer<? super Event> receiver) {
            for (String line : lines) {
                String[] fields = line.split(" ");
                Arrays.stream(fields, 2, fields.length).forEach(item -> receiver.accept(new Event(
                        fields[0], item, day(Integer.parseInt(fields[1])), EventKind.PURCHASE,
                        line, "", 1, 1, item)));
            }
        }

        @Override
        public String source() {
            return "lines";
        }
    }

    private static Instant day(int day) {
        return START.plusSeconds(86_400L * day);
    }

    private CleanLog log(List<String> lines, int day) throws IOException {
        Path file = folder.resolve("events-" + lines.size() + "-" + day);
        EventLog.write(file, new Lines(lines));
        try (var events = EventLog.open(file, Verification.HEADER)) {
            return CleanLog.of(events, Cleaning.asWritten(), day(day));
        }
    }

    @Test
    void knownItemsOfTestOrdersAskForColdOnes() throws IOException {
        var protocol = ColdProtocol.of(log(KNOWN, 10), log(ALL, 20), day(5));
        assertEquals(2, protocol.coldCount());
        var queries = new ArrayList<String>();
        for (var query : protocol.amongAll().queries()) {
            queries.add(query.source() + ": " + Arrays.toString(query.relevant()) + " -"
                    + Arrays.toString(query.removed()) + " t" + query.transition() + " c"
                    + query.customer());
        }
        assertEquals(List.of("0: [3] -[0, 3, 4] t0 c0", "0: [4] -[0, 3, 4] t0 c0",
                "1: [4] -[1, 4] t1 c1"), queries);
        assertArrayEquals(new int[] {0, 1, 2}, protocol.amongCold().neverCandidates());
    }

    /// Items by number: a, b, d, e, f. `x` buys a, b and the new e, `z` nothing that is known.
    @Test
    void ordinaryQueriesAskForKnownAndColdItems() throws IOException {
        var until = log(List.of("x 0 a b", "y 0 a d", "y 6 a e", "x 12 a b e", "z 14 e f"), 20);
        var protocol = ColdProtocol.of(log(KNOWN, 10), until, day(5));
        var queries = new ArrayList<String>();
        for (var query : protocol.sameOrder().queries()) {
            queries.add(query.source() + ": " + Arrays.toString(query.relevant()) + " -"
                    + Arrays.toString(query.removed()));
        }
        assertEquals(List.of("0: [1, 3] -[0]", "1: [0, 3] -[1]"), queries);
    }

    @Test
    void equalScoresShareTheirMeanRank() throws IOException {
        var protocol = ColdProtocol.of(log(KNOWN, 10), log(ALL, 20), day(5));
        TargetScorer equal = (_, scores) -> Arrays.fill(scores, 0);
        try (var workers = Workers.of(1)) {
            var cold = Evaluator.evaluate(equal, protocol.amongCold(), workers);
            assertEquals(1f, cold.value(Metric.MRR, 0), "e alone");
            assertEquals(1 / 1.5f, cold.value(Metric.MRR, 2), "f with e");
            var all = Evaluator.evaluate(equal, protocol.amongAll(), workers);
            assertEquals(1 / 2f, all.value(Metric.MRR, 0), "e with b and d");
            assertEquals(1 / 2.5f, all.value(Metric.MRR, 2), "f with a, d and e");
        }
    }

    @Test
    void rowsOfColdItemsInTrainAreRefused() throws IOException {
        var train = log(ALL, 10);
        var until = log(ALL, 20);
        var e = assertThrows(IllegalArgumentException.class,
                () -> ColdProtocol.of(train, until, day(5)));
        assertEquals("item e is first sold after " + day(5) + " and in the train log; its rows must"
                + " be left out", e.getMessage());
    }
}
