package dev.thence.serving;

import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile.Verification;
import dev.thence.io.TextOutput;
import dev.thence.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The folder of a store: a folder per version, called `v1`, `v2` and so on, and the file `current`
/// whose one line names the version that is served.
///
/// A version is copied into `v3.<hex>.tmp` first, which takes its name in one step when all of it
/// is on the disk; then `current` is replaced in one step. So a reader finds whole versions only,
/// and what an interrupted publish leaves has a name that nobody reads.
///
/// @param path the folder
record StoreFolder(Path path) {
    static final String MODEL = "model";
    static final String TRIAL = "trial";
    static final String LOCK = ".lock";
    static final String UNFINISHED = ".tmp";
    static final String CURRENT = "current";
    private static final int LONGEST_POINTER = 64;

    /// Whether the folder has ever had a version published into it.
    boolean isStore() {
        return Files.isRegularFile(pointer());
    }

    Path pointer() {
        return path.resolve(CURRENT);
    }

    Path folder(String version) {
        return path.resolve(version);
    }

    /// The name of the version that is to be served.
    ///
    /// @throws NoSuchFileException when there is no store, or nothing was published into it
    /// @throws CorruptFileException when the pointer names no version
    String current() throws IOException {
        if (!Files.isDirectory(path)) {
            throw new NoSuchFileException(path.toString(), null, "there is no store of models here;"
                    + " make one: thence publish RUN --to " + path);
        }
        if (!isStore()) {
            throw new NoSuchFileException(pointer().toString(), null, "the store has no version"
                    + " yet; publish one: thence publish RUN --to " + path);
        }
        byte[] bytes;
        try (var in = Files.newInputStream(pointer())) {
            bytes = in.readNBytes(LONGEST_POINTER);
        }
        String name = new String(bytes, StandardCharsets.UTF_8).strip();
        if (!ModelVersion.isName(name)) {
            throw new CorruptFileException(pointer(), "names '" + printable(name)
                    + "', must name a version such as v12; set it: thence rollback " + path
                    + " --to VERSION");
        }
        return name;
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /// Makes this version the one that is served, in one step.
    void point(String version) throws IOException {
        try (var out = TextOutput.create(pointer(), StandardCharsets.UTF_8)) {
            out.writer().write(version + "\n");
            out.commit();
        }
    }

    /// The names of the versions' folders, whole or not, the oldest first.
    List<String> names() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var entries = Files.list(path)) {
            return entries.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(ModelVersion::isName)
                    .sorted(Comparator.comparingInt(StoreFolder::number))
                    .toList();
        }
    }

    /// Whether this is what a publisher has not finished.
    static boolean isUnfinished(String name) {
        return name.endsWith(UNFINISHED);
    }

    static int number(String version) {
        return Integer.parseInt(version.substring(1));
    }

    /// The versions whose files are all there, the oldest first.
    List<ModelVersion> versions() throws IOException {
        var versions = new ArrayList<ModelVersion>();
        for (String name : names()) {
            read(name).ifPresent(versions::add);
        }
        return List.copyOf(versions);
    }

    private Optional<ModelVersion> read(String name) {
        try {
            ModelVersion version = ModelVersion.read(folder(name));
            version.requireFiles(folder(name));
            return Optional.of(version);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Opens a version after a look at every byte of it, and asks it what it will be asked.
    ///
    /// @param rehearsal throws when the version does not fit
    /// @param availability of the shop, under which it will answer
    /// @throws IOException when it is not whole, damaged, or not what it says
    Served open(String name, Consumer<Recommender> rehearsal, Availability availability)
            throws IOException {
        Served served = open(name, availability);
        try {
            rehearsal.accept(served.recommender());
            return served;
        } catch (RuntimeException | Error e) {
            served.retire(() -> { });
            throw e;
        }
    }

    private Served open(String name, Availability availability) throws IOException {
        Path folder = folder(name);
        ModelVersion version = ModelVersion.read(folder);
        version.requireFiles(folder);
        Model model = Model.open(folder.resolve(MODEL), Verification.ALL);
        if (!model.manifest().modelId().equals(version.modelId())) {
            model.close();
            throw new CorruptFileException(folder.resolve(ModelVersion.FILE), "describes model "
                    + version.modelId() + ", the folder holds " + model.manifest().modelId());
        }
        return new Served(version, Recommender.lent(model, folder.resolve(MODEL), Verification.ALL,
                name, availability));
    }

    /// What there is of a version, file by file, so that a change is noticed: 0 where there is
    /// nothing.
    long stamp(String name) {
        Path folder = folder(name);
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var files = Files.walk(folder)) {
            long stamp = 1;
            for (Path file : files.sorted().toList()) {
                stamp = 31 * stamp + folder.relativize(file).toString().hashCode();
                stamp = 31 * stamp + Files.size(file);
                stamp = 31 * stamp + Files.getLastModifiedTime(file).toMillis();
            }
            return stamp;
        } catch (IOException | UncheckedIOException _) {
            // It is being changed while we look; the next look finds something else again.
            return -1;
        }
    }
}
