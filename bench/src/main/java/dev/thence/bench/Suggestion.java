package dev.thence.bench;

import dev.thence.io.Spelling;
import java.util.Collection;
import java.util.Comparator;

/// What else may have been meant.
final class Suggestion {
    private Suggestion() {}

    /// `, did you mean X?; there are ...`, to be put behind the message.
    static String of(String word, Collection<String> known) {
        return known.stream().min(Comparator.comparingInt(each -> Spelling.distance(word, each)))
                .filter(each -> Spelling.distance(word, each) <= Math.max(2, word.length() / 3))
                .map(each -> ", did you mean " + each + "?").orElse("")
                + "; there are " + String.join(", ", known);
    }
}
