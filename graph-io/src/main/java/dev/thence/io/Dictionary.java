package dev.thence.io;

import it.unimi.dsi.fastutil.bytes.ByteArrays;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// Gives every distinct string a number, in the order of their first coming.
///
/// UTF-8 bytes and an open-addressing hash over them, no object per string: its bytes and 16 to
/// 24 more each. Not thread-safe while strings are added; afterwards any number of threads may
/// read.
public final class Dictionary {
    private static final int EMPTY = -1;

    private byte[] bytes = new byte[256];
    private long[] offsets = new long[16];
    private int[] slots = new int[32];
    private int count;

    public Dictionary() {
        Arrays.fill(slots, EMPTY);
    }

    public int count() {
        return count;
    }

    /// The string's number, a new one when it has not come before.
    ///
    /// @throws IllegalStateException when all strings together pass 2 GiB
    public int add(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        int slot = slot(encoded);
        return slots[slot] != EMPTY ? slots[slot] : append(encoded, slot);
    }

    private int append(byte[] encoded, int slot) {
        long end = offsets[count] + encoded.length;
        if (end > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException("the dictionary has " + count
                    + " strings of 2 GiB in all and cannot take another");
        }
        bytes = ByteArrays.grow(bytes, (int) end, (int) offsets[count]);
        System.arraycopy(encoded, 0, bytes, (int) offsets[count], encoded.length);
        slots[slot] = count++;
        offsets = LongArrays.grow(offsets, count + 1, count);
        offsets[count] = end;
        if (count > slots.length / 2) {
            rehash();
        }
        return count - 1;
    }

    /// The string's number, or -1 when it has not come.
    public int find(String text) {
        return slots[slot(text.getBytes(StandardCharsets.UTF_8))];
    }

    public String text(int number) {
        Objects.checkIndex(number, count);
        int from = (int) offsets[number];
        return new String(bytes, from, (int) offsets[number + 1] - from, StandardCharsets.UTF_8);
    }

    /// The strings so far, by number.
    public Texts texts() {
        return new Texts(MemorySegment.ofArray(Arrays.copyOf(offsets, count + 1)),
                MemorySegment.ofArray(Arrays.copyOf(bytes, (int) offsets[count])));
    }

    private int slot(byte[] text) {
        int mask = slots.length - 1;
        int slot = hash(text, 0, text.length) & mask;
        while (slots[slot] != EMPTY && !equal(slots[slot], text)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean equal(int number, byte[] text) {
        return Arrays.equals(bytes, (int) offsets[number], (int) offsets[number + 1],
                text, 0, text.length);
    }

    private void rehash() {
        slots = new int[Math.multiplyExact(slots.length, 2)];
        Arrays.fill(slots, EMPTY);
        int mask = slots.length - 1;
        for (int number = 0; number < count; number++) {
            int slot = hash(bytes, (int) offsets[number], (int) offsets[number + 1]) & mask;
            while (slots[slot] != EMPTY) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number;
        }
    }

    private static int hash(byte[] text, int from, int to) {
        long hash = to - from;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text[i]) * 0x100000001B3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32);
    }
}
