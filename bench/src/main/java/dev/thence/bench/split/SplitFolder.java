package dev.thence.bench.split;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thence.bench.cells.Sha256;
import dev.thence.bench.protocols.EdgesBench;
import dev.thence.bench.protocols.LinkTasks;
import dev.thence.bench.protocols.TimeTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A split that was written down, checked: every file is what the manifest says.
///
/// @param manifest what the folder says of itself
/// @param split what its files say
record SplitFolder(Path folder, SplitManifest manifest, WrittenSplit split) {
    static final String MANIFEST = "manifest.json";
    static final String TRAIN = "train.tsv";
    static final String VALIDATION = "validation.tsv";
    static final String TEST = "test.tsv";
    static final String VALIDATION_NON_EDGES = "validation-non-edges.tsv";
    static final String TEST_NON_EDGES = "test-non-edges.tsv";
    static final String CO_VIEWS = "coviews.tsv";
    static final String ITEMS = "items.tsv";

    /// How the splits of a protocol are read.
    private static final SortedMap<String, Reader> PROTOCOLS = new TreeMap<>(Map.of(
            EdgesBench.NAME, WrittenEdges::read, LinkTasks.PROTOCOL, WrittenLinks::read,
            TimeTask.PROTOCOL, WrittenOrders::read));

    private interface Reader {
        WrittenSplit read(Path folder, SplitManifest manifest) throws IOException;
    }

    /// Opens and checks a folder, in the time it takes to read its files.
    ///
    /// @throws IOException when it is no split, a file is missing or was changed
    static SplitFolder open(Path folder) throws IOException {
        var manifest = manifest(folder);
        for (var file : manifest.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!Files.isRegularFile(path)) {
                throw new IOException(path + " is missing; write the split again: " + command(
                        manifest));
            }
            String found = Sha256.of(path);
            if (!found.equals(file.getValue().sha256())) {
                throw new IOException(path + " was changed after the split was written: its"
                        + " SHA-256 is " + found + ", the manifest says "
                        + file.getValue().sha256() + "; write the split again: "
                        + command(manifest));
            }
        }
        return new SplitFolder(folder, manifest, PROTOCOLS.get(manifest.protocol())
                .read(folder, manifest));
    }

    private static SplitManifest manifest(Path folder) throws IOException {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new IOException(folder + " is no split: it has no " + MANIFEST
                    + "; write one: thence bench split DATASET --out " + folder);
        }
        SplitManifest manifest;
        try {
            manifest = SplitManifest.parse(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is no manifest of a split: " + e.getOriginalMessage()
                    + (e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr()), e);
        }
        if (!manifest.format().equals(SplitManifest.FORMAT)
                || manifest.version() != SplitManifest.VERSION) {
            throw new IOException(file + " is of format " + manifest.format() + ", version "
                    + manifest.version() + "; this release reads " + SplitManifest.FORMAT
                    + ", version " + SplitManifest.VERSION);
        }
        if (!manifest.checksum().equals(manifest.computedChecksum())) {
            throw new IOException(file + " was changed after the split was written: its checksum"
                    + " is " + manifest.checksum() + ", its fields give "
                    + manifest.computedChecksum() + "; write the split again: "
                    + command(manifest));
        }
        if (!PROTOCOLS.containsKey(manifest.protocol())) {
            throw new IOException(file + " is a split by protocol " + manifest.protocol()
                    + "; from files can be judged " + String.join(", ", PROTOCOLS.keySet()));
        }
        return manifest;
    }

    private static String command(SplitManifest manifest) {
        return "thence bench split " + manifest.dataset() + " --protocol " + manifest.protocol()
                + " --seed " + manifest.seed();
    }
}
