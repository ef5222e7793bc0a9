package dev.thence.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thence.serving.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A condition on the catalogue as JSON.
///
/// An object with `attribute` and one or more of `is`, `anyOf`, `atLeast`, `atMost`,
/// `atLeastTimesOwn`, `atMostTimesOwn` and `sameAsOwn`, which all hold; or one with only `not`,
/// `allOf` or `oneOf`, which hold conditions; or an array of conditions, which all hold.
final class ConditionJson {
    private static final Set<String> LEAF = Set.of("attribute", "is", "anyOf", "atLeast", "atMost",
            "atLeastTimesOwn", "atMostTimesOwn", "sameAsOwn");
    private static final Set<String> BRANCH = Set.of("not", "allOf", "oneOf");
    private static final Set<String> KNOWN = Set.of("attribute", "is", "anyOf", "atLeast",
            "atMost", "atLeastTimesOwn", "atMostTimesOwn", "sameAsOwn", "not", "allOf", "oneOf");

    private final int most;
    private int seen;

    private ConditionJson(int most) {
        this.most = most;
    }

    /// @param most conditions and values, together
    /// @throws ProblemException when it is no condition, or has more parts
    static Filter read(JsonNode node, String pointer, int most) {
        return new ConditionJson(most).condition(node, pointer);
    }

    private Filter condition(JsonNode node, String pointer) {
        count(1, pointer);
        if (node.isArray()) {
            return Filter.allOf(conditions(node, pointer));
        }
        var fields = Fields.of(node, pointer, KNOWN);
        for (String branch : BRANCH) {
            var inner = fields.any(branch);
            if (inner.isPresent()) {
                if (node.size() > 1) {
                    throw Problem.body(pointer, Fields.where(pointer) + " has " + branch
                            + " and other members, must have " + branch + " alone").asException();
                }
                return branch(branch, inner.get(), fields.pointer(branch));
            }
        }
        return leaf(fields);
    }

    private Filter branch(String branch, JsonNode inner, String pointer) {
        return switch (branch) {
            case "not" -> Filter.not(condition(inner, pointer));
            case "allOf" -> Filter.allOf(conditions(inner, pointer));
            default -> Filter.oneOf(conditions(inner, pointer));
        };
    }

    private List<Filter> conditions(JsonNode array, String pointer) {
        Fields.elements(array, pointer, most);
        var conditions = new ArrayList<Filter>();
        for (JsonNode element : array) {
            conditions.add(condition(element, pointer + "/" + conditions.size()));
        }
        return conditions;
    }

    private Filter leaf(Fields fields) {
        String attribute = fields.text("attribute").orElseThrow(() -> Problem.body(
                fields.pointer(), Fields.where(fields.pointer())
                        + " names no attribute, and has none of not, allOf and oneOf")
                .asException());
        var all = new ArrayList<Filter>();
        fields.any("is").ifPresent(value ->
                all.add(Filter.is(attribute, value(value, fields.pointer("is")))));
        fields.any("anyOf").ifPresent(value ->
                all.add(Filter.anyOf(attribute, values(value, fields.pointer("anyOf")))));
        fields.number("atLeast").ifPresent(from -> all.add(Filter.atLeast(attribute, from)));
        fields.number("atMost").ifPresent(to -> all.add(Filter.atMost(attribute, to)));
        fields.number("atLeastTimesOwn").ifPresent(times -> all.add(
                Filter.atLeastTimesOwn(attribute, times(times, fields, "atLeastTimesOwn"))));
        fields.number("atMostTimesOwn").ifPresent(times -> all.add(
                Filter.atMostTimesOwn(attribute, times(times, fields, "atMostTimesOwn"))));
        if (fields.flag("sameAsOwn")) {
            all.add(Filter.sameAsOwn(attribute));
        }
        if (all.isEmpty()) {
            throw Problem.body(fields.pointer(), Fields.where(fields.pointer())
                    + " says nothing of its attribute; known are " + String.join(", ",
                    LEAF.stream().filter(name -> !name.equals("attribute")).sorted().toList()))
                    .asException();
        }
        return all.size() == 1 ? all.getFirst() : Filter.allOf(all);
    }

    private static double times(double times, Fields fields, String name) {
        if (times < 0) {
            throw Problem.body(fields.pointer(name), name + " is " + times
                    + ", must be 0 or more").asException();
        }
        return times;
    }

    private List<String> values(JsonNode array, String pointer) {
        Fields.elements(array, pointer, most);
        count(array.size(), pointer);
        var values = new ArrayList<String>();
        for (JsonNode element : array) {
            values.add(value(element, pointer + "/" + values.size()));
        }
        return values;
    }

    /// Of a text attribute a string, of a number a number or a string that is one.
    private static String value(JsonNode value, String pointer) {
        return value.isNumber() ? Double.toString(Fields.number(value, pointer))
                : Fields.text(value, pointer);
    }

    private void count(int parts, String pointer) {
        seen += parts;
        if (seen > most) {
            throw Problem.body(pointer, "the conditions have more than " + most
                    + " parts, must be at most so many").asException();
        }
    }
}
