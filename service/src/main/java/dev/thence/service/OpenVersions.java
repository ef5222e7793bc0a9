package dev.thence.service;

import dev.thence.serving.ModelStore;
import dev.thence.serving.ModelVersion;
import dev.thence.serving.Recommender;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Versions beside the one that answers, opened when somebody looks at them. At most two are kept
/// open, the last that were looked at, however many are asked for; a third takes the place of the
/// one that was not looked at for longest. Thread-safe; owns what it has opened.
final class OpenVersions implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OpenVersions.class.getName());
    private static final int KEPT = 2;

    private final Models models;
    private final LinkedHashMap<String, Opened> opened = new LinkedHashMap<>(8, .75f, true);
    private boolean closed;

    OpenVersions(Models models) {
        this.models = models;
    }

    /// An open version, and how many use it.
    private static final class Opened {
        private final String modelId;
        private final Recommender recommender;
        private int users;
        private boolean kept = true;

        private Opened(String modelId, Recommender recommender) {
            this.modelId = modelId;
            this.recommender = recommender;
        }
    }

    /// A version that stays open until this is closed.
    record Held(Recommender recommender, Runnable release) implements AutoCloseable {
        @Override
        public void close() {
            release.run();
        }
    }

    /// @param name of a version in the store
    /// @throws ProblemException when there is no such version, or it cannot be opened
    Held hold(String name) {
        var serving = models.hold();
        if (serving.recommender().version().equals(name)) {
            return new Held(serving.recommender(), serving::close);
        }
        serving.close();
        ModelStore store = models.store().orElseThrow(() -> unknown(name, List.of()));
        try {
            return open(store, name);
        } catch (NoSuchFileException e) {
            throw unknown(name, List.of());
        } catch (IOException | RuntimeException e) {
            if (e instanceof ProblemException problem) {
                throw problem;
            }
            LOG.log(System.Logger.Level.WARNING, "version " + name + " cannot be looked at", e);
            throw Problem.of(ProblemType.REFUSED, "version " + name
                    + " cannot be opened; the service's log says why").asException();
        }
    }

    private synchronized Held open(ModelStore store, String name) throws IOException {
        if (closed) {
            throw Problem.of(ProblemType.BUSY, "the service is ending").asException();
        }
        List<ModelVersion> versions = store.versions();
        String modelId = versions.stream().filter(version -> version.name().equals(name))
                .map(ModelVersion::modelId).findFirst().orElseThrow(() -> unknown(name,
                        versions.stream().map(ModelVersion::name).toList()));
        Opened found = opened.get(name);
        if (found == null || !found.modelId.equals(modelId)) {
            forget(opened.remove(name));
            found = new Opened(modelId, store.version(name));
            opened.put(name, found);
        }
        found.users++;
        for (String old : new ArrayList<>(opened.keySet())) {
            if (opened.size() > KEPT) {
                forget(opened.remove(old));
            }
        }
        Opened held = found;
        return new Held(held.recommender, () -> release(held));
    }

    private void forget(@Nullable Opened old) {
        if (old != null) {
            old.kept = false;
            closeUnused(old);
        }
    }

    private synchronized void release(Opened version) {
        version.users--;
        closeUnused(version);
    }

    private static void closeUnused(Opened version) {
        if (version.users == 0 && !version.kept) {
            version.recommender.close();
        }
    }

    static ProblemException unknown(String name, List<String> versions) {
        return Problem.of(ProblemType.UNKNOWN_VERSION, "there is no version " + Problem.shown(name)
                + (versions.isEmpty() ? "; /v1/models lists what there is"
                : "; there are " + String.join(", ", versions))).asException();
    }

    @Override
    public synchronized void close() {
        closed = true;
        opened.values().forEach(this::forget);
        opened.clear();
    }
}
