package dev.thence.bench.cells;

import dev.thence.io.CorruptFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The measurements in a results folder, a file each, so that an interrupted run goes on at the
/// cell and methods can be added one by one.
public final class Cells {
    private static final System.Logger LOG = System.getLogger(Cells.class.getName());
    private static final String ENDING = ".thence";

    private final Path results;
    private final Set<Path> reported = new HashSet<>();

    public Cells(Path results) {
        this.results = results;
    }

    public void put(Measurement cell) throws IOException {
        CellFile.write(cell.key().file(results), cell);
    }

    /// The measurement when it is there and was taken of the same things. A damaged one is
    /// reported and counts as missing.
    public Optional<Measurement> find(CellKey key, String fingerprint) throws IOException {
        Path file = key.file(results);
        return Files.isRegularFile(file)
                ? read(file).filter(cell -> cell.fingerprint().equals(fingerprint)
                        && cell.key().equals(key)) : Optional.empty();
    }

    /// All measurements of a dataset, by method and seed.
    public List<Measurement> of(String dataset) throws IOException {
        var cells = new ArrayList<Measurement>();
        Path folder = results.resolve("cells").resolve(dataset);
        if (Files.isDirectory(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.filter(Cells::isCell).sorted().toList()) {
                    read(file).ifPresent(cells::add);
                }
            }
        }
        cells.sort(Comparator.comparing((Measurement cell) -> cell.key().method())
                .thenComparing(cell -> cell.key().seed()));
        return cells;
    }

    /// The datasets of which there are measurements, by name.
    public List<String> datasets() throws IOException {
        Path folder = results.resolve("cells");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory).map(f -> f.getFileName().toString())
                    .sorted().toList();
        }
    }

    private static boolean isCell(Path file) {
        return Files.isRegularFile(file) && file.getFileName().toString().endsWith(ENDING);
    }

    private Optional<Measurement> read(Path file) throws IOException {
        try {
            return Optional.of(CellFile.read(file));
        } catch (CorruptFileException e) {
            if (reported.add(file)) {
                LOG.log(System.Logger.Level.WARNING, e.getMessage()
                        + "; the cell does not count and is measured again");
            }
            return Optional.empty();
        }
    }
}
