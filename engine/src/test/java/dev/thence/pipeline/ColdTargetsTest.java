package dev.thence.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.evaluation.SparseRows;
import dev.thence.graph.Catalogue;
import dev.thence.model.Evidence;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.PairEvidence;
import dev.thence.model.Question;
import dev.thence.model.Scorer;
import dev.thence.model.TargetEvidence;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Items 0, 1 and 3 are known as 0, 1 and 2; item 2 is cold, most like 0, somewhat like 1.
class ColdTargetsTest {
    private final NearestTexts nearest = NearestTexts.of(catalogue("red teacup", "red saucer",
            "large red teacup", "large blue lamp"), new int[] {0, 1, -1, 2});

    private static Catalogue catalogue(String... names) {
        var catalogue = Catalogue.builder(names.length);
        for (int v = 0; v < names.length; v++) {
            catalogue.text(Catalogue.NAME, v, names[v]);
        }
        return catalogue.build();
    }

    /// Popularity 1, 2, 6; beside 0 the item 1 was bought twice as often as 5 times its popularity,
    /// 2 four times.
    private static List<Evidence> evidences() {
        var rows = SparseRows.builder(3);
        rows.cut(0, new float[] {0, (float) Math.log1p(2), (float) Math.log1p(4)}, 3, 0);
        rows.cut(1, new float[3], 3, 0);
        rows.cut(2, new float[3], 3, 0);
        return List.of(new TargetEvidence("popularity", new float[] {1, 2, 6}),
                new PairEvidence("sameOrder", rows.build()));
    }

    @Test
    void nearestAreThoseWithTheMostAlikeTexts() {
        assertEquals(1, nearest.coldCount());
        assertEquals(2, nearest.cold(0));
        assertEquals(0, nearest.nearest(0)[0]);
        assertEquals(3, nearest.nearest(0).length);
        float[] scores = new float[4];
        nearest.byLikeness().scoreTargets(0, scores);
        assertTrue(scores[2] > scores[1] && scores[1] > scores[3]);
        assertThrows(IllegalArgumentException.class,
                () -> NearestTexts.of(catalogue("a"), new int[] {0, 1}));
    }

    @Test
    void countsAreHandedOverAsTheMeanOfTheNearest() {
        float[] scores = new float[4];
        nearest.handedOver((_, own) -> System.arraycopy(new float[] {8, 4, 3}, 0, own, 0, 3), 30)
                .scoreTargets(0, scores);
        assertArrayEquals(new float[] {8, 4, 5, 3}, scores);
        nearest.handedOver((_, own) -> System.arraycopy(new float[] {8, 4, 3}, 0, own, 0, 3), 1)
                .scoreTargets(0, scores);
        assertEquals(8, scores[2]);
    }

    @Test
    void aColdItemHasTheWeightedMeansOfItsNearest() {
        var evidences = evidences();
        var known = new Scorer(3, evidences, new EvidenceWeights(Question.SAME_ORDER,
                Map.of("popularity", 1.0)));
        var weights = new ColdWeights(Map.of("popularity of 10", 1.0, "sameOrder of 10", 2.0), .5);
        var targets = new ColdTargets(evidences, known, nearest, weights);
        float[] scores = new float[4];
        targets.scoreTargets(0, scores);
        assertEquals(1, scores[0]);
        assertEquals(2, scores[1]);
        assertEquals(6, scores[3]);
        assertEquals(3 + 2 * Math.log1p(2) + .5, scores[2], 1e-5);
        assertThrows(IllegalArgumentException.class, () -> targets.scoreTargets(2, scores));
    }

    @Test
    void everyFeatureHasAName() {
        var evidences = evidences();
        var features = new ColdFeatures(evidences, nearest, 3);
        assertEquals(ColdFeatures.names(evidences).size(), features.of(0).length);
        assertEquals(List.of("popularity of 10", "popularity of 30", "sameOrder of 10",
                "sameOrder of 30", "text"), ColdFeatures.names(evidences));
    }
}
