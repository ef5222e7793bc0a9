package dev.thence.bench.quality;

import dev.thence.bench.cells.CellKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How long a run goes on, by what cells like those to come took: the same method on the same
/// data with another seed, else the same method on other data, else the mean of the dataset, else
/// the mean of all. For one thread.
final class Remaining {
    private final Map<String, double[]> seen = new HashMap<>();

    /// Learns from a cell.
    void add(CellKey key, double wallSeconds) {
        for (String kind : kinds(key)) {
            double[] sum = seen.computeIfAbsent(kind, _ -> new double[2]);
            sum[0] += wallSeconds;
            sum[1]++;
        }
    }

    private static List<String> kinds(CellKey key) {
        return List.of(key.dataset() + " " + key.protocol() + " " + key.part() + " "
                + key.method(), key.protocol() + " " + key.method(), key.dataset(), "");
    }

    /// The time these cells will take; empty when nothing was seen yet.
    Optional<Duration> of(List<CellKey> cells) {
        double seconds = 0;
        for (var key : cells) {
            var like = kinds(key).stream().map(seen::get).filter(sum -> sum != null).findFirst();
            if (like.isEmpty()) {
                return Optional.empty();
            }
            seconds += like.get()[0] / like.get()[1];
        }
        return Optional.of(Duration.ofSeconds(Math.round(seconds)));
    }

    /// In words: `about 4 min left`, or nothing.
    String words(List<CellKey> cells) {
        return of(cells).map(left -> ", about " + (left.toSeconds() < 120
                ? left.toSeconds() + " s" : left.toMinutes() < 120 ? left.toMinutes() + " min"
                : left.toHours() + " h") + " left").orElse("");
    }
}
