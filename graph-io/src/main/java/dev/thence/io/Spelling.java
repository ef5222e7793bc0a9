package dev.thence.io;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the word somebody meant.
public final class Spelling {
    private Spelling() {}

    /// The word nearest by edit distance, letter case aside, if it is at most half the length
    /// away.
    static Optional<String> closest(String meant, Collection<String> words) {
        return words.stream()
                .filter(word -> distance(meant, word) <= Math.max(1, word.length() / 2))
                .min(Comparator.comparingInt(word -> distance(meant, word)));
    }

    /// The edit distance of Levenshtein, letter case aside: how many letters have to be put in, taken
    /// out or changed. O(product of the lengths).
    public static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j - 1], row[j]) + 1);
            }
        }
        return row[b.length()];
    }
}
