package dev.thence.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What several methods of one split are made of, made once: the trained model serves its own
/// row, that of its vectors and that of its evidences without them.
///
/// The seconds of making are charged to every method that asks, so that no row looks cheap
/// because another came first. For the thread that runs the split.
public final class SharedFits {
    private final Map<String, Entry> byKey = new HashMap<>();
    private final Set<String> paid = new HashSet<>();
    private double charged;

    public SharedFits() {}

    /// Makes a value.
    @FunctionalInterface
    public interface Maker<T> {
        T make() throws IOException;
    }

    private record Entry(Object value, double seconds) {}

    /// The value under this key, made when it is first asked for and kept for the split.
    ///
    /// @throws ClassCastException when the key holds something of another kind
    public <T> T get(String key, Class<T> kind, Maker<T> maker) throws IOException {
        var entry = byKey.get(key);
        if (entry != null) {
            if (paid.add(key)) {
                charged += entry.seconds();
            }
            return kind.cast(entry.value());
        }
        double before = charged;
        long start = System.nanoTime();
        T value = maker.make();
        // What was found ready on the way is part of what this value costs.
        double seconds = (System.nanoTime() - start) / 1e9 + (charged - before);
        byKey.put(key, new Entry(value, seconds));
        paid.add(key);
        return value;
    }

    /// A new method begins: it has paid for nothing yet.
    void begin() {
        paid.clear();
        charged = 0;
    }

    /// The seconds of values that were there already when this method first asked for them, since
    /// the last call.
    double takeCharged() {
        double seconds = charged;
        charged = 0;
        return seconds;
    }
}
