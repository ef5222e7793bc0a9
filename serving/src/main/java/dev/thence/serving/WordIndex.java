package dev.thence.serving;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/// The nodes whose names have a word. Words are the longest runs of letters and digits, in lower
/// case, and are told apart by 64 bits of their characters.
///
/// Immutable, any number of threads. On the heap 4 bytes per word of a name and some 20 per
/// distinct word. Making it reads the names twice.
final class WordIndex {
    private static final int UNKNOWN = -1;

    private final Long2IntOpenHashMap numbers = new Long2IntOpenHashMap();
    private final int[] begins;
    private final int[] nodes;

    /// @param names by node
    /// @param indexed which nodes to take in
    WordIndex(int nodeCount, IntFunction<Optional<String>> names, IntPredicate indexed) {
        numbers.defaultReturnValue(UNKNOWN);
        var counts = new IntArrayList();
        for (int node = 0; node < nodeCount; node++) {
            for (long word : words(names, indexed, node)) {
                int number = numbers.get(word);
                if (number == UNKNOWN) {
                    numbers.put(word, counts.size());
                    counts.add(1);
                } else {
                    counts.set(number, counts.getInt(number) + 1);
                }
            }
        }
        numbers.trim();
        begins = new int[counts.size() + 1];
        for (int number = 0; number < counts.size(); number++) {
            begins[number + 1] = Math.addExact(begins[number], counts.getInt(number));
        }
        nodes = new int[begins[counts.size()]];
        int[] next = begins.clone();
        for (int node = 0; node < nodeCount; node++) {
            for (long word : words(names, indexed, node)) {
                nodes[next[numbers.get(word)]++] = node;
            }
        }
    }

    private static LongArrayList words(IntFunction<Optional<String>> names, IntPredicate indexed,
            int node) {
        return indexed.test(node) ? names.apply(node).map(WordIndex::words)
                .orElse(LongArrayList.of()) : LongArrayList.of();
    }

    /// The distinct words of a name, in its order.
    static LongArrayList words(String name) {
        var words = new LongArrayList();
        long hash = 0;
        for (int at = 0; at < name.length();) {
            int letter = name.codePointAt(at);
            at += Character.charCount(letter);
            boolean inWord = isOfWord(letter);
            if (inWord) {
                hash = mixed(hash, Character.toLowerCase(letter));
            }
            if (hash != 0 && (!inWord || at == name.length())) {
                if (!words.contains(hash)) {
                    words.add(hash);
                }
                hash = 0;
            }
        }
        return words;
    }

    private static boolean isOfWord(int letter) {
        return Character.isLetterOrDigit(letter) || switch (Character.getType(letter)) {
            case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    /// FNV-1a over code points, its bits mixed so that short words differ in all of them.
    private static long mixed(long hash, int letter) {
        long next = ((hash == 0 ? 0xCBF29CE484222325L : hash) ^ letter) * 0x100000001B3L;
        return next ^ next >>> 29;
    }

    int count() {
        return begins.length - 1;
    }

    /// The number of a word, or -1 when no node has it.
    int number(long word) {
        return numbers.get(word);
    }

    int begin(int number) {
        return begins[number];
    }

    int end(int number) {
        return begins[number + 1];
    }

    /// A node that has the word whose places these are.
    int node(int place) {
        return nodes[place];
    }
}
