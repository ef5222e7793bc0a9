package dev.thence.service;

import dev.thence.serving.Availability;
import dev.thence.serving.ModelStore;
import dev.thence.serving.Swap;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The models of a store, followed. One that is empty is looked at every second until something
/// is published into it.
final class StoreModels implements Models {
    private static final System.Logger LOG = System.getLogger(StoreModels.class.getName());

    private final Path folder;
    private final List<Consumer<Swap>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService waiting = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("thence-first-model").daemon().factory());
    private volatile @Nullable ModelStore store;
    private volatile Instant since = Instant.now();
    private String complaint = "";

    private StoreModels(Path folder) {
        this.folder = folder;
    }

    /// @throws IOException when no version that is there can be served
    static StoreModels open(Path folder) throws IOException {
        var models = new StoreModels(folder);
        try {
            models.openStore();
        } catch (NoSuchFileException e) {
            LOG.log(System.Logger.Level.WARNING, "nothing can be answered yet: " + e.getMessage());
            models.waiting.scheduleWithFixedDelay(models::tryAgain, 1, 1, TimeUnit.SECONDS);
        } catch (IOException | RuntimeException e) {
            models.close();
            throw e;
        }
        return models;
    }

    private void openStore() throws IOException {
        var opened = ModelStore.open(folder);
        opened.listen(event -> {
            if (event instanceof Swap.Swapped swapped) {
                since = swapped.at();
            }
            listeners.forEach(listener -> listener.accept(event));
        });
        since = Instant.now();
        store = opened;
    }

    private synchronized void tryAgain() {
        try {
            openStore();
            var version = hold();
            listeners.forEach(listener -> listener.accept(new Swap.Swapped(Instant.now(), "",
                    version.recommender().version(), java.time.Duration.ZERO)));
            version.close();
            waiting.shutdown();
        } catch (NoSuchFileException _) {
            // Still nothing.
        } catch (IOException | RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.equals(complaint)) {
                complaint = message;
                LOG.log(System.Logger.Level.WARNING, "nothing can be answered yet: " + message);
            }
        }
    }

    @Override
    public Held hold() {
        var lease = opened().lease();
        return new Held(lease.recommender(), since, Instant.parse(lease.version().published()),
                lease::close);
    }

    private ModelStore opened() {
        ModelStore now = store;
        if (now == null) {
            throw Problem.of(ProblemType.NO_MODEL, "no model has been published yet")
                    .header("Retry-After", "5").asException();
        }
        return now;
    }

    @Override
    public Optional<ModelStore> store() {
        return Optional.ofNullable(store);
    }

    @Override
    public Availability availability() {
        return opened().availability();
    }

    @Override
    public void listen(Consumer<Swap> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        waiting.shutdownNow();
        ModelStore now = store;
        if (now != null) {
            now.close();
        }
    }
}
