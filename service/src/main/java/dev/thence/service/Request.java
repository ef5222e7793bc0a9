package dev.thence.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// One request, once its route is known.
///
/// @param path the values of the route's variables, by name
/// @param query per query parameter its values
/// @param header the value of a header, by name
/// @param body reads the body, once; a problem when it is too large
/// @param deadline when it is too late to begin, on the clock of `System.nanoTime`
record Request(Map<String, String> path, Map<String, List<String>> query,
        Function<String, Optional<String>> header, Supplier<byte[]> body, long deadline) {

    String variable(String name) {
        return path.getOrDefault(name, "");
    }

    Parameters parameters(Set<String> known) {
        return Parameters.of(query, known);
    }

    /// The body as JSON.
    ///
    /// @throws ProblemException when it is not said to be JSON, too large, or none
    JsonNode json() {
        String type = header.apply("Content-Type").orElse("");
        String plain = type.split(";", 2)[0].strip();
        if (!plain.equalsIgnoreCase(Reply.JSON)) {
            throw Problem.of(ProblemType.WRONG_CONTENT_TYPE, "the content type is "
                    + (type.isEmpty() ? "missing" : Problem.shown(type))
                    + ", must be application/json").asException();
        }
        return Json.read(body.get());
    }
}
