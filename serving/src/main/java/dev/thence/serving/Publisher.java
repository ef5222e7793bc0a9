package dev.thence.serving;

import dev.thence.graph.Workers;
import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile.Verification;
import dev.thence.io.TextOutput;
import dev.thence.model.Model;
import dev.thence.model.ModelManifest;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/// Changes a store of models: puts versions into it, says which one is served, removes old ones.
/// Holds the store's lock until closed, so that one publisher at a time changes it; those who serve
/// it take no lock.
///
/// Whatever goes wrong, the version that is served stays: a version becomes visible when all of it
/// is on the disk and every byte of the copy was read back. What an interrupted publish leaves,
/// `v3.<hex>.tmp`, the next publisher removes. Not thread-safe.
public final class Publisher implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Publisher.class.getName());

    private final StoreFolder store;
    private final FileChannel lock;

    private Publisher(StoreFolder store, FileChannel lock) {
        this.store = store;
        this.lock = lock;
    }

    /// Begins to change a store that may not be there yet.
    ///
    /// @throws IOException when another publisher changes it, or the folder is something else
    public static Publisher open(Path folder) throws IOException {
        var store = new StoreFolder(folder);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        if (Files.isDirectory(folder) && !store.isStore() && isOfSomethingElse(folder)) {
            throw new IOException(folder + " holds other things and is no store of models; name"
                    + " another folder, or an empty one");
        }
        Files.createDirectories(folder);
        FileChannel lock = FileChannel.open(folder.resolve(StoreFolder.LOCK),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
            var publisher = new Publisher(store, lock);
            publisher.removeUnfinished();
            return publisher;
        } catch (OverlappingFileLockException _) {
            lock.close();
            throw new IOException(folder + " is being changed by another publish or rollback;"
                    + " wait until that has ended");
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Whether there is anything in the folder that a store's first publish would not leave.
    private static boolean isOfSomethingElse(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .anyMatch(name -> !name.equals(StoreFolder.LOCK) && !StoreFolder.isUnfinished(name)
                            && !ModelVersion.isName(name));
        }
    }

    /// With the lock held, nobody is writing what is unfinished.
    private void removeUnfinished() throws IOException {
        List<Path> left;
        try (Stream<Path> entries = Files.list(store.path())) {
            left = entries.filter(e -> StoreFolder.isUnfinished(e.getFileName().toString())).toList();
        }
        for (Path leftover : left) {
            LOG.log(Level.INFO, "{0} was left by an interrupted publish and is removed", leftover);
            StoreFiles.delete(leftover);
        }
    }

    /// The version that is served now; empty for a new store.
    ///
    /// @throws IOException when the store names a version that is not there
    public Optional<ModelVersion> current() throws IOException {
        return store.isStore() ? Optional.of(ModelVersion.read(store.folder(store.current())))
                : Optional.empty();
    }

    /// Judges a candidate of which nothing is known but the model: whether it knows the items.
    ///
    /// @throws IOException when the candidate is damaged
    public Canary judgeByItems(Candidate candidate) throws IOException {
        return Judging.of(store, candidate).byItems();
    }

    /// Judges a candidate beside the version that is served: trial against trial. Where the served
    /// version cannot be read, no comparison is possible, which is no obstacle to replacing it.
    ///
    /// @throws IOException when the candidate is damaged
    public Canary judge(Candidate candidate, CanaryTask task, Workers workers,
            PipelineListener listener) throws IOException {
        return Judging.of(store, candidate).byTrial(task, workers, listener);
    }

    /// Puts a model into the store as its newest version, which is served from then on. That a
    /// canary refuses it is no obstacle here: whoever publishes it all the same says so.
    ///
    /// @param canary how it did beside the version before it, to be kept with it
    /// @throws IOException when the model is damaged, or the disk is full; the store is as before
    /// @throws CancellationException when the listener said so; the store is as before
    public ModelVersion publish(Candidate candidate, Canary canary, PipelineListener listener)
            throws IOException {
        try (var workers = Workers.ofProcessors()) {
            return publish(candidate, canary, ListPlan.standard(), workers, listener);
        }
    }

    /// The same with a choice which answers are made beforehand.
    public ModelVersion publish(Candidate candidate, Canary canary, ListPlan lists,
            Workers workers, PipelineListener listener) throws IOException {
        Path model = candidate.model();
        Optional<Path> trial = candidate.trial();
        listener.stage("checking " + model, 0);
        requireSound(model);
        if (trial.isPresent()) {
            requireSound(trial.get());
        }
        String name = "v" + (store.names().stream().mapToInt(StoreFolder::number).max().orElse(0)
                + 1);
        Path filling = store.folder(name + "." + UUID.randomUUID().toString().substring(0, 8)
                + StoreFolder.UNFINISHED);
        ModelVersion version;
        try {
            Files.createDirectory(filling);
            listener.stage("copying " + model, 0);
            StoreFiles.copy(model, filling.resolve(StoreFolder.MODEL), listener);
            if (trial.isPresent()) {
                StoreFiles.copy(trial.get(), filling.resolve(StoreFolder.TRIAL), listener);
            }
            listener.stage("checking the copy", 0);
            ModelManifest manifest = requireSound(filling.resolve(StoreFolder.MODEL));
            makeLists(filling.resolve(StoreFolder.MODEL), lists, workers, listener);
            if (trial.isPresent()) {
                requireSound(filling.resolve(StoreFolder.TRIAL));
            }
            KeptEvaluation.keep(candidate, filling);
            version = describe(name, filling, candidate.from(), manifest, canary);
            try (var out = TextOutput.create(filling.resolve(ModelVersion.FILE),
                    StandardCharsets.UTF_8)) {
                out.writer().write(version.toJson());
                out.commit();
            }
            StoreFiles.force(filling);
            StoreFiles.requireGoOn(listener);
            Files.move(filling, store.folder(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            StoreFiles.delete(filling);
            throw e;
        }
        StoreFiles.force(store.path());
        try {
            store.point(name);
        } catch (IOException e) {
            StoreFiles.delete(store.folder(name));
            throw e;
        }
        return version;
    }

    private static ModelManifest requireSound(Path folder) throws IOException {
        try (Model model = Model.open(folder, Verification.ALL)) {
            return model.manifest();
        }
    }

    private static void makeLists(Path folder, ListPlan plan, Workers workers,
            PipelineListener listener) throws IOException {
        Files.deleteIfExists(folder.resolve(AnswerLists.FILE));
        try (Model model = Model.open(folder, Verification.HEADER)) {
            if (plan.sources() == 0 || model.ids().count() < 2) {
                return;
            }
            var maker = new ListMaker(model, plan, workers);
            listener.stage("trying how long lists take", 0);
            ListPlan.Estimate estimate = maker.estimate();
            plan.announced().accept(estimate);
            maker.write(folder, listener);
        }
    }

    private static ModelVersion describe(String name, Path filling, String from,
            ModelManifest manifest, Canary canary) throws IOException {
        var files = new TreeMap<String, Long>();
        try (Stream<Path> walk = Files.walk(filling)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(filling.relativize(file).toString().replace('\\', '/'),
                        Files.size(file));
            }
        }
        return new ModelVersion(ModelVersion.FORMAT_VERSION, name,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), from, manifest.modelId(),
                manifest.kind(), manifest.asOf(), manifest.nodeCount(), files, manifest.metrics(),
                canary);
    }

    /// Serves another version that is in the store, after a look at every byte of it.
    ///
    /// @return the version that was served before; empty where the store named none
    /// @throws NoSuchFileException when there is no such version
    /// @throws IOException when it is damaged
    public String point(String version) throws IOException {
        if (!ModelVersion.isName(version)) {
            throw new NoSuchFileException(store.path().toString(), null, "there is no version '"
                    + version + "'; it has " + store.names());
        }
        ModelVersion.read(store.folder(version)).requireFiles(store.folder(version));
        requireSound(store.folder(version).resolve(StoreFolder.MODEL));
        String before = currentName();
        store.point(version);
        return before;
    }

    /// What the pointer names; nothing where it is damaged, which pointing anew mends.
    private String currentName() throws IOException {
        try {
            return store.isStore() ? store.current() : "";
        } catch (CorruptFileException _) {
            return "";
        }
    }

    /// Removes the oldest versions but for so many of the newest; the one that is served stays.
    ///
    /// @return the names of those removed
    /// @throws IllegalArgumentException when the number is below 1
    public List<String> keep(int versions) throws IOException {
        if (versions < 1) {
            throw new IllegalArgumentException("keep is " + versions + ", must be 1 or more");
        }
        String current = store.current();
        List<String> names = store.names();
        var removed = new ArrayList<String>();
        for (String name : names.subList(0, Math.max(0, names.size() - versions))) {
            if (!name.equals(current)) {
                // Renamed first, so that a version is there as a whole or not at all.
                Path leaving = store.folder(name + ".old" + StoreFolder.UNFINISHED);
                Files.move(store.folder(name), leaving, StandardCopyOption.ATOMIC_MOVE);
                StoreFiles.delete(leaving);
                removed.add(name);
            }
        }
        return removed;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
