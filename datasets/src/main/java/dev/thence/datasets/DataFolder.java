package dev.thence.datasets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The local folder in which datasets are looked for. Immutable.
public final class DataFolder {
    /// The environment variable that names the folder when no option does.
    public static final String VARIABLE = "THENCE_DATA";

    private static final List<String> ENDINGS = List.of("", ".zst", ".gz");

    private final Path folder;

    private DataFolder(Path folder) {
        this.folder = folder;
    }

    /// @throws DatasetException when there is no such folder
    public static DataFolder of(Path folder) throws DatasetException {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException("the data folder " + folder + " "
                    + (Files.exists(folder) ? "is a file" : "does not exist")
                    + ": give a folder with --data or " + VARIABLE);
        }
        return new DataFolder(folder);
    }

    /// The given folder, else the one of the environment variable.
    ///
    /// @throws DatasetException when there is neither, or no such folder
    public static DataFolder of(Optional<Path> given) throws DatasetException {
        if (given.isPresent()) {
            return of(given.get());
        }
        String variable = System.getenv(VARIABLE);
        if (variable == null || variable.isBlank()) {
            throw new DatasetException(
                    "no data folder: give one with --data DIR or set " + VARIABLE);
        }
        return of(Path.of(variable));
    }

    public Path path() {
        return folder;
    }

    /// The first of these files that is there, as it is or compressed (`.zst`, `.gz`).
    Optional<Path> find(List<String> names) {
        for (String name : names) {
            for (String ending : ENDINGS) {
                Path file = folder.resolve(name + ending);
                if (Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    /// The same.
    ///
    /// @throws DatasetException when there is none: where it was looked for and how to get it
    Path require(DatasetCard card, List<String> names) throws DatasetException {
        var file = find(names);
        if (file.isEmpty()) {
            throw new DatasetException(card.name() + " is not in " + folder + ": looked for "
                    + String.join(", ", names) + " (each also as .zst or .gz). It is "
                    + card.title() + ", " + card.owner() + "; licence: " + card.licence() + ". "
                    + card.obtain());
        }
        return file.get();
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
