package dev.thence.graph;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Finds the ids nearest to a string by the edit distance of Levenshtein, small and capital letters
/// the same.
///
/// Most ids are passed over by their length or their set of letters, the others by a band of the
/// distance table that narrows as near ids are found. O(n length).
/// Not thread-safe; single use.
final class ClosestIds {
    /// Beyond this many edits an id is not the one that was meant.
    private static final int MOST_EDITS = 16;

    private record Near(String id, int distance) {
        boolean before(Near other) {
            return distance != other.distance ? distance < other.distance
                    : id.compareTo(other.id) < 0;
        }
    }

    private final char[] wanted;
    private final long wantedLetters;
    private final int limit;
    private final int most;
    private final List<Near> found = new ArrayList<>();
    private final byte[] encoded;
    private final char[] there;
    private int[] above;
    private int[] row;

    ClosestIds(String wanted, int limit) {
        this.wanted = wanted.toLowerCase(Locale.ROOT).toCharArray();
        this.wantedLetters = letters(this.wanted, this.wanted.length);
        this.limit = limit;
        this.most = Math.min(MOST_EDITS, Math.max(2, wanted.length() / 3));
        this.encoded = new byte[3 * (this.wanted.length + most)];
        this.there = new char[encoded.length];
        this.above = new int[this.wanted.length + 1];
        this.row = new int[this.wanted.length + 1];
    }

    /// Looks at the id at `[from, to)`.
    void offer(MemorySegment bytes, long from, long to) {
        // A character of UTF-16 takes 1 to 3 bytes of UTF-8.
        if (to - from < wanted.length - most || to - from > encoded.length) {
            return;
        }
        int length = (int) (to - from);
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, encoded, 0, length);
        int chars = lowerCase(length);
        if (Math.abs(chars - wanted.length) > reach()) {
            return;
        }
        long letters = letters(there, chars);
        if (Long.bitCount(wantedLetters & ~letters) > reach()
                || Long.bitCount(letters & ~wantedLetters) > reach()) {
            return;
        }
        int distance = distance(chars, reach());
        if (distance <= reach()) {
            insert(new Near(new String(encoded, 0, length, StandardCharsets.UTF_8), distance));
        }
    }

    /// The distance that an id may have and still be among the nearest.
    private int reach() {
        return found.size() < limit ? most : found.getLast().distance();
    }

    private void insert(Near near) {
        int at = found.size();
        while (at > 0 && near.before(found.get(at - 1))) {
            at--;
        }
        found.add(at, near);
        if (found.size() > limit) {
            found.removeLast();
        }
    }

    /// Puts small letters of what is encoded into `there`, as many as fit; how many there are.
    private int lowerCase(int length) {
        for (int i = 0; i < length; i++) {
            byte b = encoded[i];
            if (b < 0) {
                char[] chars = new String(encoded, 0, length, StandardCharsets.UTF_8)
                        .toLowerCase(Locale.ROOT).toCharArray();
                System.arraycopy(chars, 0, there, 0, Math.min(chars.length, there.length));
                return chars.length;
            }
            there[i] = (char) (b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b);
        }
        return length;
    }

    /// The set of characters, folded to 64: an edit takes at most one of them away.
    private static long letters(char[] chars, int length) {
        long set = 0;
        for (int i = 0; i < length; i++) {
            set |= 1L << chars[i];
        }
        return set;
    }

    /// The edit distance, or any number above `reach` when it is above it. Only the cells within
    /// `reach` of the diagonal can hold a distance up to it.
    private int distance(int length, int reach) {
        Arrays.fill(above, reach + 1);
        for (int j = 0; j <= Math.min(wanted.length, reach); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= length; i++) {
            int low = Math.max(1, i - reach);
            int high = Math.min(wanted.length, i + reach);
            Arrays.fill(row, low - 1, Math.min(wanted.length, high + 1) + 1, reach + 1);
            row[0] = low == 1 ? Math.min(i, reach + 1) : reach + 1;
            int least = row[0];
            for (int j = low; j <= high; j++) {
                int replaced = above[j - 1] + (there[i - 1] == wanted[j - 1] ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
                least = Math.min(least, row[j]);
            }
            if (least > reach) {
                return least;
            }
            int[] swapped = above;
            above = row;
            row = swapped;
        }
        return above[wanted.length];
    }

    /// The nearest ids, nearest first, then in the order of their text.
    List<String> found() {
        return found.stream().map(Near::id).toList();
    }
}
