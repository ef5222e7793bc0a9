package dev.thence.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thence.evaluation.SparseRows;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.GraphSections;
import dev.thence.graph.NodeIds;
import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile;
import dev.thence.io.SectionFile.Verification;
import dev.thence.io.SectionFileWriter;
import dev.thence.vectors.FloatMatrix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The files of a model: `manifest.json` for people and programs, and four section files. The
/// manifest has no checksum of its own; `items.thence` holds a checked copy that it must equal, and
/// every section file names the model it belongs to, so that files of two models never mix.
final class ModelFolder {
    private static final int VERSION = 1;
    private static final String MANIFEST = "manifest.json";
    private static final String ITEMS = "items";
    private static final String VECTORS = "vectors";
    private static final String EVIDENCES = "evidences";
    private static final String GRAPH = "graph";
    private static final List<String> KINDS = List.of(ITEMS, VECTORS, EVIDENCES, GRAPH);

    private ModelFolder() {}

    static Path file(Path folder, String kind) {
        return folder.resolve(kind + ".thence");
    }

    // ---- writing

    static void write(Path folder, Model.Parts parts) throws IOException {
        Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
        Path old = folder.resolveSibling(folder.getFileName() + ".old");
        deleteFolder(fresh);
        Files.createDirectories(fresh);
        try {
            writeFiles(fresh, parts);
        } catch (IOException | RuntimeException e) {
            deleteFolder(fresh);
            throw e;
        }
        if (Files.exists(folder)) {
            deleteFolder(old);
            Files.move(folder, old);
        }
        Files.move(fresh, folder);
        deleteFolder(old);
    }

    private static void writeFiles(Path folder, Model.Parts parts) throws IOException {
        ModelManifest manifest = parts.manifest();
        try (var file = begin(folder, ITEMS, manifest)) {
            file.addText(MANIFEST, manifest.toJson());
            parts.ids().write(file, "ids.");
            parts.catalogue().write(file, "catalogue.");
            file.add("trainOrders", parts.trainOrders().segment());
            file.add("logShare", parts.logShare().segment());
            file.commit();
        }
        try (var file = begin(folder, VECTORS, manifest)) {
            file.add("sources", parts.sources().values());
            file.add("targets", parts.targets().values());
            file.commit();
        }
        try (var file = begin(folder, EVIDENCES, manifest)) {
            for (Evidence evidence : parts.evidences()) {
                switch (evidence) {
                    case MatchEvidence _ -> { }
                    case TargetEvidence target -> file.addFloats(target.name(), target.values());
                    case SourceEvidence source -> file.addFloats(source.name(), source.values());
                    case PairEvidence pair -> pair.rows().write(file, pair.name() + ".");
                }
            }
            for (var entry : parts.logPartition().entrySet()) {
                file.add("logPartition." + entry.getKey(), entry.getValue().segment());
            }
            file.commit();
        }
        try (var file = begin(folder, GRAPH, manifest)) {
            GraphSections.write(file, "coPurchase.", parts.graph());
            GraphSections.write(file, "then.", parts.thenCounts());
            file.commit();
        }
        Files.writeString(folder.resolve(MANIFEST), manifest.toJson());
    }

    private static SectionFileWriter begin(Path folder, String kind, ModelManifest manifest)
            throws IOException {
        var writer = SectionFile.create(file(folder, kind), "model " + kind, VERSION);
        writer.addText("model", manifest.modelId());
        return writer;
    }

    private static void deleteFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> entries;
        try (Stream<Path> walk = Files.walk(folder)) {
            entries = new ArrayList<>(walk.toList());
        }
        for (Path entry : entries.reversed()) {
            Files.delete(entry);
        }
    }

    // ---- opening

    static Model open(Path folder, Verification verification) throws IOException {
        Path whole = complete(folder);
        var files = new ArrayList<SectionFile>();
        try {
            for (String kind : KINDS) {
                files.add(SectionFile.open(file(whole, kind), "model " + kind, VERSION,
                        verification));
            }
            return Model.of(read(whole, files), files);
        } catch (IOException | RuntimeException e) {
            files.forEach(SectionFile::close);
            throw e;
        }
    }

    /// The folder, or the one it was about to replace when writing was cut off between two renames.
    private static Path complete(Path folder) throws IOException {
        Path old = folder.resolveSibling(folder.getFileName() + ".old");
        if (!Files.isDirectory(folder) && Files.isDirectory(old)) {
            return old;
        }
        if (!Files.isRegularFile(folder.resolve(MANIFEST))) {
            throw new NoSuchFileException(folder.resolve(MANIFEST).toString(), null,
                    "this is no model folder; a model is made by training");
        }
        return folder;
    }

    private static Model.Parts read(Path folder, List<SectionFile> files) throws IOException {
        SectionFile items = files.get(0);
        SectionFile vectors = files.get(1);
        SectionFile tables = files.get(2);
        SectionFile graph = files.get(3);
        ModelManifest manifest = manifest(folder, items);
        for (int i = 0; i < files.size(); i++) {
            if (!files.get(i).text("model").equals(manifest.modelId())) {
                throw new CorruptFileException(file(folder, KINDS.get(i)), "belongs to model "
                        + files.get(i).text("model") + ", the manifest is of " + manifest.modelId()
                        + "; train again or restore the folder");
            }
        }
        int n = manifest.nodeCount();
        NodeIds ids = NodeIds.read(items, "ids.");
        requireCount(items, "ids", ids.count(), n);
        Catalogue catalogue = Catalogue.read(items, "catalogue.");
        requireCount(items, "catalogue", catalogue.nodeCount(), n);
        DirectedGraph edges = GraphSections.read(graph, "coPurchase.");
        requireCount(graph, "coPurchase", edges.nodeCount(), n);
        DirectedGraph then = GraphSections.read(graph, "then.");
        requireCount(graph, "then", then.nodeCount(), n);
        var sources = matrix(vectors, "sources", manifest);
        var targets = matrix(vectors, "targets", manifest);
        var partitions = new EnumMap<Question, NodeValues>(Question.class);
        for (Question question : manifest.weights().keySet()) {
            if (question.isOfOneSource()) {
                partitions.put(question, values(tables, "logPartition." + question, n));
            }
        }
        return new Model.Parts(manifest, ids, catalogue, edges, then, sources, targets,
                evidences(manifest, tables, sources, targets), values(items, "trainOrders", n),
                values(items, "logShare", n), partitions);
    }

    private static void requireCount(SectionFile file, String part, int found, int expected)
            throws CorruptFileException {
        if (found != expected) {
            throw new CorruptFileException(file.path(), "sections " + part + ".* are of " + found
                    + " items, the manifest says " + expected);
        }
    }

    private static ModelManifest manifest(Path folder, SectionFile items) throws IOException {
        Path path = folder.resolve(MANIFEST);
        String json = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        if (!json.equals(items.text(MANIFEST))) {
            throw new CorruptFileException(path, "differs from the copy in "
                    + file(folder, ITEMS).getFileName() + "; it was edited or damaged");
        }
        try {
            ModelManifest manifest = ModelManifest.parse(json);
            if (manifest.formatVersion() != ModelManifest.FORMAT_VERSION) {
                throw new CorruptFileException(path, "has format version "
                        + manifest.formatVersion() + ", this release reads "
                        + ModelManifest.FORMAT_VERSION);
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw new CorruptFileException(path, "is no manifest: " + e.getOriginalMessage());
        }
    }

    private static FloatMatrix matrix(SectionFile file, String name, ModelManifest manifest)
            throws CorruptFileException {
        long count = (long) manifest.nodeCount() * manifest.dimension();
        return FloatMatrix.of(manifest.nodeCount(), manifest.dimension(),
                file.section(name, Float.BYTES, count));
    }

    private static NodeValues values(SectionFile file, String name, int nodeCount)
            throws CorruptFileException {
        return NodeValues.of(file.section(name, Float.BYTES, nodeCount));
    }

    private static List<Evidence> evidences(ModelManifest manifest, SectionFile tables,
            FloatMatrix sources, FloatMatrix targets) throws IOException {
        var evidences = new ArrayList<Evidence>();
        for (Map.Entry<String, String> entry : manifest.evidences().entrySet()) {
            String name = entry.getKey();
            evidences.add(switch (entry.getValue()) {
                case "match" -> new MatchEvidence(sources, targets, manifest.temperature());
                case "target" -> new TargetEvidence(name,
                        values(tables, name, manifest.nodeCount()).toArray());
                case "source" -> new SourceEvidence(name,
                        values(tables, name, manifest.nodeCount()).toArray());
                case "pair" -> new PairEvidence(name, rows(tables, name, manifest.nodeCount()));
                case "sum" -> new PairEvidence(name, rows(tables, name, manifest.nodeCount()),
                        Pooling.SUM);
                default -> throw new CorruptFileException(tables.path().resolveSibling(MANIFEST),
                        "evidence " + name + " is of kind " + entry.getValue()
                        + ", must be match, target, source, pair or sum");
            });
        }
        return evidences;
    }

    private static SparseRows rows(SectionFile tables, String name, int nodeCount)
            throws CorruptFileException {
        SparseRows rows = SparseRows.read(tables, name + ".");
        requireCount(tables, name, rows.rowCount(), nodeCount);
        return rows;
    }
}
