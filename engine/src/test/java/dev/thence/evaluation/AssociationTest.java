package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AssociationTest {
    @Test
    void cosineAndLiftAreCountsOverWhatTheItemsSell() {
        assertEquals(.5, Association.COSINE.value(3, 4, 9, 100), 1e-12);
        assertEquals(3 * 100 / 36.0, Association.LIFT.value(3, 4, 9, 100), 1e-12);
    }

    @Test
    void theLogLikelihoodRatioIsDunnings() {
        // His table 1, "the swiss": 110, 2442, 111, 29114.
        assertEquals(270.72, Association.LOG_LIKELIHOOD_RATIO
                .value(110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114), .01);
    }

    @Test
    void independentItemsAndThoseThatAvoidEachOtherHaveNone() {
        assertEquals(0, Association.LOG_LIKELIHOOD_RATIO.value(1, 10, 10, 100), 1e-12);
        assertEquals(0, Association.LOG_LIKELIHOOD_RATIO.value(0, 10, 10, 100));
        assertTrue(Association.LOG_LIKELIHOOD_RATIO.value(10, 10, 10, 100) > 60);
    }

    @Test
    void valuesTakeThePlaceOfCounts() {
        var together = Graphs.of(3, "0->1@2 1->0@2");
        var values = Association.COSINE.of(together, new int[] {4, 4, 1}, 10);
        assertEquals(.5f, values.weight(0, 1));
        assertEquals(.5f, values.weight(1, 0));
        assertEquals(2, values.edgeCount());
    }
}
