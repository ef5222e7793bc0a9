package dev.thence.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thence.serving.Availability;
import dev.thence.serving.AvailabilityChanges;
import dev.thence.serving.ModelStore;
import dev.thence.serving.ModelVersion;
import dev.thence.serving.Publisher;
import dev.thence.serving.StoredModels;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The routes that change something. Each needs the token; without one they are switched off.
final class AdminRoutes {
    private static final Set<String> CHANGE = Set.of("items", "hidden", "inStock", "price",
            "texts", "numbers", "without", "asInCatalogue");
    private static final int MOST_ATTRIBUTES = 100;

    private final Models models;
    private final Optional<AdminToken> token;

    AdminRoutes(Models models, Optional<AdminToken> token) {
        this.models = models;
        this.token = token;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/admin/availability", allowed(this::availability)),
                Route.post("/v1/admin/availability", allowed(this::change)),
                Route.post("/v1/admin/refresh", allowed(this::refresh)),
                Route.post("/v1/admin/rollback", allowed(this::rollBack)));
    }

    private Route.Handler allowed(Route.Handler handler) {
        return request -> {
            if (token.isEmpty()) {
                throw Problem.of(ProblemType.ADMINISTRATION_OFF, "the service was started without"
                        + " a token; start it with THENCE_ADMIN_TOKEN set").asException();
            }
            if (!token.get().opens(request.header().apply("Authorization").orElse(""))) {
                throw Problem.of(ProblemType.NOT_AUTHORIZED, "the header Authorization must be"
                        + " Bearer and the token").header("WWW-Authenticate", "Bearer")
                        .asException();
            }
            request.parameters(Set.of());
            return handler.handle(request);
        };
    }

    private Reply availability(Request request) {
        return changedItems(models.availability());
    }

    private static Reply changedItems(Availability availability) {
        int changed = availability.changedItems();
        return Reply.json(json -> {
            json.writeStartObject();
            json.writeNumberField("changedItems", changed);
            json.writeEndObject();
        });
    }

    private Reply change(Request request) {
        var fields = Fields.of(request.json(), "", Set.of("changes", "replace"));
        var changes = Availability.changes();
        fields.any("changes").ifPresent(array -> {
            Fields.elements(array, "/changes", Integer.MAX_VALUE);
            int place = 0;
            for (JsonNode change : array) {
                add(Fields.of(change, "/changes/" + place++, CHANGE), changes);
            }
        });
        var availability = models.availability();
        try {
            if (fields.flag("replace")) {
                availability.replace(changes);
            } else {
                availability.apply(changes);
            }
        } catch (IllegalArgumentException e) {
            throw Problem.body("/changes", String.valueOf(e.getMessage())).asException();
        }
        return changedItems(availability);
    }

    private void add(Fields fields, AvailabilityChanges changes) {
        List<String> items = fields.texts("items", Integer.MAX_VALUE);
        if (items.isEmpty()) {
            throw Problem.body(fields.pointer("items"), "items is missing or empty, must name at"
                    + " least one item").asException();
        }
        if (fields.flag("asInCatalogue")) {
            changes.asInCatalogue(items);
        }
        if (fields.any("hidden").isPresent()) {
            var _ = fields.flag("hidden") ? changes.hide(items) : changes.show(items);
        }
        if (fields.any("inStock").isPresent()) {
            var _ = fields.flag("inStock") ? changes.inStock(items) : changes.outOfStock(items);
        }
        var price = fields.number("price");
        var texts = fields.members("texts", MOST_ATTRIBUTES);
        var numbers = fields.members("numbers", MOST_ATTRIBUTES);
        for (String item : items) {
            price.ifPresent(value -> changes.price(item, value));
            texts.forEach((attribute, text) -> changes.text(item, attribute, Fields.text(text,
                    fields.pointer("texts", attribute))));
            numbers.forEach((attribute, number) -> changes.number(item, attribute,
                    Fields.number(number, fields.pointer("numbers", attribute))));
            fields.texts("without", MOST_ATTRIBUTES)
                    .forEach(attribute -> changes.without(item, attribute));
        }
    }

    private Reply refresh(Request request) {
        var store = requireStore();
        boolean swapped = store.refresh();
        if (!swapped && store.refused().isPresent()) {
            var refused = store.refused().get();
            throw Problem.of(ProblemType.REFUSED, refused.refused() + " is refused, "
                    + refused.serving() + " goes on answering: " + refused.reason()).asException();
        }
        return serving(store);
    }

    private Reply rollBack(Request request) {
        var store = requireStore();
        var fields = Fields.of(request.json(), "", Set.of("to"));
        try (var publisher = Publisher.open(store.path())) {
            publisher.point(fields.text("to").orElseGet(() -> before(store)));
        } catch (IOException e) {
            throw Problem.of(ProblemType.REFUSED, "cannot go back: " + e.getMessage())
                    .asException();
        }
        return refresh(request);
    }

    /// The version before the one that answers.
    private static String before(ModelStore store) {
        try {
            List<String> names = StoredModels.of(store.path()).versions().stream()
                    .map(ModelVersion::name).toList();
            int place = names.indexOf(store.current().name());
            if (place > 0) {
                return names.get(place - 1);
            }
        } catch (IOException e) {
            throw Problem.of(ProblemType.REFUSED, "cannot go back: " + e.getMessage())
                    .asException();
        }
        throw Problem.of(ProblemType.REFUSED, "there is no version before "
                + store.current().name()).asException();
    }

    private ModelStore requireStore() {
        return models.store().orElseThrow(() -> Problem.of(ProblemType.REFUSED, "this service has"
                + " one model and no store of versions; publish into one and serve that")
                .asException());
    }

    private static Reply serving(ModelStore store) {
        String version = store.current().name();
        return Reply.json(json -> {
            json.writeStartObject();
            json.writeStringField("version", version);
            json.writeEndObject();
        });
    }
}
