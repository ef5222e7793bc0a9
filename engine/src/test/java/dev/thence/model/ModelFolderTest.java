package dev.thence.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thence.evaluation.SparseRows;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile;
import dev.thence.io.SectionFile.Verification;
import dev.thence.pipeline.ModelBuilder;
import dev.thence.vectors.FloatMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
    private static final int N = 6;

    @TempDir
    Path folder;

    static Model model(long seed) {
        var random = new SplitMix64(seed);
        float[][] vectors = new float[2][N * 16];
        for (float[] rows : vectors) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] = (float) random.nextGaussian() / 4;
            }
        }
        var rows = SparseRows.builder(N);
        for (int u = 0; u < N; u++) {
            rows.set(u, new int[] {(u + 1) % N}, new float[] {1.5f}, 0);
        }
        var graph = DirectedGraph.builder(N).add(0, 1).add(1, 2).add(3, 0).build();
        try (var workers = Workers.of(1)) {
            return ModelBuilder.of(NodeIds.of(List.of("a", "b", "c", "d", "e", "f")), graph,
                            new MatchEvidence(FloatMatrix.of(N, 16, vectors[0]),
                                    FloatMatrix.of(N, 16, vectors[1]), 0.1))
                    .catalogue(Catalogue.builder(N).text("name", 2, "A \u00fcmlaut\nname")
                            .number("price", 1, 2.5).build())
                    .evidence(new TargetEvidence("degree", new float[] {0, 1, 2, 3, 4, 5}))
                    .evidence(new PairEvidence("proximity", rows.build()))
                    .weights(new EvidenceWeights(Question.LINK,
                            Map.of("match", 0.5, "degree", 0.25, "proximity", 1.0)))
                    .build(workers);
        }
    }

    @Test
    void anOpenedModelGivesTheBitsOfTheOneThatWasWritten() throws IOException {
        Model written = model(1);
        written.write(folder.resolve("model"));
        try (Model read = Model.open(folder.resolve("model"), Verification.ALL)) {
            assertEquals(written.manifest(), read.manifest());
            float[] expected = new float[N];
            float[] found = new float[N];
            for (int u = 0; u < N; u++) {
                written.scorer(Question.LINK).scoreTargets(u, expected);
                read.scorer(Question.LINK).scoreTargets(u, found);
                assertArrayEquals(expected, found);
                for (int v = 0; v < N; v++) {
                    assertEquals(expected[v], read.scorer(Question.LINK).score(u, v));
                }
                assertEquals(written.logPartition(Question.LINK, u),
                        read.logPartition(Question.LINK, u));
            }
            assertEquals("A \u00fcmlaut\nname", read.catalogue().name(2).orElseThrow());
            assertEquals(2.5, read.catalogue().price(1).orElseThrow());
        }
    }

    @Test
    void aQuestionOfSourcesComesBackWithItsTerms() throws IOException {
        Model plain = model(1);
        assertEquals(Question.LINK, plain.sourceQuestion(Question.LINK));
        try (var workers = Workers.of(1)) {
            var match = new MatchEvidence(plain.sources(), plain.targets(), 0.1);
            Model written = ModelBuilder.of(plain.ids(), plain.graph(), match)
                    .evidence(new SourceEvidence("share", new float[] {0, -1, 2, -3, 4, -5}))
                    .weights(new EvidenceWeights(Question.LINK, Map.of("match", 0.5)))
                    .weights(new EvidenceWeights(Question.LINK_SOURCE,
                            Map.of("match", 0.25, "share", 2.0)))
                    .build(workers);
            written.write(folder.resolve("model"));
            try (Model read = Model.open(folder.resolve("model"), Verification.ALL)) {
                assertEquals(Question.LINK_SOURCE, read.sourceQuestion(Question.LINK));
                float[] expected = new float[N];
                float[] found = new float[N];
                for (int v = 0; v < N; v++) {
                    written.scorer(Question.LINK_SOURCE).scoreSources(v, expected);
                    read.scorer(Question.LINK_SOURCE).scoreSources(v, found);
                    assertArrayEquals(expected, found);
                    for (int u = 0; u < N; u++) {
                        assertEquals(0.25 * match.value(u, v)
                                + 2 * new float[] {0, -1, 2, -3, 4, -5}[u], found[u], 1e-5);
                    }
                }
                assertThrows(IllegalArgumentException.class,
                        () -> read.logPartition(Question.LINK_SOURCE, 0));
            }
        }
    }

    @Test
    void aMixOfOneNodeScoresLikeTheNode() {
        Scorer scorer = model(1).scorer(Question.LINK);
        float[] expected = new float[N];
        float[] found = new float[N];
        scorer.scoreTargets(4, expected);
        scorer.scoreMix(NodeMix.basket(4), found);
        assertArrayEquals(expected, found);
    }

    @Test
    void everyFlippedByteIsNoticed() throws IOException {
        Path path = folder.resolve("model");
        model(1).write(path);
        List<Path> files;
        try (var list = Files.list(path)) {
            files = list.sorted().toList();
        }
        assertEquals(5, files.size());
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < whole.length; i++) {
                byte[] flipped = whole.clone();
                flipped[i] ^= 0x10;
                Files.write(file, flipped);
                int at = i;
                assertThrows(IOException.class,
                        () -> Model.open(path, Verification.ALL).close(),
                        () -> file.getFileName() + " with byte " + at + " flipped");
            }
            Files.write(file, whole);
        }
        Model.open(path, Verification.ALL).close();
    }

    @Test
    void aMissingOrShortenedSectionIsNamedWithItsFile() throws IOException {
        Path path = folder.resolve("model");
        model(1).write(path);
        for (String kind : List.of("items", "vectors", "evidences", "graph")) {
            Path file = ModelFolder.file(path, kind);
            byte[] whole = Files.readAllBytes(file);
            List<String> names;
            try (var read = SectionFile.openAny(file, Verification.ALL)) {
                names = read.sections().stream().map(SectionFile.Section::name).toList();
            }
            for (String name : names) {
                rewrite(file, whole, name, -1);
                var failure = assertThrows(CorruptFileException.class,
                        () -> Model.open(path, Verification.ALL), name);
                assertEquals(file + ": has no section " + name + ", which every file of kind model "
                        + kind + " has", failure.getMessage());
                // Shorter lists of keys are lists too.
                if (rewrite(file, whole, name, 4) && !name.equals("catalogue.texts")
                        && !name.equals("catalogue.numbers")) {
                    failure = assertThrows(CorruptFileException.class,
                            () -> Model.open(path, Verification.ALL), name + " less 4 bytes");
                    assertEquals(name.equals("manifest.json") ? path.resolve(name) : file,
                            failure.file(), name);
                }
            }
            Files.write(file, whole);
        }
        Model.open(path, Verification.ALL).close();
    }

    /// Writes the file with one section less, or with that section shortened by some bytes;
    /// gives false where there is nothing to take.
    private static boolean rewrite(Path file, byte[] whole, String changed, int less)
            throws IOException {
        Files.write(file, whole);
        boolean done = true;
        Path copy = file.resolveSibling("copy.thence");
        try (var read = SectionFile.openAny(file, Verification.ALL);
                var written = SectionFile.create(copy, read.kind(), read.version())) {
            for (var section : read.sections()) {
                if (!section.name().equals(changed)) {
                    written.add(section.name(), read.section(section.name()));
                } else if (less >= 0) {
                    done = section.length() >= less;
                    written.add(changed, read.section(changed)
                            .asSlice(0, Math.max(0, section.length() - less)));
                }
            }
            written.commit();
        }
        Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
        return done;
    }

    @Test
    void aManifestWithoutAKeyOrWithAnotherIsNone() throws IOException {
        String json = model(1).manifest().toJson();
        assertEquals(model(1).manifest(), ModelManifest.parse(json));
        for (var key : ModelManifest.class.getRecordComponents()) {
            String renamed = json.replace("\"" + key.getName() + "\" :", "\"other\" :");
            assertNotEquals(json, renamed);
            assertThrows(JsonProcessingException.class, () -> ModelManifest.parse(renamed));
            var less = (ObjectNode) new ObjectMapper().readTree(json);
            less.remove(key.getName());
            assertThrows(JsonProcessingException.class, () -> ModelManifest.parse(less.toString()),
                    key.getName());
        }
    }

    @Test
    void theFormatsPageNamesEveryKeyAndSection() throws IOException {
        String page = Files.readString(Path.of("../docs/formats.md"));
        int from = page.indexOf("**The model folder**");
        String part = page.substring(from, page.indexOf("**`checkpoint`**", from));
        for (var key : ModelManifest.class.getRecordComponents()) {
            assertTrue(part.contains("`" + key.getName() + "`"), key.getName());
        }
        Path path = folder.resolve("model");
        model(1).write(path);
        for (String kind : List.of("items", "vectors", "evidences", "graph")) {
            try (var file = SectionFile.openAny(ModelFolder.file(path, kind), Verification.ALL)) {
                assertTrue(part.contains("`" + kind + ".thence`, `" + file.kind() + "`"), kind);
                for (var section : file.sections()) {
                    String name = section.name().replaceFirst("^degree$", "<name>")
                            .replaceFirst("^proximity\\.", "<name>.")
                            .replaceFirst("^(logPartition\\.).*", "$1<question>");
                    String group = name.replaceFirst("^([^.]+\\.).*", "$1");
                    assertTrue(part.contains("`" + name + "`") || part.contains("`" + group + "`"),
                            name);
                }
            }
        }
    }

    @Test
    void filesOfTwoModelsNeverMix() throws IOException {
        model(1).write(folder.resolve("one"));
        model(2).write(folder.resolve("two"));
        Files.copy(folder.resolve("two/vectors.thence"), folder.resolve("one/vectors.thence"),
                StandardCopyOption.REPLACE_EXISTING);
        var failure = assertThrows(CorruptFileException.class,
                () -> Model.open(folder.resolve("one"), Verification.HEADER));
        assertTrue(failure.getMessage().contains("belongs to model"), failure.getMessage());
    }

    @Test
    void aWriteReplacesTheOldModelAndLeavesNothingElse() throws IOException {
        Path path = folder.resolve("model");
        model(1).write(path);
        model(2).write(path);
        try (Model read = Model.open(path, Verification.ALL); var list = Files.list(folder)) {
            assertEquals(model(2).manifest().modelId(), read.manifest().modelId());
            assertEquals(List.of(path), list.toList());
        }
    }

    @Test
    void aWriteCutOffBetweenTwoRenamesLeavesTheOldModelReadable() throws IOException {
        Path path = folder.resolve("model");
        model(1).write(path);
        Files.move(path, folder.resolve("model.old"));
        try (Model read = Model.open(path, Verification.ALL)) {
            assertEquals(model(1).manifest().modelId(), read.manifest().modelId());
        }
    }

    @Test
    void aFolderWithoutAManifestIsNamed() {
        var failure = assertThrows(NoSuchFileException.class,
                () -> Model.open(folder, Verification.HEADER));
        assertFalse(failure.getMessage().isBlank());
    }
}
