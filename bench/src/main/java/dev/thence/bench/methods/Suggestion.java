package dev.thence.bench.methods;

import dev.thence.io.Spelling;
import java.util.Collection;
import java.util.Comparator;

/// What else may have been meant.
public final class Suggestion {
    private Suggestion() {}

    /// `, did you mean X?; there are ...`, to be put behind the message.
    public static String of(String word, Collection<String> known) {
        return known.stream().min(Comparator.comparingInt(each -> Spelling.distance(word, each)))
                .filter(each -> Spelling.distance(word, each) <= Math.max(2, word.length() / 3))
                .map(each -> ", did you mean " + each + "?").orElse("")
                + "; there are " + String.join(", ", known);
    }
}
