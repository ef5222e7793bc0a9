package dev.thence.service;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thence.graph.UnknownItemException;
import dev.thence.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The routes by which people find their way: items by name, what the catalogue can be asked,
/// the neighbours of an item.
final class SearchRoutes {
    static final Set<String> SEARCH_NAMES = Set.of("search", "limit");
    static final int MOST_FOUND = 100;
    static final int MOST_NEIGHBORS = 100;

    private static final int LONGEST_SEARCH = 200;
    private static final int USUAL_LIMIT = 10;
    private static final int USUAL_NEIGHBORS = 12;

    private final Models models;
    private final Gate gate;
    private final ItemSearch search;
    private final AttributesJson attributes = new AttributesJson();

    SearchRoutes(Models models, Gate gate, ItemSearch search) {
        this.models = models;
        this.gate = gate;
        this.search = search;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/items", this::items),
                Route.get("/v1/items/{id}/neighbors", this::neighbors),
                Route.get("/v1/attributes", this::attributes));
    }

    private Reply items(Request request) {
        var parameters = request.parameters(SEARCH_NAMES);
        Optional<String> text = parameters.text("search").filter(asked -> !asked.isBlank());
        if (text.isPresent() && text.get().length() > LONGEST_SEARCH) {
            throw Problem.parameter("search", "search has " + text.get().length()
                    + " characters, must have at most " + LONGEST_SEARCH).asException();
        }
        int limit = parameters.wholeNumber("limit", 1, MOST_FOUND).orElse(USUAL_LIMIT);
        try (var held = models.hold()) {
            Model model = held.recommender().model();
            var index = search.index(model, request.deadline());
            try (var _ = gate.enter(request.deadline())) {
                var found = text.isPresent() ? index.search(text.get(), limit)
                        : Optional.of(new ItemIndex.Found(ItemIndex.Fit.PRECISE,
                                index.first(limit)));
                return found(model, found.orElseThrow(() -> Problem.of(ProblemType.BUSY,
                        "the model has just been replaced; ask again in a moment")
                        .header("Retry-After", "1").asException()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory that cannot be read", e);
        }
    }

    private static Reply found(Model model, ItemIndex.Found found) {
        return Reply.json(json -> {
            json.writeStartObject();
            json.writeStringField("fit", Narrowing.word(found.fit()));
            json.writeStringField("counts", counts(model, "orders"));
            json.writeArrayFieldStart("items");
            for (int i = 0; i < found.nodes().size(); i++) {
                int node = found.nodes().getInt(i);
                json.writeStartObject();
                named(json, model, node);
                var category = model.catalogue().category(node);
                if (category.isPresent()) {
                    json.writeStringField("category", category.get());
                }
                json.writeNumberField("orders", model.trainOrders(node));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /// The item's id, and its name where it has one.
    static void named(JsonGenerator json, Model model, int node) throws IOException {
        json.writeStringField("item", model.ids().id(node));
        var name = model.catalogue().name(node);
        if (name.isPresent()) {
            json.writeStringField("name", name.get());
        }
    }

    /// What numbers of a model count: what is named, or links where it was made of a graph.
    private static String counts(Model model, String what) {
        return model.defaultQuestion().isOfGraph() ? "links" : what;
    }

    private Reply neighbors(Request request) {
        int limit = request.parameters(Set.of("limit")).wholeNumber("limit", 1, MOST_NEIGHBORS)
                .orElse(USUAL_NEIGHBORS);
        try (var _ = gate.enter(request.deadline()); var held = models.hold()) {
            Model model = held.recommender().model();
            return neighbors(model, request.variable("id"), limit);
        }
    }

    private static Reply neighbors(Model model, String item, int limit) {
        int node;
        try {
            node = model.ids().require(item);
        } catch (UnknownItemException e) {
            throw QuestionRoutes.unknown(e, model).asException();
        }
        var around = Neighborhood.of(model, node, limit);
        return Reply.json(json -> {
            json.writeStartObject();
            named(json, model, node);
            json.writeStringField("counts", counts(model, "customers"));
            json.writeArrayFieldStart("neighbors");
            for (var neighbor : around.neighbors()) {
                json.writeStartObject();
                named(json, model, neighbor.node());
                json.writeNumberField("then", neighbor.then());
                json.writeNumberField("back", neighbor.back());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private Reply attributes(Request request) {
        request.parameters(Set.of());
        try (var _ = gate.enter(request.deadline()); var held = models.hold()) {
            return attributes.reply(held.recommender().model());
        }
    }
}
