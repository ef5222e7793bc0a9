package dev.thence.service;

import dev.thence.graph.UnknownItemException;
import dev.thence.model.Model;
import dev.thence.serving.RecommendationQuery;
import dev.thence.serving.Recommendations;
import dev.thence.serving.Recommender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// The routes that recommend.
final class QuestionRoutes {
    private final Models models;
    private final Gate gate;
    private final ServiceLimits limits;
    private final ServiceMetrics metrics;

    QuestionRoutes(Models models, Gate gate, ServiceLimits limits, ServiceMetrics metrics) {
        this.models = models;
        this.gate = gate;
        this.limits = limits;
        this.metrics = metrics;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/items/{id}/related", request -> ofItem(request,
                        recommender -> recommender.relatedTo(request.variable("id")))),
                Route.get("/v1/items/{id}/similar", request -> ofItem(request,
                        recommender -> recommender.similarTo(request.variable("id")))),
                Route.get("/v1/items/{id}/leading", request -> ofItem(request,
                        recommender -> recommender.leadingTo(request.variable("id")))),
                Route.post("/v1/related", this::ofBasket),
                Route.post("/v1/newcomer", this::ofNewcomer));
    }

    private Reply ofItem(Request request, Function<Recommender, RecommendationQuery> question) {
        var narrowing = Narrowing.of(request.parameters(Narrowing.NAMES), limits);
        return ask(request, narrowing, recommender -> new Asked(
                List.of(request.variable("id")), List.of(), question.apply(recommender)));
    }

    private Reply ofBasket(Request request) {
        var fields = Fields.of(request.json(), "", with(Set.of("items", "unknownItems")));
        List<String> items = fields.texts("items", limits.maxBasket());
        if (items.isEmpty()) {
            throw Problem.body("/items", "items is missing or empty, must name at least one item")
                    .asException();
        }
        boolean skip = skipsUnknown(fields);
        var narrowing = Narrowing.of(fields, limits);
        return ask(request, narrowing, recommender -> {
            List<String> known = skip ? items.stream().filter(recommender::knows).toList() : items;
            List<String> skipped = skip
                    ? items.stream().filter(item -> !recommender.knows(item)).toList() : List.of();
            return new Asked(items, skipped, known.isEmpty()
                    ? recommender.relatedTo(items.getFirst()) : recommender.relatedTo(known));
        });
    }

    private static boolean skipsUnknown(Fields fields) {
        String word = fields.text("unknownItems").orElse("refuse");
        return switch (word) {
            case "refuse" -> false;
            case "skip" -> true;
            default -> throw Problem.body("/unknownItems", "unknownItems is "
                    + Problem.shown(word) + ", must be refuse or skip").asException();
        };
    }

    private Reply ofNewcomer(Request request) {
        var fields = Fields.of(request.json(), "", with(NewcomerJson.NAMES));
        var newcomer = NewcomerJson.read(fields, limits);
        var narrowing = Narrowing.of(fields, limits);
        return ask(request, narrowing, recommender -> {
            try {
                return new Asked(List.of(), List.of(), recommender.newcomer(newcomer));
            } catch (UnknownItemException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw Problem.body("", String.valueOf(e.getMessage())).asException();
            }
        });
    }

    /// What is asked of one model.
    private record Asked(List<String> items, List<String> skipped, RecommendationQuery query) {}

    private Reply ask(Request request, Narrowing narrowing, Function<Recommender, Asked> question) {
        try (var _ = gate.enter(request.deadline()); var held = models.hold()) {
            var recommender = held.recommender();
            Asked asked;
            try {
                asked = question.apply(recommender);
            } catch (UnknownItemException e) {
                throw unknown(e, recommender.model()).asException();
            }
            Recommendations answer = narrowing.apply(asked.query(), recommender).fetch();
            metrics.answered(answer);
            return Reply.json(new AnswerJson(asked.items(), asked.skipped(), answer,
                    narrowing.explain()));
        }
    }

    /// The problem of an item that the model does not know, with what may have been meant.
    static Problem unknown(UnknownItemException e, Model model) {
        List<Map<String, String>> closest = e.closest().stream().map(id -> {
            var item = new LinkedHashMap<String, String>();
            item.put("item", id);
            model.catalogue().name(model.ids().node(id)).ifPresent(name -> item.put("name", name));
            return (Map<String, String>) item;
        }).toList();
        return Problem.of(ProblemType.UNKNOWN_ITEM, "the model knows no item "
                + Problem.shown(e.item()) + (closest.isEmpty() ? "; no id is close to it"
                : "; the closest are " + String.join(", ", e.closest())))
                .with("closest", closest);
    }

    private static Set<String> with(Set<String> names) {
        var all = new TreeSet<>(Narrowing.NAMES);
        all.addAll(names);
        return all;
    }
}
