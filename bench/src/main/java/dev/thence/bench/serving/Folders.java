package dev.thence.bench.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Removes folders and what is in them.
final class Folders {
    private Folders() {}

    /// Nothing happens where there is none.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> entries;
        try (Stream<Path> walk = Files.walk(folder)) {
            entries = walk.toList();
        }
        for (Path entry : entries.reversed()) {
            Files.deleteIfExists(entry);
        }
    }
}
