package dev.thence.service;

import dev.thence.graph.UnknownItemException;
import dev.thence.model.Model;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
                Route.get("/v1/model", this::model));
    }

    private Reply item(Request request) {
        request.parameters(Set.of());
        String id = request.variable("id");
        try (var _ = gate.enter(request.deadline()); var held = models.hold()) {
            Model model = held.recommender().model();
            int node = model.ids().require(id);
            return Reply.json(json -> {
                json.writeStartObject();
                json.writeStringField("item", id);
                AnswerJson.attributes(json, model, node);
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
                json.writeObjectFieldStart("metrics");
                for (var metric : manifest.metrics().entrySet()) {
                    json.writeNumberField(metric.getKey(), metric.getValue());
                }
                json.writeEndObject();
                json.writeEndObject();
            });
        }
    }
}
