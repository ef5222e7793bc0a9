package dev.thence.datasets;

import java.time.LocalDate;
import java.util.function.Predicate;

/// How strongly a product sells on a day, in `[0, 1]` of its best. Days are counted from the
/// start of the log; opening products have a launch before it.
sealed interface Curve {
    double at(int day);

    /// The first day on sale; before the log's first day for the opening range.
    int launchDay();

    /// Sells from its launch on, less once its successor is there.
    record Model(int launchDay, int successorDay, boolean[] openDays) implements Curve {
        @Override
        public double at(int day) {
            if (day < launchDay) {
                return 0;
            }
            double season = openDays[day] ? 1 : 0.25;
            return season * (day < successorDay ? 1 : 0.35);
        }
    }

    /// Sells at once after its launch and halves every `halfLife` days; off the shelves at 5 %.
    record Fading(int launchDay, int halfLife) implements Curve {
        @Override
        public double at(int day) {
            if (day < launchDay) {
                return 0;
            }
            double share = StrictMath.pow(0.5, (day - launchDay) / (double) halfLife);
            return share < 0.05 ? 0 : share;
        }
    }

    /// On sale on some days of every year.
    record Seasonal(boolean[] openDays) implements Curve {
        @Override
        public double at(int day) {
            return openDays[day] ? 1 : 0;
        }

        @Override
        public int launchDay() {
            return -1;
        }
    }

    /// Rises or falls steadily by the factor `e^growth` over the whole log.
    record Trend(double growth, int days) implements Curve {
        @Override
        public double at(int day) {
            double progress = day / (double) days;
            return StrictMath.exp(growth > 0 ? growth * (progress - 1) : growth * progress);
        }

        @Override
        public int launchDay() {
            return -1;
        }
    }

    /// A fashion: hardly sold but for some weeks around its peak.
    record Fad(int peakDay, int width) implements Curve {
        @Override
        public double at(int day) {
            double distance = (day - peakDay) / (double) width;
            return 0.08 + 0.92 * StrictMath.exp(-distance * distance);
        }

        @Override
        public int launchDay() {
            return -1;
        }
    }

    /// For every day of the log, whether the shop is in the given part of the year.
    static boolean[] openDays(LocalDate start, int days, Predicate<LocalDate> part) {
        boolean[] open = new boolean[days];
        for (int day = 0; day < days; day++) {
            open[day] = part.test(start.plusDays(day));
        }
        return open;
    }
}
