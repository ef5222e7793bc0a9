package dev.thence.service;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thence.graph.UnknownItemException;
import dev.thence.pipeline.TrialSummary;
import dev.thence.serving.ModelStore;
import dev.thence.serving.Recommendation;
import dev.thence.serving.Recommender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The routes that tell how good a version is, and what would change with another.
final class ComparisonRoutes {
    static final int MOST_SAMPLED = 500;

    private static final System.Logger LOG = System.getLogger(ComparisonRoutes.class.getName());
    private static final String CURRENT = "current";
    private static final int USUAL_SAMPLE = 100;
    private static final int MOST_SHOWN = 20;
    private static final int WAITING = 8;

    private final Models models;
    private final Path folder;
    private final OpenVersions versions;
    private final Gate gate;
    /// One comparison at a time: each asks two versions hundreds of questions.
    private final Gate comparing = new Gate(1, WAITING);

    /// @param folder of the models
    ComparisonRoutes(Models models, Path folder, OpenVersions versions, Gate gate) {
        this.models = models;
        this.folder = folder;
        this.versions = versions;
        this.gate = gate;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/models/{version}/evaluation", this::evaluation),
                Route.get("/v1/comparisons/{before}/{after}", this::comparison),
                Route.get("/v1/comparisons/{before}/{after}/items/{id}", this::item));
    }

    private Reply evaluation(Request request) {
        request.parameters(Set.of());
        String version = request.variable("version");
        TrialSummary summary = summary(version).orElseThrow(() -> Problem.of(
                ProblemType.NO_EVALUATION, "version " + Problem.shown(version) + " was not"
                + " evaluated before it was published; thence evaluate RUN does that")
                .asException());
        return Reply.json(json -> json.writePOJO(summary));
    }

    private Optional<TrialSummary> summary(String version) {
        Optional<ModelStore> store = models.store();
        try (var held = models.hold()) {
            String serving = held.recommender().version();
            if (store.isPresent()) {
                return store.get().evaluation(version.equals(CURRENT) ? serving : version);
            }
            if (!version.equals(CURRENT) && !version.equals(serving)) {
                throw OpenVersions.unknown(version, List.of(serving));
            }
            Path file = folder.resolve(TrialSummary.FILE);
            return Files.isRegularFile(file) ? Optional.of(TrialSummary.read(file))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            throw OpenVersions.unknown(version, List.of());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "an evaluation cannot be read: "
                    + e.getMessage());
            return Optional.empty();
        }
    }

    private Reply comparison(Request request) {
        int sample = request.parameters(Set.of("sample")).wholeNumber("sample", 1, MOST_SAMPLED)
                .orElse(USUAL_SAMPLE);
        try (var _ = comparing.enter(request.deadline());
                var before = versions.hold(request.variable("before"));
                var after = versions.hold(request.variable("after"))) {
            var found = Comparison.of(before.recommender(), after.recommender(), sample, gate,
                    request.deadline());
            return Reply.json(json -> write(json, found, before.recommender(),
                    after.recommender()));
        }
    }

    private static void write(JsonGenerator json, Comparison found, Recommender before,
            Recommender after) throws IOException {
        json.writeStartObject();
        json.writeStringField("before", before.version());
        json.writeStringField("after", after.version());
        json.writeNumberField("sample", found.changes().size());
        json.writeNumberField("stays", found.stays());
        json.writeNumberField("first", found.first());
        json.writeNumberField("newcomers", found.newcomers());
        json.writeNumberField("gone", found.gone());
        json.writeArrayFieldStart("histogram");
        for (int items : found.histogram()) {
            json.writeNumber(items);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("items");
        for (var change : found.changes().stream().limit(MOST_SHOWN).toList()) {
            json.writeStartObject();
            SearchRoutes.named(json, before.model(), before.model().ids().node(change.item()));
            json.writeNumberField("stays", change.stays());
            json.writeNumberField("of", change.of());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private Reply item(Request request) {
        request.parameters(Set.of());
        String item = request.variable("id");
        try (var before = versions.hold(request.variable("before"));
                var after = versions.hold(request.variable("after"));
                var _ = gate.enter(request.deadline())) {
            Optional<List<Recommendation>> old = shown(before.recommender(), item);
            Optional<List<Recommendation>> next = shown(after.recommender(), item);
            if (old.isEmpty() && next.isEmpty()) {
                throw unknown(before.recommender(), item);
            }
            return Reply.json(json -> {
                json.writeStartObject();
                var model = (next.isPresent() ? after : before).recommender().model();
                SearchRoutes.named(json, model, model.ids().node(item));
                json.writeNumberField("stays", old.orElse(List.of()).stream()
                        .filter(r -> places(next).containsKey(r.item())).count());
                if (old.isPresent()) {
                    write(json, "before", old.get(), places(next));
                }
                if (next.isPresent()) {
                    write(json, "after", next.get(), places(old));
                }
                json.writeEndObject();
            });
        }
    }

    private static Optional<List<Recommendation>> shown(Recommender recommender, String item) {
        return recommender.knows(item) ? Optional.of(Comparison.shown(recommender, item))
                : Optional.empty();
    }

    private static ProblemException unknown(Recommender recommender, String item) {
        try {
            recommender.model().ids().require(item);
            throw new IllegalStateException("item " + item + " is known and not known");
        } catch (UnknownItemException e) {
            return QuestionRoutes.unknown(e, recommender.model()).asException();
        }
    }

    private static Map<String, Integer> places(Optional<List<Recommendation>> shown) {
        var places = new HashMap<String, Integer>();
        shown.orElse(List.of()).forEach(r -> places.put(r.item(), places.size() + 1));
        return places;
    }

    private static void write(JsonGenerator json, String name, List<Recommendation> shown,
            Map<String, Integer> others) throws IOException {
        json.writeArrayFieldStart(name);
        int place = 0;
        for (var recommendation : shown) {
            json.writeStartObject();
            json.writeStringField("item", recommendation.item());
            if (recommendation.name().isPresent()) {
                json.writeStringField("name", recommendation.name().get());
            }
            json.writeNumberField("place", ++place);
            Integer other = others.get(recommendation.item());
            if (other != null) {
                json.writeNumberField("other", other);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
