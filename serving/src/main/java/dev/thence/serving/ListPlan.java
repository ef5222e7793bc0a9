package dev.thence.serving;

import java.util.Locale;
import java.util.function.Consumer;

/// Which answers are made beforehand when a model is published.
///
/// @param sources for how many items, the busiest first; 0 for none
/// @param length how many candidates a list holds
/// @param announced told what it will take before it begins
public record ListPlan(int sources, int length, Consumer<Estimate> announced) {
    /// Up to a million items, all of them.
    public static final int DEFAULT_SOURCES = 1_000_000;
    /// Enough for a page, with some to spare for what a filter or the stock leaves out.
    public static final int DEFAULT_LENGTH = 100;

    public ListPlan {
        if (sources < 0) {
            throw new IllegalArgumentException("lists are of " + sources + " items, must be 0 or"
                    + " more");
        }
        if (length < 1 || length > 10_000) {
            throw new IllegalArgumentException("a list is of " + length + " candidates, must be 1"
                    + " to 10000");
        }
    }

    /// The defaults, announced to nobody.
    public static ListPlan standard() {
        return new ListPlan(DEFAULT_SOURCES, DEFAULT_LENGTH, _ -> { });
    }

    /// None.
    public static ListPlan none() {
        return new ListPlan(0, DEFAULT_LENGTH, _ -> { });
    }

    /// What making the lists will take, from a trial on some of the items.
    ///
    /// @param lists how many are made
    /// @param length of a list
    /// @param perSecond how many were made in a second
    /// @param bytes what they will take on the disk
    public record Estimate(int lists, int length, double perSecond, long bytes) {
        /// How long it will take.
        public double seconds() {
            return lists / perSecond;
        }

        /// One line for people.
        public String text() {
            return String.format(Locale.ROOT, "Lists of the best %,d for %,d items: %,.0f a second,"
                    + " about %s, %,.1f MB", length, lists, perSecond, duration(seconds()),
                    bytes / 1e6);
        }

        private static String duration(double seconds) {
            return seconds < 120 ? String.format(Locale.ROOT, "%.0f seconds", Math.ceil(seconds))
                    : seconds < 7_200 ? String.format(Locale.ROOT, "%.0f minutes", seconds / 60)
                    : String.format(Locale.ROOT, "%.1f hours", seconds / 3_600);
        }
    }
}
