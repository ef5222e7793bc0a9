package dev.thence.service;

import dev.thence.serving.Recommender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/// The model that answers.
///
/// Thread-safe. Owns the recommender until it is closed.
final class Models implements AutoCloseable {
    private final Recommender recommender;
    private final Instant since = Instant.now();

    private Models(Recommender recommender) {
        this.recommender = recommender;
    }

    /// @param folder a run or a model
    static Models open(Path folder) throws IOException {
        return new Models(Recommender.open(folder));
    }

    /// One version of the model, which stays open while it is held.
    ///
    /// @param since when it began to serve
    record Held(Recommender recommender, Instant since) implements AutoCloseable {
        @Override
        public void close() {}
    }

    Held hold() {
        return new Held(recommender, since);
    }

    @Override
    public void close() {
        recommender.close();
    }
}
