package dev.thence.graph;

import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;

/// Gives every distinct pair of numbers a number, in the order of their first coming. 24 to 32
/// bytes a pair.
final class LongPairs {
    private static final int EMPTY = -1;

    private long[] firsts = new long[16];
    private long[] seconds = new long[16];
    private int[] slots = new int[32];
    private int count;

    LongPairs() {
        Arrays.fill(slots, EMPTY);
    }

    int count() {
        return count;
    }

    long first(int number) {
        return firsts[number];
    }

    long second(int number) {
        return seconds[number];
    }

    /// The pair's number, a new one when it has not come before.
    int add(long first, long second) {
        int slot = slot(first, second);
        if (slots[slot] != EMPTY) {
            return slots[slot];
        }
        slots[slot] = count;
        firsts = LongArrays.grow(firsts, count + 1, count);
        seconds = LongArrays.grow(seconds, count + 1, count);
        firsts[count] = first;
        seconds[count++] = second;
        if (count > slots.length / 2) {
            rehash();
        }
        return count - 1;
    }

    /// The pair's number, or -1 when it has not come.
    int find(long first, long second) {
        return slots[slot(first, second)];
    }

    private int slot(long first, long second) {
        int mask = slots.length - 1;
        int slot = (int) SplitMix64.mix(first * 0x9E3779B97F4A7C15L + second) & mask;
        while (slots[slot] != EMPTY
                && (firsts[slots[slot]] != first || seconds[slots[slot]] != second)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void rehash() {
        slots = new int[Math.multiplyExact(slots.length, 2)];
        Arrays.fill(slots, EMPTY);
        for (int number = 0; number < count; number++) {
            slots[slot(firsts[number], seconds[number])] = number;
        }
    }
}
