package dev.thence.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One path and method, and what answers there.
///
/// @param method such as `GET`; a route of `GET` answers `HEAD` too
/// @param template the path, with variables in braces: `/v1/items/{id}`
/// @param handler what answers
record Route(String method, String template, Handler handler) {

    /// Answers a request or throws a [ProblemException].
    @FunctionalInterface
    interface Handler {
        Reply handle(Request request);
    }

    static Route get(String template, Handler handler) {
        return new Route("GET", template, handler);
    }

    static Route post(String template, Handler handler) {
        return new Route("POST", template, handler);
    }

    /// The variables' values when the path is this route's.
    Optional<Map<String, String>> match(List<String> segments) {
        String[] parts = template.substring(1).split("/", -1);
        if (parts.length != segments.size()) {
            return Optional.empty();
        }
        var variables = new LinkedHashMap<String, String>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].startsWith("{")) {
                variables.put(parts[i].substring(1, parts[i].length() - 1), segments.get(i));
            } else if (!parts[i].equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
