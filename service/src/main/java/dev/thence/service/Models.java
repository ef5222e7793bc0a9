package dev.thence.service;

import dev.thence.serving.Availability;
import dev.thence.serving.ModelStore;
import dev.thence.serving.Recommender;
import dev.thence.serving.Swap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Where the answers come from. Thread-safe; owns its models until it is closed.
interface Models extends AutoCloseable {

    /// @param folder a store of models, which is followed; one that is still empty, which is
    ///     waited for; a run; or a model
    /// @throws IOException when it is none of these, or what is there is damaged
    static Models open(Path folder) throws IOException {
        if (Files.exists(folder.resolve("current")) || isEmpty(folder)) {
            return StoreModels.open(folder);
        }
        return new OneModel(Recommender.open(folder));
    }

    /// Whether nothing but what a first publish writes is in the folder.
    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).allMatch(name ->
                    name.equals(".lock") || name.matches("v[1-9][0-9]*(\\.[0-9a-f]+\\.tmp)?"));
        }
    }

    /// One version, which answers until this is closed.
    ///
    /// @param since when it began to serve
    /// @param published when it was put into the store; for a model without one, when it began
    /// @param release what to do then
    record Held(Recommender recommender, Instant since, Instant published, Runnable release)
            implements AutoCloseable {
        @Override
        public void close() {
            release.run();
        }
    }

    /// The version that answers now.
    ///
    /// @throws ProblemException when there is none yet
    Held hold();

    /// The store, where there is one and a version in it.
    Optional<ModelStore> store();

    /// What has changed in the shop, whichever version answers.
    ///
    /// @throws ProblemException when there is no version yet
    Availability availability();

    /// Tells of every change of versions from now on.
    void listen(Consumer<Swap> listener);

    @Override
    void close();
}
