package dev.thence.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.DirectedGraph;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SideSpeakersTest {
    /// 0 to 3 are warm, 4 is cold, 5 neither.
    private static float[] speakersOfFour(Optional<DirectedGraph> coViews) {
        var alike = DirectedGraph.builder(6).add(4, 0, .5f).add(4, 1, 1).add(4, 5, 1)
                .add(0, 1, .9f).build();
        var csr = new SideSpeakers(alike, coViews).of(v -> v < 4, v -> v == 4);
        for (int i = 0; i < 6; i++) {
            assertEquals(i == 4, csr.offsets[i + 1] > csr.offsets[i], "row " + i);
        }
        float[] row = new float[6];
        for (int p = csr.offsets[4]; p < csr.offsets[5]; p++) {
            row[csr.columns[p]] += csr.weights[p];
        }
        return row;
    }

    @Test
    void warmTextsSpeakByTheCubeOfTheirCosine() {
        assertArrayEquals(new float[] {2 / 9f, 16 / 9f, 0, 0, 0, 0},
                speakersOfFour(Optional.empty()), 1e-6f);
    }

    @Test
    void coViewsSpeakEvenlyWhicheverWayTheyGo() {
        var views = DirectedGraph.builder(6).add(4, 2).add(0, 4).add(1, 3).build();
        assertArrayEquals(new float[] {2 / 9f + 2, 16 / 9f, 2, 0, 0, 0},
                speakersOfFour(Optional.of(views)), 1e-6f);
    }

    @Test
    void thoseTwoCoViewsAwaySpeakByTheChanceToGetThere() {
        // From 4 over 5 to 0 (1/3) or 1 (1/3), over 2 to 1 (1/2); of the latter 2 itself is warm.
        var views = DirectedGraph.builder(6).add(4, 5).add(5, 0).add(1, 5).add(2, 4).add(2, 1)
                .build();
        float all = 1 / 3f + 1 / 3f + 1 / 2f;
        assertArrayEquals(new float[] {2 / 9f + 4 / 3f / all, 16 / 9f + 4 * (5 / 6f) / all, 4, 0,
                0, 0}, speakersOfFour(Optional.of(views)), 1e-5f);
    }

    @Test
    void twoCoViewsCountLessTheMoreThereAreOfOne() {
        var views = DirectedGraph.builder(6).add(4, 2).add(4, 3).add(2, 0).build();
        // Two co-views of one step at 2 each; of two steps 0 alone, at 4 over 2.
        assertArrayEquals(new float[] {2 / 9f + 2, 16 / 9f, 2, 2, 0, 0},
                speakersOfFour(Optional.of(views)), 1e-5f);
    }

    @Test
    void theTwentyMostAlikeSpeak() {
        var alike = DirectedGraph.builder(31);
        for (int v = 0; v < 30; v++) {
            alike.add(30, v, .5f + v * .01f);
        }
        var csr = new SideSpeakers(alike.build(), Optional.empty()).of(v -> v < 30, v -> v == 30);
        assertEquals(20, csr.offsets[31]);
        assertEquals(10, csr.columns[0]);
    }
}
