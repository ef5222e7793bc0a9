package dev.thence.bench.pages;

import static dev.thence.bench.cells.MadeCells.cell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.Method.Draws;
import dev.thence.bench.cells.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskSummaryTest {
    private static TaskSummary summary(Measurement... cells) {
        return TaskSummary.of(List.of(cells)).getFirst();
    }

    @Test
    void seedsThatMoveTheSplitGiveStudentsInterval() {
        // Means .2, .3, .7: mean .4, variance .07; 4.303 sqrt(.07 / 3) = .6573.
        var value = summary(cell("a", 0, Draws.SEEDED, .1f, .3f), cell("a", 1, Draws.SEEDED, .3f),
                cell("a", 2, Draws.SEEDED, .7f)).value("a", "MRR");
        assertEquals(.4, value.mean(), 1e-6);
        assertEquals(.4 - .6573, value.low(), 1e-4);
        assertEquals(.4 + .6573, value.high(), 1e-4);
        assertEquals(3, value.seeds());
    }

    @Test
    void differencesAreTakenSeedBySeed() {
        // Differences .1, .1, .1, though the values are all over the place.
        var difference = summary(cell("a", 0, Draws.SEEDED, .2f), cell("a", 1, Draws.SEEDED, .6f),
                cell("a", 2, Draws.SEEDED, .9f), cell("b", 0, Draws.SEEDED, .1f),
                cell("b", 1, Draws.SEEDED, .5f), cell("b", 2, Draws.SEEDED, .8f))
                .difference("a", "b", "MRR");
        assertEquals(.1, difference.mean(), 1e-6);
        assertTrue(difference.isAboveZero());
    }

    @Test
    void onAFixedSplitCustomersAreAveragedOverSeedsAndDrawn() {
        float[] first = new float[200];
        float[] second = new float[200];
        float[] other = new float[200];
        for (int i = 0; i < 200; i++) {
            first[i] = i % 2;
            second[i] = 1 - i % 2;
            other[i] = .5f;
        }
        // Each customer's mean over the two trainings is 1/2: nothing is left to vary.
        var summary = summary(cell("a", 0, Draws.NONE, first), cell("a", 1, Draws.NONE, second),
                cell("b", 0, Draws.NONE, other));
        assertEquals(new Estimate(.5, .5, .5, 2), summary.value("a", "MRR"));
        assertEquals(new Estimate(0, 0, 0, 2), summary.difference("a", "b", "MRR"));
    }

    @Test
    void oneSeedIsDrawnOverItsEdges() {
        var value = summary(cell("a", 0, Draws.SEEDED, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0))
                .value("a", "MRR");
        assertEquals(.5, value.mean(), 1e-6);
        assertTrue(value.low() > .1 && value.low() < .4 && value.high() > .6, value.toString());
    }

    @Test
    void theBestOtherIsNeitherOfTheFamilyNorOfOtherSeeds() {
        var summary = summary(cell("weak", 0, Draws.SEEDED, .1f),
                cell("weak", 1, Draws.SEEDED, .1f),
                cell("strong", 0, Draws.SEEDED, .3f), cell("strong", 1, Draws.SEEDED, .3f),
                cell("once", 0, Draws.SEEDED, .9f),
                cell("without-match", 0, Draws.SEEDED, .8f),
                cell("without-match", 1, Draws.SEEDED, .8f),
                cell("model", 0, Draws.SEEDED, .4f), cell("model", 1, Draws.SEEDED, .5f));
        assertEquals(Optional.of("strong"), summary.bestOther("model", "MRR"));
        assertEquals(Optional.of("weak"), summary.bestOther("strong", "MRR"));
        assertEquals(Optional.of("strong"), summary.bestOther("once", "MRR"));
    }

    @Test
    void theSectionSaysSoWhereLearningAddsNothing() {
        var cells = new ArrayList<Measurement>();
        for (int seed = 0; seed < 3; seed++) {
            cells.add(cell("ease", seed, Draws.SEEDED, .2f + .01f * seed));
            cells.add(cell("without-match", seed, Draws.SEEDED, .4f + .01f * seed));
            cells.add(cell("model", seed, Draws.SEEDED, seed == 1 ? .3f : .5f));
        }
        var section = new TaskSection(TaskSummary.of(cells).getFirst(),
                Map.of("ease", new TaskSection.Cost(1, 1 << 20), "without-match",
                        new TaskSection.Cost(Double.NaN, 0), "model",
                        new TaskSection.Cost(2, 5 << 20))).markdown();
        assertTrue(section.contains("By MRR nothing certain is gained by learning here."), section);
        assertTrue(section.contains("| without-match | 41.00 "), section);
        assertTrue(section.contains("| - | - |"), section);
        assertFalse(section.contains("NaN"), section);
    }
}
