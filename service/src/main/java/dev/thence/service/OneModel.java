package dev.thence.service;

import dev.thence.serving.Availability;
import dev.thence.serving.ModelStore;
import dev.thence.serving.Recommender;
import dev.thence.serving.Swap;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// The model of a run, for a first try: always the same.
final class OneModel implements Models {
    private final Recommender recommender;
    private final Instant since = Instant.now();

    OneModel(Recommender recommender) {
        this.recommender = recommender;
    }

    @Override
    public Held hold() {
        return new Held(recommender, since, since, () -> {});
    }

    @Override
    public Optional<ModelStore> store() {
        return Optional.empty();
    }

    @Override
    public Availability availability() {
        return recommender.availability();
    }

    @Override
    public void listen(Consumer<Swap> listener) {
        // It never changes.
    }

    @Override
    public void close() {
        recommender.close();
    }
}
