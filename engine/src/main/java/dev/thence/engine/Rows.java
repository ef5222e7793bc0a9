package dev.thence.engine;

import org.jspecify.annotations.Nullable;

/// Which row of a table a local row is: the same, or what a list says.
final class Rows {
    private final int @Nullable [] list;
    private final int count;

    private Rows(int @Nullable [] list, int count) {
        this.list = list;
        this.count = count;
    }

    /// Every row itself.
    static Rows all(int count) {
        return new Rows(null, count);
    }

    /// The first `count` entries of the list, which is not copied.
    static Rows of(int[] list, int count) {
        return new Rows(list, count);
    }

    int count() {
        return count;
    }

    boolean isAll() {
        return list == null;
    }

    int of(int local) {
        return list == null ? local : list[local];
    }
}
