package dev.thence.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    private static double parse(String text, char point) {
        return Decimals.parse(text.toCharArray(), 0, text.length(), point);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "2.55", "+6", "-12", ".5", "5.", "1e3", "-1.25E-2",
        "123456789012345", "1234567890123456789", "0.1234567890123456789", "38970.00"})
    void numbersAreTheNearestDoubles(String text) {
        assertEquals(Double.parseDouble(text), parse(text, '.'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1,5", "1.2.3", "NaN", "Infinity", "1e999", "0x10", "1f",
        "1d", " 1", "1 000", "$5", "--1", "\u0665"})
    void whatIsNoNumberIsNotGuessed(String text) {
        assertEquals(Double.NaN, parse(text, '.'));
    }

    @Test
    void theDecimalPointIsTheGivenOne() {
        assertEquals(2.5, parse("2,5", ','));
        assertEquals(Double.NaN, parse("2.5", ','));
        assertEquals(2500, parse("2,5e3", ','));
    }

    @Test
    void agreesWithDoubleOnRandomNumbers() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            String text = String.format(Locale.ROOT, "%." + random.nextInt(12) + "f",
                    random.nextGaussian() * Math.pow(10, random.nextInt(8)));
            assertEquals(Double.parseDouble(text), parse(text, '.'), text);
        }
    }
}
