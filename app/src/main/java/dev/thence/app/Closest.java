package dev.thence.app;

import dev.thence.io.Spelling;
import java.util.Collection;
import java.util.Comparator;

/// The known word that a mistyped one is closest to.
final class Closest {
    private Closest() {}

    /// `; did you mean X?`, or all that is known when nothing is near.
    static String suggest(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(k -> Spelling.distance(word, k)))
                .filter(k -> Spelling.distance(word, k) <= Math.max(2, word.length() / 3))
                .map(k -> "; did you mean " + k + "?")
                .orElse("; known are " + String.join(", ", known));
    }
}
