package dev.thence.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DictionaryTest {
    @Test
    void everyStringKeepsItsNumber() {
        var random = new Random(1);
        var dictionary = new Dictionary();
        var oracle = new HashMap<String, Integer>();
        for (int i = 0; i < 20_000; i++) {
            String text = random.nextInt(3) == 0 ? "" + random.nextInt(3_000)
                    : "\u00fc\u20ac\ud83d\ude00".repeat(random.nextInt(3)) + random.nextInt(2_000);
            int expected = oracle.computeIfAbsent(text, _ -> oracle.size());
            assertEquals(expected, dictionary.add(text));
        }
        assertEquals(oracle.size(), dictionary.count());
        Texts texts = dictionary.texts();
        oracle.forEach((text, number) -> {
            assertEquals(number, dictionary.find(text));
            assertEquals(text, dictionary.text(number));
            assertEquals(text, texts.text(number));
        });
        assertEquals(-1, dictionary.find("not there"));
        assertEquals(-1, new Dictionary().find(""));
    }
}
