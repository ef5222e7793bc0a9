package dev.thence.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.sampler.Fanout;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RecordOptionsTest {
    enum Taste { VERY_SWEET, SOUR }

    record Recipe(int minSupport, double sharing, boolean joinDays, Duration window, Taste taste,
            OptionalInt epochs, Optional<ZoneId> zone, Optional<Fanout> fanout) {
        Recipe {
            if (minSupport < 1) {
                throw new IllegalArgumentException("minSupport is " + minSupport
                        + ", must be 1 or more");
            }
        }
    }

    private static final Recipe DEFAULT = new Recipe(2, .5, true, Duration.ofDays(30), Taste.SOUR,
            OptionalInt.empty(), Optional.empty(), Optional.empty());

    @Test
    void textReadsBackAsTheSameRecord() {
        var other = new Recipe(7, .25, false, Duration.ofHours(36), Taste.VERY_SWEET,
                OptionalInt.of(9), Optional.of(ZoneId.of("Europe/London")),
                Optional.of(Fanout.DegreeAdaptive.fitted(3, 9, .5, 2)));
        assertEquals(other, RecordOptions.fill(DEFAULT, RecordOptions.text(other)));
        assertEquals(DEFAULT, RecordOptions.fill(other, RecordOptions.text(DEFAULT)));
    }

    @Test
    void keysAreTheComponentsWithDashes() {
        assertEquals(Map.of("min-support", "2", "sharing", "0.5", "join-days", "true",
                "window", "30d", "taste", "sour", "epochs", "none", "zone", "none",
                "fanout", "none"),
                RecordOptions.text(DEFAULT));
    }

    @Test
    void anUnknownKeyIsRefusedWithTheClosest() {
        var refused = assertThrows(IllegalArgumentException.class,
                () -> RecordOptions.fill(DEFAULT, Map.of("min-suport", "3")));
        assertEquals("unknown key min-suport; did you mean min-support?", refused.getMessage());
    }

    @Test
    void aValueOfTheWrongKindSaysWhatIsAllowed() {
        var refused = assertThrows(IllegalArgumentException.class,
                () -> RecordOptions.fill(DEFAULT, Map.of("window", "soon")));
        assertEquals("window is \"soon\", must be a time such as 30d, 12h, 90m or 10s",
                refused.getMessage());
        var word = assertThrows(IllegalArgumentException.class,
                () -> RecordOptions.fill(DEFAULT, Map.of("taste", "bitter")));
        assertTrue(word.getMessage().endsWith("one of [very-sweet, sour]"), word.getMessage());
        var fanout = assertThrows(IllegalArgumentException.class,
                () -> RecordOptions.fill(DEFAULT, Map.of("fanout", "fixed:10,0")));
        assertEquals("fanout is \"fixed:10,0\", must be none, all, adaptive or fixed with the"
                + " neighbours of each layer, such as fixed:10,10", fanout.getMessage());
    }

    @Test
    void theRecordsOwnCheckIsHeard() {
        var refused = assertThrows(IllegalArgumentException.class,
                () -> RecordOptions.fill(DEFAULT, Map.of("min-support", "0")));
        assertEquals("minSupport is 0, must be 1 or more", refused.getMessage());
    }
}
