package dev.thence.kernels;

import org.jspecify.annotations.Nullable;

/// Which row of a table a local row is: the same, or what a list says.
public final class Rows {
    private final int @Nullable [] list;
    private final int count;

    private Rows(int @Nullable [] list, int count) {
        this.list = list;
        this.count = count;
    }

    /// Every row itself.
    public static Rows all(int count) {
        return new Rows(null, count);
    }

    /// The first `count` entries of the list, which is not copied.
    public static Rows of(int[] list, int count) {
        return new Rows(list, count);
    }

    public int count() {
        return count;
    }

    public boolean isAll() {
        return list == null;
    }

    public int of(int local) {
        return list == null ? local : list[local];
    }
}
