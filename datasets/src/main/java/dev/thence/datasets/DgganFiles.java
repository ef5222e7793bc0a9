package dev.thence.datasets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The files of one graph of DGGAN: `train_0.5` has an edge a line, `test_0.5_50` a pair and 1
/// for an edge or 0 for a non-edge, in turn; in a folder, or in a tar archive of all graphs.
final class DgganFiles {
    /// The shares of reversals among the non-edges of the test files, in percent.
    static final List<Integer> REVERSED = List.of(0, 50, 100);

    private static final List<String> ROOTS = List.of("dggan_splits/", "DGGAN/data/", "data/", "");
    private static final String TRAIN = "train_0.5";

    private final String graph;
    private final Path place;
    private final Map<String, byte[]> archive;

    private DgganFiles(String graph, Path place, Map<String, byte[]> archive) {
        this.graph = graph;
        this.place = place;
        this.archive = archive;
    }

    /// @param graph its name there, such as `google`
    /// @throws DatasetException when the files are nowhere
    static DgganFiles open(String graph, DatasetCard card, DataFolder data) throws IOException {
        var names = new ArrayList<String>();
        for (String root : ROOTS) {
            names.add(root + "dggan_data.tar");
            names.add(root + graph + "/" + TRAIN);
        }
        Path found = data.require(card, names);
        boolean isArchive = found.getFileName().toString().startsWith("dggan_data.tar");
        return new DgganFiles(graph, isArchive ? found : found.getParent(),
                isArchive ? TarFile.entries(found) : Map.of());
    }

    /// Train edges, as source and target.
    List<int[]> train() throws IOException {
        return rows(TRAIN, 2);
    }

    /// Source, target and whether it is an edge: edge, non-edge and so on in turn.
    List<int[]> test(int reversed) throws IOException {
        String name = "test_0.5_" + reversed;
        var rows = rows(name, 3);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i)[2] != 1 - i % 2) {
                throw new DatasetException(where(name) + ":" + (i + 1) + ": the third number is "
                        + rows.get(i)[2] + ", must be " + (1 - i % 2)
                        + ": edges (1) and non-edges (0) come in turn");
            }
        }
        if (rows.size() % 2 != 0) {
            throw new DatasetException(where(name) + ": ends with an edge without a non-edge");
        }
        return rows;
    }

    private List<int[]> rows(String name, int fields) throws IOException {
        var rows = new ArrayList<int[]>();
        int number = 0;
        for (String line : lines(name)) {
            number++;
            int[] row;
            try {
                row = Arrays.stream(line.strip().split("\\s+")).mapToInt(Integer::parseUnsignedInt)
                        .toArray();
            } catch (NumberFormatException _) {
                row = new int[0];
            }
            if (row.length != fields || Arrays.stream(row).anyMatch(value -> value < 0)) {
                throw new DatasetException(where(name) + ":" + number + ": '" + line
                        + "' must be " + fields + " whole numbers");
            }
            rows.add(row);
        }
        return rows;
    }

    private List<String> lines(String name) throws IOException {
        byte[] content = archive.get(graph + "/" + name);
        if (content != null) {
            return new String(content, StandardCharsets.UTF_8).lines().toList();
        }
        Path file = place.resolve(name);
        if (!archive.isEmpty() || !Files.isRegularFile(file)) {
            throw new DatasetException(where(name) + " is missing");
        }
        return TextLines.all(file);
    }

    private String where(String name) {
        return archive.isEmpty() ? place.resolve(name).toString()
                : place + ", " + graph + "/" + name;
    }
}
