package dev.thence.graph;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Sets of numbers that are computed, not stored. Immutable.
final class NumberSets {
    private NumberSets() {}

    /// The numbers `[from, to)`.
    static final class Range extends AbstractSet<Integer> {
        private final int from;
        private final int to;

        Range(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public int size() {
            return to - from;
        }

        @Override
        public boolean contains(@Nullable Object number) {
            return number instanceof Integer i && i >= from && i < to;
        }

        @Override
        public PrimitiveIterator.OfInt iterator() {
            return IntStream.range(from, to).iterator();
        }
    }

    /// As many numbers as `size` says, each made when it is asked for.
    static final class Indexed extends AbstractSet<Integer> {
        private final int size;
        private final IntFunction<Integer> at;
        private final Predicate<Integer> holds;

        Indexed(int size, IntFunction<Integer> at, Predicate<Integer> holds) {
            this.size = size;
            this.at = at;
            this.holds = holds;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public boolean contains(@Nullable Object number) {
            return number instanceof Integer i && holds.test(i);
        }

        @Override
        public Iterator<Integer> iterator() {
            return IntStream.range(0, size).mapToObj(at).iterator();
        }
    }
}
