package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.evaluation.LinkProtocol.Pairs;
import dev.thence.graph.Workers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkProtocolTest {
    /// Edges score 9, 5, 5, 1; non-edges 8, 5, 3, 2, 0.
    private final LinkResult result = LinkResult.of(new double[] {9, 5, 5, 1},
            new double[] {3, 8, 0, 5, 2}, 4);

    private static final Pairs TRAIN = new Pairs(new int[] {0, 1, 2, 3}, new int[] {1, 2, 3, 0});
    private static final Pairs VALIDATION = new Pairs(new int[] {0}, new int[] {2});
    private static final Pairs VALIDATION_OTHERS = new Pairs(new int[] {1}, new int[] {0});
    private static final Pairs TEST = new Pairs(new int[] {1, 0}, new int[] {3, 3});
    private static final Pairs TEST_OTHERS = new Pairs(new int[] {2, 3}, new int[] {1, 1});

    private static LinkProtocol split() {
        return LinkProtocol.of(4, TRAIN, VALIDATION, VALIDATION_OTHERS, TEST, TEST_OTHERS);
    }

    @Test
    void hitsAreStrictlyAboveTheKthOfAllNonEdges() {
        assertArrayEquals(new double[] {1, 0, 0, 0}, result.hits(1));
        assertArrayEquals(new double[] {1, 0, 0, 0}, result.hits(2), "an equal score is no hit");
        assertArrayEquals(new double[] {1, 1, 1, 0}, result.hits(3));
        assertArrayEquals(new double[] {1, 1, 1, 1}, result.hits(5));
        assertArrayEquals(new double[] {1, 1, 1, 1}, result.hits(6), "fewer than k non-edges");
    }

    @Test
    void ranksCountNonEdgesAboveAndHalfOfTheEqual() {
        // 9: first. 5: one above, one equal, rank 2.5. 1: four above, rank 5.
        assertArrayEquals(new double[] {1, .4, .4, .2}, result.reciprocalRanks(), 1e-12);
    }

    @Test
    void theMeanShareBelowIsTheAuc() {
        assertArrayEquals(new double[] {1, .7, .7, .2}, result.sharesBelow(), 1e-12);
        assertEquals(Auc.of(new double[] {9, 5, 5, 1}, new double[] {3, 8, 0, 5, 2}),
                IntStream.range(0, 4).mapToDouble(i -> result.sharesBelow()[i]).average()
                        .orElseThrow(), 1e-12);
    }

    @Test
    void averagePrecisionTakesEqualScoresTogether() {
        // At 9: 1 of 1. At 5: 3 edges, 2 non-edges, twice. At 1: 4 edges, 4 non-edges.
        assertEquals((1 + .6 + .6 + .5) / 4, result.averagePrecision(), 1e-12);
    }

    @Test
    void accuracyIsTheShareOnTheRightSideOfTheThreshold() {
        // 9, 5, 5 above 4; 3, 2, 0 below.
        assertEquals(6 / 9.0, result.accuracy(), 1e-12);
    }

    @Test
    void theThresholdLiesHalfWayBelowTheLastPairThatIsBetterCalledAnEdge() {
        assertEquals(2.5, LinkResult.threshold(new double[] {4, 3}, new double[] {2, 1}));
        assertEquals(3.5, LinkResult.threshold(new double[] {4, 1}, new double[] {3, 2}));
        assertEquals(5, LinkResult.threshold(new double[] {1}, new double[] {4}),
                "where nothing is gained, nothing is an edge");
    }

    @Test
    void aPairScorerAndARankingMethodWithTheSameScoresAreJudgedAlike() {
        var split = split();
        float[][] scores = {{0, 3, 2, 1}, {5, 0, 1, 4}, {2, 3, 0, 1}, {1, 2, 3, 0}};
        PairScorer pairs = (u, v) -> scores[u][v];
        TargetScorer rows = (u, row) -> System.arraycopy(scores[u], 0, row, 0, 4);
        try (var workers = Workers.of(2)) {
            for (var judged : List.of(split.judge(pairs, workers), split.judgeRanking(rows, workers))) {
                // Test edges 4 and 1, non-edges 3 and 2; by validation, 2 against 5, none is one.
                assertArrayEquals(new double[] {1, 0}, judged.hits(1));
                assertArrayEquals(new double[] {1, 1 / 3.0}, judged.reciprocalRanks(), 1e-12);
                assertEquals(.5, judged.accuracy());
            }
        }
    }

    @Test
    void theValidationKnowsNothingOfTheTest() {
        var query = split().validationQueries().queries().getFirst();
        assertEquals(0, query.source());
        assertArrayEquals(new int[] {2}, query.relevant());
        assertArrayEquals(new int[] {0, 1}, query.removed(), "3 is only known from the test");
    }

    @Test
    void aTestEdgeThatIsKnownIsRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> LinkProtocol.of(4, TRAIN,
                VALIDATION, VALIDATION_OTHERS, new Pairs(new int[] {1}, new int[] {2}),
                TEST_OTHERS));
        assertTrue(e.getMessage().contains("test edge 1 -> 2"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> LinkResult.of(new double[] {1},
                new double[] {Double.NaN}, 0));
    }
}
