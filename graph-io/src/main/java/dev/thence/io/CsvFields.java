package dev.thence.io;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Copies the wanted fields of each CSV record, trimmed, into one buffer that is used again for
/// the next record: no object per field. Equal texts met again become the same `String`.
///
/// Not thread-safe.
final class CsvFields extends AbstractBaseCsvCallbackHandler<CsvFields> {
    private static final int CACHE = 1 << 16;

    private final int[] slotOfColumn;
    private final int[] from;
    private final int[] to;
    private final @Nullable String[] cache = new String[CACHE];
    private final char[][] cacheChars = new char[CACHE][];
    private char[] chars = new char[256];
    private int size;

    /// @param slotOfColumn for each column of the file the slot it goes to, or -1; columns
    ///     beyond are counted only
    /// @param slots how many slots there are; those no column goes to stay empty
    CsvFields(int[] slotOfColumn, int slots) {
        this.slotOfColumn = slotOfColumn;
        this.from = new int[slots];
        this.to = new int[slots];
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        size = 0;
        Arrays.fill(from, 0);
        Arrays.fill(to, 0);
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
        if (column >= slotOfColumn.length || slotOfColumn[column] < 0) {
            return;
        }
        int begin = offset;
        int end = offset + length;
        while (begin < end && buffer[begin] <= ' ') {
            begin++;
        }
        while (end > begin && buffer[end - 1] <= ' ') {
            end--;
        }
        if (size + end - begin > chars.length) {
            chars = Arrays.copyOf(chars, 2 * (size + end - begin));
        }
        System.arraycopy(buffer, begin, chars, size, end - begin);
        from[slotOfColumn[column]] = size;
        size += end - begin;
        to[slotOfColumn[column]] = size;
    }

    @Override
    protected CsvFields buildRecord() {
        return this;
    }

    /// The line in the file where the record begins, from 1.
    long line() {
        return getStartingLineNumber();
    }

    int columnCount() {
        return getFieldCount();
    }

    char[] chars() {
        return chars;
    }

    int from(int slot) {
        return from[slot];
    }

    int to(int slot) {
        return to[slot];
    }

    /// True for no text, and for the words that databases write for none.
    boolean missing(int slot) {
        int length = to[slot] - from[slot];
        if (length == 0 || length > 4) {
            return length == 0;
        }
        return length == 4 && is(slot, "null") || length == 3 && is(slot, "nan")
                || length == 2 && is(slot, "\\n");
    }

    private boolean is(int slot, String lowerCase) {
        for (int i = 0; i < lowerCase.length(); i++) {
            if (Character.toLowerCase(chars[from[slot] + i]) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The text, or the empty string when it is missing.
    String textOrEmpty(int slot) {
        return missing(slot) ? "" : text(slot);
    }

    String text(int slot) {
        int hash = 0;
        for (int i = from[slot]; i < to[slot]; i++) {
            hash = 31 * hash + chars[i];
        }
        int place = (hash * 0x9E3779B9) >>> 16;
        @Nullable String cached = cache[place];
        if (cached == null || !Arrays.equals(cacheChars[place], 0, cacheChars[place].length,
                chars, from[slot], to[slot])) {
            cacheChars[place] = Arrays.copyOfRange(chars, from[slot], to[slot]);
            cached = new String(cacheChars[place]);
            cache[place] = cached;
        }
        return cached;
    }
}
