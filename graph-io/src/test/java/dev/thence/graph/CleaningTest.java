package dev.thence.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CleaningTest {
    @Test
    void wrongOptionsAreRefusedWithTheirValue() {
        var standard = Cleaning.standard();
        assertMessage("itemCodes is '[0-9', must be auto, any or a regular expression",
                () -> standard.withItemCodes("[0-9"));
        assertMessage("itemCodes is blank", () -> standard.withItemCodes(" "));
        assertMessage("maxOrderItems is 1, must be 2 or more", () -> standard.withMaxOrderItems(1));
        assertMessage("sessionGap is PT0S, must be positive",
                () -> standard.withSessionGap(Duration.ZERO));
    }

    private static void assertMessage(String begin, Runnable wrong) {
        var e = assertThrows(IllegalArgumentException.class, wrong::run);
        assertTrue(e.getMessage().startsWith(begin), e.getMessage());
    }

    @Test
    void asWrittenTakesEveryPurchase() {
        var log = OrdersAsText.clean("""
                purchase ann o1 - POST 01-01T10:00 1 0
                purchase ann o2 - 1b 01-01T11:00 2 -
                cancel ann c1 - 1b 01-01T12:00 2 -
                """, Cleaning.asWritten());
        assertEquals("o1 ann: POST*1\no2 ann: 1b*2", OrdersAsText.text(log));
    }
}
