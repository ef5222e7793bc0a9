package dev.thence.bench.split;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thence.bench.cells.Sha256;
import dev.thence.bench.protocols.EdgesBench;
import dev.thence.evaluation.EdgesProtocol;
import dev.thence.graph.DirectedGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A split that was written down, checked: every file is what the manifest says, and the edges
/// are those that the protocol gives for this seed.
///
/// @param manifest what the folder says of itself
/// @param split the same split as the protocol makes it
public record SplitFolder(Path folder, SplitManifest manifest, EdgesProtocol split) {
    static final String MANIFEST = "manifest.json";
    static final String TRAIN = "train.tsv";
    static final String VALIDATION = "validation.tsv";
    static final String TEST = "test.tsv";

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
        var whole = DirectedGraph.builder(manifest.nodes());
        for (String name : new String[] {TRAIN, VALIDATION, TEST}) {
            PairFile.read(folder.resolve(name), manifest.nodes(), whole::add);
        }
        var split = EdgesProtocol.of(whole.build(), manifest.seed());
        requireSame(folder, TRAIN, manifest.nodes(), split.train());
        requireSame(folder, VALIDATION, manifest.nodes(), split.validation());
        requireSame(folder, TEST, manifest.nodes(), split.test());
        return new SplitFolder(folder, manifest, split);
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
        if (!manifest.protocol().equals(EdgesBench.NAME)) {
            throw new IOException(file + " is a split by protocol " + manifest.protocol()
                    + "; only " + EdgesBench.NAME + " can be judged from files");
        }
        return manifest;
    }

    /// The files fit their checksums; that they are also this seed's split makes a row comparable
    /// with those of methods that never saw a file.
    private static void requireSame(Path folder, String name, int nodes, DirectedGraph expected)
            throws IOException {
        var found = DirectedGraph.builder(nodes);
        PairFile.read(folder.resolve(name), nodes, found::add);
        var graph = found.build();
        boolean same = graph.edgeCount() == expected.edgeCount();
        for (int u = 0; u < nodes && same; u++) {
            for (long p = graph.out().offset(u); p < graph.out().offset(u + 1) && same; p++) {
                same = expected.hasEdge(u, graph.out().neighbor(p));
            }
        }
        if (!same) {
            throw new IOException(folder.resolve(name) + " is not the split of this seed: it was"
                    + " made by another release; write the split again");
        }
    }

    private static String command(SplitManifest manifest) {
        return "thence bench split " + manifest.dataset() + " --protocol " + manifest.protocol()
                + " --seed " + manifest.seed();
    }
}
