package dev.thence.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thence.io.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The members of a JSON object in a body, read strictly: an unknown one, one of another kind
/// or out of its range is a problem that names its place.
final class Fields {
    private static final int LONGEST_WORD = 50;

    private final JsonNode object;
    private final String pointer;

    private Fields(JsonNode object, String pointer) {
        this.object = object;
        this.pointer = pointer;
    }

    /// @param pointer where the object stands in the body, a JSON pointer (RFC 6901)
    /// @param known the members it may have
    /// @throws ProblemException when it is no object or has another member
    static Fields of(JsonNode node, String pointer, Set<String> known) {
        if (!node.isObject()) {
            throw Problem.body(pointer, where(pointer) + " is " + kind(node)
                    + ", must be an object").asException();
        }
        for (var member : node.properties()) {
            if (!known.contains(member.getKey())) {
                throw Problem.body(pointer + "/" + escaped(member.getKey()), "unknown member "
                        + Problem.shown(member.getKey()) + " of " + where(pointer)
                        + suggestion(member.getKey(), known)).asException();
            }
        }
        return new Fields(node, pointer);
    }

    /// `; did you mean X?`, or all that is known when nothing is near.
    static String suggestion(String unknown, Set<String> known) {
        String word = unknown.substring(0, Math.min(unknown.length(), LONGEST_WORD));
        return known.stream()
                .min(Comparator.<String>comparingInt(k -> Spelling.distance(word, k))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(k -> Spelling.distance(word, k) <= Math.max(2, word.length() / 3))
                .map(k -> "; did you mean '" + k + "'?")
                .orElseGet(() -> "; known are " + String.join(", ", known.stream().sorted()
                        .toList()));
    }

    String pointer() {
        return pointer;
    }

    String pointer(String name) {
        return pointer + "/" + escaped(name);
    }

    String pointer(String name, String member) {
        return pointer(name) + "/" + escaped(member);
    }

    Optional<JsonNode> any(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    Optional<String> text(String name) {
        return any(name).map(value -> text(value, pointer(name)));
    }

    OptionalDouble number(String name) {
        var value = any(name);
        return value.isEmpty() ? OptionalDouble.empty()
                : OptionalDouble.of(number(value.get(), pointer(name)));
    }

    OptionalInt wholeNumber(String name, int from, int to) {
        var value = any(name);
        return value.isEmpty() ? OptionalInt.empty()
                : OptionalInt.of(wholeNumber(value.get(), pointer(name), from, to));
    }

    static int wholeNumber(JsonNode number, String pointer, int from, int to) {
        if (!number.isIntegralNumber() || !number.canConvertToInt() || number.intValue() < from
                || number.intValue() > to) {
            throw Problem.body(pointer, where(pointer) + " is " + shown(number)
                    + ", must be a whole number from " + from + " to " + to).asException();
        }
        return number.intValue();
    }

    boolean flag(String name) {
        return any(name).map(value -> {
            if (!value.isBoolean()) {
                throw Problem.body(pointer(name), name + " is " + kind(value)
                        + ", must be true or false").asException();
            }
            return value.booleanValue();
        }).orElse(false);
    }

    /// The members of a member that is an object of any names.
    SortedMap<String, JsonNode> members(String name, int most) {
        var members = new TreeMap<String, JsonNode>();
        any(name).ifPresent(node -> {
            if (!node.isObject()) {
                throw Problem.body(pointer(name), name + " is " + kind(node)
                        + ", must be an object").asException();
            }
            if (node.size() > most) {
                throw Problem.body(pointer(name), name + " has " + node.size()
                        + " members, must be at most " + most).asException();
            }
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        });
        return members;
    }

    List<String> texts(String name, int most) {
        return any(name).map(value -> texts(value, pointer(name), most)).orElse(List.of());
    }

    static List<String> texts(JsonNode array, String pointer, int most) {
        elements(array, pointer, most);
        var texts = new ArrayList<String>(array.size());
        for (JsonNode element : array) {
            texts.add(text(element, pointer + "/" + texts.size()));
        }
        return texts;
    }

    /// Checks that the node is an array that is not too long.
    static void elements(JsonNode array, String pointer, int most) {
        if (!array.isArray()) {
            throw Problem.body(pointer, where(pointer) + " is " + kind(array)
                    + ", must be an array").asException();
        }
        if (array.size() > most) {
            throw Problem.body(pointer, where(pointer) + " has " + array.size()
                    + " elements, must be at most " + most).asException();
        }
    }

    static String text(JsonNode value, String pointer) {
        if (!value.isTextual()) {
            throw Problem.body(pointer, where(pointer) + " is " + kind(value)
                    + ", must be a string").asException();
        }
        return value.textValue();
    }

    static double number(JsonNode value, String pointer) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw Problem.body(pointer, where(pointer) + " is " + shown(value)
                    + ", must be a number").asException();
        }
        return value.doubleValue();
    }

    private static String shown(JsonNode value) {
        return value.isNumber() && value.toString().length() <= 30 ? value.toString()
                : kind(value);
    }

    static String where(String pointer) {
        return pointer.isEmpty() ? "the body" : pointer;
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a string";
            case NUMBER -> "another number";
            case BOOLEAN -> node.toString();
            case NULL, MISSING -> "null";
        };
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
