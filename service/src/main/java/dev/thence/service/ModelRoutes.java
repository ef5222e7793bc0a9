package dev.thence.service;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thence.graph.UnknownItemException;
import dev.thence.model.Model;
import dev.thence.serving.ModelVersion;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The routes that tell of items and of models.
final class ModelRoutes {
    private final Models models;
    private final Gate gate;

    ModelRoutes(Models models, Gate gate) {
        this.models = models;
        this.gate = gate;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/items/{id}", this::item),
                Route.get("/v1/model", this::model),
                Route.get("/v1/models", this::versions));
    }

    private Reply item(Request request) {
        request.parameters(Set.of());
        String id = request.variable("id");
        try (var _ = gate.enter(request.deadline()); var held = models.hold()) {
            Model model = held.recommender().model();
            int node = model.ids().require(id);
            var availability = models.availability();
            return Reply.json(json -> {
                json.writeStartObject();
                json.writeStringField("item", id);
                AnswerJson.attributes(json, model, node);
                json.writeBooleanField("hidden", availability.isHidden(id));
                json.writeBooleanField("outOfStock", availability.isOutOfStock(id));
                json.writeNumberField("orders", model.trainOrders(node));
                json.writeNumberField("leadsTo", model.graph().out().degree(node));
                json.writeNumberField("followsFrom", model.graph().in().degree(node));
                json.writeEndObject();
            });
        } catch (UnknownItemException e) {
            try (var held = models.hold()) {
                throw QuestionRoutes.unknown(e, held.recommender().model()).asException();
            }
        }
    }

    private Reply model(Request request) {
        request.parameters(Set.of());
        try (var held = models.hold()) {
            Model model = held.recommender().model();
            var manifest = model.manifest();
            return Reply.json(json -> {
                json.writeStartObject();
                json.writeStringField("version", held.recommender().version());
                json.writeStringField("id", manifest.modelId());
                json.writeStringField("kind", manifest.kind());
                json.writeStringField("asOf", manifest.asOf());
                json.writeStringField("servingSince", held.since().toString());
                json.writeNumberField("servingSeconds",
                        Duration.between(held.since(), Instant.now()).toSeconds());
                json.writeNumberField("items", manifest.nodeCount());
                json.writeNumberField("dimension", manifest.dimension());
                AnswerJson.texts(json, "questions", model.questions().stream()
                        .map(Narrowing::word).toList());
                AnswerJson.texts(json, "evidences",
                        manifest.evidences().keySet().stream().toList());
                json.writeArrayFieldStart("attributes");
                for (String attribute : model.catalogue().attributes()) {
                    json.writeStartObject();
                    json.writeStringField("name", attribute);
                    json.writeStringField("holds",
                            model.catalogue().isNumber(attribute) ? "numbers" : "texts");
                    json.writeEndObject();
                }
                json.writeEndArray();
                metrics(json, manifest.metrics());
                json.writeEndObject();
            });
        }
    }

    private Reply versions(Request request) {
        request.parameters(Set.of());
        try (var held = models.hold()) {
            String serving = held.recommender().version();
            List<ModelVersion> versions = models.store().isPresent()
                    ? models.store().get().versions() : List.of();
            return Reply.json(json -> {
                json.writeStartObject();
                json.writeStringField("serving", serving);
                json.writeArrayFieldStart("versions");
                for (ModelVersion version : versions) {
                    write(json, version);
                }
                json.writeEndArray();
                json.writeEndObject();
            });
        } catch (IOException e) {
            throw Problem.of(ProblemType.NO_MODEL, "the store of models cannot be read now")
                    .asException();
        }
    }

    private static void write(JsonGenerator json, ModelVersion version) throws IOException {
        json.writeStartObject();
        json.writeStringField("version", version.name());
        json.writeStringField("id", version.modelId());
        json.writeStringField("kind", version.kind());
        json.writeStringField("asOf", version.asOf());
        json.writeStringField("published", version.published());
        json.writeNumberField("items", version.items());
        json.writeNumberField("bytes", version.bytes());
        json.writeStringField("canary", Narrowing.word(version.canary().verdict()));
        metrics(json, version.metrics());
        json.writeEndObject();
    }

    private static void metrics(JsonGenerator json, Map<String, Double> metrics)
            throws IOException {
        json.writeObjectFieldStart("metrics");
        for (var metric : metrics.entrySet()) {
            json.writeNumberField(metric.getKey(), metric.getValue());
        }
        json.writeEndObject();
    }
}
