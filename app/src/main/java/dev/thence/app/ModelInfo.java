package dev.thence.app;

import dev.thence.io.SectionFile.Verification;
import dev.thence.model.Model;
import dev.thence.model.ModelManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// What a model says of itself, for people.
final class ModelInfo {
    private ModelInfo() {}

    static boolean isModel(Path path) {
        return Files.exists(path.resolve("manifest.json"));
    }

    static void print(Console console, Path path) throws IOException {
        try (var model = Model.open(path, Verification.HEADER)) {
            print(console, path, model.manifest());
        }
    }

    private static void print(Console console, Path path, ModelManifest manifest) {
        console.print("%s: a model of %,d items, %d numbers per vector, made from %s%s", path,
                manifest.nodeCount(), manifest.dimension(), manifest.kind(),
                manifest.asOf().isEmpty() ? "" : ", as of " + manifest.asOf());
        console.print("  id: %s", manifest.modelId());
        list(console, "provenance", manifest.provenance());
        list(console, "settings", manifest.config());
        weights(console, manifest);
    }

    private static void list(Console console, String name, Map<String, String> values) {
        console.print("  %s: %s", name, String.join(", ", values.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue()).toList()));
    }

    /// The weight of every evidence under every question.
    static void weights(Console console, ModelManifest manifest) {
        var questions = List.copyOf(manifest.weights().keySet());
        var headings = new ArrayList<>(List.of("weight of evidence"));
        questions.forEach(q -> headings.add(q.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        var table = new Table(headings.toArray(String[]::new));
        var evidences = new TreeSet<String>();
        manifest.weights().values().forEach(w -> evidences.addAll(w.keySet()));
        for (String evidence : evidences) {
            var row = new ArrayList<>(List.of(evidence));
            questions.forEach(q -> row.add(String.format(Locale.ROOT, "%.3f",
                    manifest.weights().get(q).getOrDefault(evidence, 0.0))));
            table.row(row);
        }
        table.print(console);
    }
}
