package dev.thence.fitting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.evaluation.Query;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Workers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogProbabilityTest {
    /// Scores ln 1, ln 2, ln 3, ln 4 from every source.
    private static final TargetScorer LOGS = (_, scores) -> {
        for (int v = 0; v < scores.length; v++) {
            scores[v] = (float) Math.log(v + 1);
        }
    };

    private static double sum(List<Query> queries, int threads) {
        try (var workers = Workers.of(threads)) {
            return LogProbability.sum(4, LOGS, queries, workers);
        }
    }

    @Test
    void isTheShareOfTheTargetAmongWhatIsNotRemoved() {
        var whole = new Query(0, new int[] {3}, new int[] {0}, 0, 0);
        var fewer = new Query(1, new int[] {2}, new int[] {1, 3}, 1, 1);
        assertEquals(Math.log(4.0 / (2 + 3 + 4)), sum(List.of(whole), 1), 1e-6);
        assertEquals(Math.log(3.0 / (1 + 3)), sum(List.of(fewer), 1), 1e-6);
        assertEquals(Math.log(4.0 / 9) + Math.log(3.0 / 4), sum(List.of(whole, fewer), 1), 1e-6);
    }

    @Test
    void severalTargetsCountByTheirMeanAlsoWhereTheyAreRemoved() {
        var both = new Query(0, new int[] {1, 2}, new int[] {0, 2}, 0, 0);
        assertEquals((Math.log(2.0 / 9) + Math.log(3.0 / 9)) / 2, sum(List.of(both), 1), 1e-6);
    }

    @Test
    void threadsDoNotChangeABit() {
        var queries = new ArrayList<Query>();
        for (int i = 0; i < 100; i++) {
            queries.add(new Query(0, new int[] {1 + i % 3}, new int[] {0}, i, i));
        }
        assertEquals(sum(queries, 1), sum(queries, 4));
    }

    @Test
    void noQueryIsNought() {
        assertEquals(0, sum(List.of(), 1));
    }
}
