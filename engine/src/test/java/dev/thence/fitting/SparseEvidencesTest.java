package dev.thence.fitting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import dev.thence.model.PairEvidence;
import dev.thence.model.Pooling;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SparseEvidencesTest {
    private final double[] popularity = {.1, .5, .3, .2, .1};
    private final DirectedGraph counts = DirectedGraph.builder(5)
            .add(0, 1, 4).add(0, 2, 1).add(0, 3, 2).add(0, 4, 2).build();

    @Test
    void countsKeepWhatPopularityExplainsLeast() {
        PairEvidence kept = evidence(2, List.HOW_MUCH_MORE);
        assertEquals(Math.log1p(2 / .5) - Math.log1p(2 / 1.0), kept.value(0, 4), 1e-6,
                "above the floor, the value of the last one kept: 3");
        assertEquals(0, kept.value(0, 1), "bought together most often, but popular");
        assertEquals(2, kept.rows().end(0) - kept.rows().begin(0));
    }

    @Test
    void heaviestCountsKeepWhatWasTogetherMostOften() {
        PairEvidence kept = evidence(2, List.HEAVIEST);
        assertEquals(Math.log1p(4 / .5), kept.value(0, 1), 1e-6);
        assertEquals(Math.log1p(2 / .2), kept.value(0, 3), 1e-6, "the first of two equal ones");
        assertEquals(0, kept.value(0, 4));
        assertEquals(Math.log1p(1 / .3), evidence(4, List.HEAVIEST).value(0, 2), 1e-6);
    }

    @Test
    void scoresBecomeLogarithmsAboveNothing() {
        try (var workers = Workers.of(1)) {
            PairEvidence kept = SparseEvidences.scores("s", 5, (source, scores) -> {
                Arrays.fill(scores, -1);
                scores[2] = .3f;
                scores[source] = 9;
            }, .1, 5, Pooling.STRONGEST, workers);
            assertEquals(Math.log(4), kept.value(0, 2), 1e-6);
            assertEquals(0, kept.value(0, 1));
            assertEquals(0, kept.value(0, 0), "an item is no target of itself");
        }
    }

    private enum List { HOW_MUCH_MORE, HEAVIEST }

    private PairEvidence evidence(int listLength, List list) {
        try (var workers = Workers.of(1)) {
            return list == List.HEAVIEST
                    ? SparseEvidences.heaviestCounts("c", counts, popularity, listLength, workers)
                    : SparseEvidences.counts("c", counts, popularity, listLength, workers);
        }
    }
}
