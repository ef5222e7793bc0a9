package dev.thence.bench.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.thence.graph.Workers;
import dev.thence.io.SectionFile.Verification;
import dev.thence.serving.Publisher;
import dev.thence.serving.RecommendationQuery;
import dev.thence.serving.Recommender;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A store with two versions of one shop, v1 and v2, that answer differently, and both of them
/// opened, to know what each must answer.
final class TwoVersions implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final Path store;
    private final Map<String, Recommender> versions;
    private final int items;

    private TwoVersions(Path folder, Path store, Map<String, Recommender> versions, int items) {
        this.folder = folder;
        this.store = store;
        this.versions = versions;
        this.items = items;
    }

    static TwoVersions make(HttpOptions options, PipelineListener listener) throws IOException {
        Path folder = options.folder().isPresent()
                ? Files.createTempDirectory(Files.createDirectories(options.folder().get()),
                        "thence-bench")
                : Files.createTempDirectory("thence-bench");
        try (var workers = Workers.ofProcessors()) {
            Path store = folder.resolve("models");
            var made = new MadeStore(store, workers, listener);
            for (long version = 0; version < 2; version++) {
                made.publish(new Scene(options.items(), options.seed() + version),
                        options.items());
            }
            var first = Recommender.open(store.resolve("v1"), Verification.HEADER);
            var second = Recommender.open(store.resolve("v2"), Verification.HEADER);
            return new TwoVersions(folder, store, Map.of("v1", first, "v2", second),
                    options.items());
        } catch (IOException | RuntimeException e) {
            Folders.delete(folder);
            throw e;
        }
    }

    Path folder() {
        return folder;
    }

    Path store() {
        return store;
    }

    int items() {
        return items;
    }

    /// Lets the store name another version.
    void point(String version) throws IOException {
        try (var publisher = Publisher.open(store)) {
            publisher.point(version);
        }
    }

    /// What is wrong with an answer of the service: it must be that of the version it names, item
    /// by item, score by score.
    Optional<String> wrong(String body, Function<Recommender, RecommendationQuery> question) {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return Optional.of("no JSON: " + e.getOriginalMessage());
        }
        String version = answer.path("model").path("version").asText();
        Recommender recommender = versions.get(version);
        if (recommender == null) {
            return Optional.of("of version '" + version + "'");
        }
        List<String> given = new ArrayList<>();
        answer.path("recommendations").forEach(one ->
                given.add(one.path("item").asText() + " " + one.path("score").asDouble()));
        List<String> expected = question.apply(recommender).fetch().stream()
                .map(one -> one.item() + " " + one.score()).toList();
        return given.equals(expected) ? Optional.empty()
                : Optional.of(version + " answers " + given + ", must answer " + expected);
    }

    @Override
    public void close() throws IOException {
        versions.values().forEach(Recommender::close);
        Folders.delete(folder);
    }
}
