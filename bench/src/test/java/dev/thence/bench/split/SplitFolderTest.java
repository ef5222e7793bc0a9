package dev.thence.bench.split;

import static dev.thence.bench.TinyGraph.EDGES;
import static dev.thence.bench.TinyGraph.IDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.evaluation.EdgesProtocol;
import dev.thence.graph.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitFolderTest {
    @TempDir
    Path parent;

    private Path folder = Path.of("");
    private SplitManifest manifest = SplitManifest.of("", "", "", 0, 0, java.util.Map.of(),
            java.util.Map.of());

    static SplitManifest write(Path folder, long seed) throws IOException {
        return SplitWriter.write(folder, "tiny", "abc", EdgesProtocol.of(EDGES, seed), IDS,
                Catalogue.builder(200).text("name", 3, "a\tb").build(), Optional.of(EDGES));
    }

    @BeforeEach
    void write() throws IOException {
        folder = parent.resolve("split");
        manifest = write(folder, 5);
    }

    @Test
    void aWrittenSplitIsReadBack() throws IOException {
        var read = SplitFolder.open(folder);
        assertEquals(manifest, read.manifest());
        assertEquals(EdgesProtocol.of(EDGES, 5).test().edgeCount(),
                ((WrittenEdges) read.split()).protocol().test().edgeCount());
        assertTrue(Files.readString(folder.resolve("features.tsv")).contains("3\tname\ta b\n"));
        assertEquals(manifest.edges().get("test") + 1,
                Files.readAllLines(folder.resolve("non-edges.tsv")).size());
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        assertEquals(manifest.checksum(), write(parent.resolve("again"), 5).checksum());
        assertTrue(!manifest.checksum().equals(write(parent.resolve("other"), 6).checksum()));
    }

    @Test
    void aFileThatWasChangedOrIsMissingIsNamed() throws IOException {
        Path test = folder.resolve("test.tsv");
        byte[] original = Files.readAllBytes(test);
        Files.writeString(test, Files.readString(test).replaceFirst("\n\\d+\t\\d+\n", "\n"));
        assertRefused("test.tsv was changed after the split was written: its SHA-256 is ");
        Files.delete(test);
        assertRefused("test.tsv is missing");
        Files.write(test, original);
        SplitFolder.open(folder);
    }

    @Test
    void aChangedManifestIsNoticed() throws IOException {
        Path file = folder.resolve("manifest.json");
        String json = Files.readString(file);
        Files.writeString(file, json.replace("\"seed\" : 5", "\"seed\" : 6"));
        assertRefused("manifest.json was changed after the split was written: its checksum is ");
        Files.writeString(file, json.replace("\"version\" : 1", "\"version\" : 2"));
        assertRefused("version 2; this release reads thence-split, version 1");
        Files.writeString(file, json.substring(0, 100));
        assertRefused("manifest.json is no manifest of a split: ");
        Files.delete(file);
        assertRefused("split is no split: it has no manifest.json; write one");
    }

    @Test
    void edgesThatAreNotTheSplitOfTheirSeedAreRefused() throws IOException {
        // Everything fits its checksum, but the seed is another one.
        var forged = SplitManifest.of(manifest.protocol(), manifest.dataset(),
                manifest.datasetDigest(), 6, manifest.nodes(), manifest.edges(), manifest.files());
        Files.writeString(folder.resolve("manifest.json"), forged.json());
        assertRefused("train.tsv is not the split of this seed");
    }

    @Test
    void aFolderOfOtherThingsIsLeftAlone() throws IOException {
        Path other = Files.createDirectory(parent.resolve("other"));
        Files.writeString(other.resolve("diary.txt"), "");
        var failure = assertThrows(IOException.class, () -> write(other, 0));
        assertEquals(other + " is not empty and no split; name another folder",
                failure.getMessage());
    }

    private void assertRefused(String message) {
        var failure = assertThrows(IOException.class, () -> SplitFolder.open(folder));
        assertTrue(failure.getMessage().contains(message), failure.getMessage());
    }
}
