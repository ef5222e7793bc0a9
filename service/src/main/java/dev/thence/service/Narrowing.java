package dev.thence.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thence.model.Question;
import dev.thence.serving.Filter;
import dev.thence.serving.FilterText;
import dev.thence.serving.RecommendationQuery;
import dev.thence.serving.Recommender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// How a request narrows its query, whichever way it says so.
///
/// @param in where it stands, for problems
/// @param atMost per attribute how many items of each value
/// @param pin what comes first
record Narrowing(In in, OptionalInt limit, List<Filter> where, List<String> exclude,
        Map<String, Integer> atMost, List<String> pin, Optional<Question> question,
        OptionalDouble minScore, boolean explain) {
    /// The names of query parameters, and of members of a body.
    static final Set<String> NAMES = Set.of("limit", "where", "exclude", "onePer", "atMost",
            "pin", "question", "minScore", "explain");

    private static final int LONGEST_MESSAGE = 500;
    private static final int MOST_GROUPS = 10;
    private static final Set<Question> QUESTIONS = Set.of(Question.NEXT_ORDER,
            Question.WHOLE_NEXT_ORDER, Question.SAME_ORDER);

    /// Where a request says it.
    enum In {
        QUERY {
            @Override
            Problem problem(ProblemType type, String name, String detail) {
                return Problem.of(type, detail).with("parameter", name);
            }
        },
        BODY {
            @Override
            Problem problem(ProblemType type, String name, String detail) {
                return Problem.of(type, detail).with("pointer", "/" + name);
            }
        };

        abstract Problem problem(ProblemType type, String name, String detail);
    }

    static Narrowing of(Parameters parameters, ServiceLimits limits) {
        var where = new ArrayList<Filter>();
        for (String text : parameters.texts("where")) {
            where.add(text.startsWith("{") || text.startsWith("[")
                    ? condition(text, limits)
                    : step(In.QUERY, "where", () -> FilterText.parse(text)));
        }
        return new Narrowing(In.QUERY, parameters.wholeNumber("limit", 1, limits.maxLimit()),
                where, parameters.listed("exclude", limits.maxExcluded()),
                atMost(parameters, limits), parameters.listed("pin", limits.maxBasket()),
                question(In.QUERY, parameters.text("question")), parameters.number("minScore"),
                parameters.flag("explain"));
    }

    /// A condition as bodies have it, for values that the short form has no way to write.
    private static Filter condition(String text, ServiceLimits limits) {
        try {
            return ConditionJson.read(Json.read(text.getBytes(StandardCharsets.UTF_8)), "",
                    limits.maxConditions());
        } catch (ProblemException e) {
            throw Problem.of(ProblemType.BAD_CONDITION, e.problem().detail()
                    .replace("the body", "the condition")).with("parameter", "where").asException();
        }
    }

    static Narrowing of(Fields fields, ServiceLimits limits) {
        List<Filter> where = fields.any("where").map((JsonNode node) -> List.of(
                ConditionJson.read(node, fields.pointer("where"), limits.maxConditions())))
                .orElse(List.of());
        return new Narrowing(In.BODY, fields.wholeNumber("limit", 1, limits.maxLimit()), where,
                fields.texts("exclude", limits.maxExcluded()), atMost(fields, limits),
                fields.texts("pin", limits.maxBasket()),
                question(In.BODY, fields.text("question")), fields.number("minScore"),
                fields.flag("explain"));
    }

    private static Map<String, Integer> atMost(Parameters parameters, ServiceLimits limits) {
        var all = new TreeMap<String, Integer>();
        for (String text : parameters.texts("atMost")) {
            int colon = text.lastIndexOf(':');
            int count = colon < 0 ? 0 : Parameters.wholeNumberIn(text.substring(colon + 1), 1,
                    limits.maxLimit()).orElse(0);
            if (count == 0) {
                throw Problem.parameter("atMost", "atMost is " + Problem.shown(text) + ", must be"
                        + " an attribute, a colon and a whole number from 1 to "
                        + limits.maxLimit() + ", such as brand:2").asException();
            }
            all.merge(text.substring(0, colon), count, Math::min);
        }
        parameters.texts("onePer").forEach(attribute -> all.put(attribute, 1));
        return few(In.QUERY, all);
    }

    private static Map<String, Integer> atMost(Fields fields, ServiceLimits limits) {
        var all = new TreeMap<String, Integer>();
        fields.members("atMost", MOST_GROUPS).forEach((attribute, count) -> all.put(attribute,
                Fields.wholeNumber(count, fields.pointer("atMost", attribute), 1,
                        limits.maxLimit())));
        if (fields.any("onePer").filter(JsonNode::isArray).isPresent()) {
            fields.texts("onePer", MOST_GROUPS).forEach(attribute -> all.put(attribute, 1));
        } else {
            fields.text("onePer").ifPresent(attribute -> all.put(attribute, 1));
        }
        return few(In.BODY, all);
    }

    private static Map<String, Integer> few(In in, Map<String, Integer> atMost) {
        if (atMost.size() > MOST_GROUPS) {
            throw in.problem(ProblemType.BAD_PARAMETER, "atMost", "variety in " + atMost.size()
                    + " attributes, must be at most " + MOST_GROUPS).asException();
        }
        return atMost;
    }

    /// The query, narrowed.
    ///
    /// @throws ProblemException when the model does not allow it
    RecommendationQuery apply(RecommendationQuery whole, Recommender recommender) {
        RecommendationQuery query = whole.exclude(exclude).pin(pin);
        if (limit.isPresent()) {
            query = query.limit(limit.getAsInt());
        }
        if (minScore.isPresent()) {
            query = query.minScore(minScore.getAsDouble());
        }
        if (explain) {
            query = query.explain();
        }
        for (Filter filter : where) {
            RecommendationQuery before = query;
            query = step(in, "where", () -> before.where(filter));
        }
        for (var group : atMost.entrySet()) {
            RecommendationQuery before = query;
            query = step(in, group.getValue() == 1 ? "onePer" : "atMost",
                    () -> before.atMost(group.getValue(), group.getKey()));
        }
        return question.isPresent()
                ? asking(query, question.get(), recommender.model().defaultQuestion()) : query;
    }

    private RecommendationQuery asking(RecommendationQuery query, Question question,
            Question usual) {
        if (question == usual) {
            return query;
        }
        try {
            return switch (question) {
                case SAME_ORDER -> query.inSameOrder();
                case WHOLE_NEXT_ORDER -> query.inWholeNextOrder();
                default -> throw new IllegalArgumentException("this model answers " + word(usual)
                        + ", not " + word(question) + ": it was trained without an order log");
            };
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw in.problem(ProblemType.BAD_PARAMETER, "question", message(e)).asException();
        }
    }

    private static <T> T step(In in, String name, Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException e) {
            throw in.problem(ProblemType.BAD_CONDITION, name, message(e)).asException();
        }
    }

    /// What the library says, cut where it quotes what was long.
    private static String message(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        return message.length() <= LONGEST_MESSAGE ? message
                : message.substring(0, LONGEST_MESSAGE) + "...";
    }

    private static Optional<Question> question(In in, Optional<String> text) {
        return text.map(asked -> QUESTIONS.stream().filter(q -> word(q).equals(asked)).findFirst()
                .orElseThrow(() -> in.problem(ProblemType.BAD_PARAMETER, "question", "question is "
                        + Problem.shown(asked) + ", must be one of " + String.join(", ",
                        QUESTIONS.stream().map(Narrowing::word).sorted().toList()))
                        .asException()));
    }

    /// A constant as it is written in requests and answers: `next-order`.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
