package dev.thence.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// All routes, and which one a request is for. Immutable.
record Routes(List<Route> all) {
    /// The route of a request to no known path, in metrics.
    static final String NONE = "none";

    Routes {
        all = List.copyOf(all);
    }

    /// A route and the values of its variables.
    record Found(Route route, Map<String, String> variables) {}

    /// The methods that the path of these segments has, `HEAD` and `OPTIONS` among them; empty
    /// when there is no such path.
    List<String> methods(List<String> segments) {
        var methods = new TreeSet<String>();
        for (Route route : all) {
            if (route.match(segments).isPresent()) {
                methods.add(route.method());
                if (route.method().equals("GET")) {
                    methods.add("HEAD");
                }
                methods.add("OPTIONS");
            }
        }
        return List.copyOf(methods);
    }

    /// The templates of the path, for metrics of requests with a wrong method.
    String template(List<String> segments) {
        return all.stream().filter(route -> route.match(segments).isPresent())
                .map(Route::template).findFirst().orElse(NONE);
    }

    /// @throws ProblemException when there is no such path, or it has other methods
    Found find(String method, List<String> segments) {
        String asked = method.equals("HEAD") ? "GET" : method;
        for (Route route : all) {
            if (route.method().equals(asked)) {
                var variables = route.match(segments);
                if (variables.isPresent()) {
                    return new Found(route, variables.get());
                }
            }
        }
        List<String> methods = methods(segments);
        if (methods.isEmpty()) {
            throw Problem.of(ProblemType.UNKNOWN_PATH, "there is nothing at "
                    + Problem.shown("/" + String.join("/", segments))
                    + "; /openapi.json lists what there is").asException();
        }
        String allowed = String.join(", ", methods);
        throw Problem.of(ProblemType.WRONG_METHOD, "the method is " + Problem.shown(method)
                + ", must be one of " + allowed).header("Allow", allowed).asException();
    }

    /// Per template its methods, for whoever documents them.
    Map<String, TreeSet<String>> templates() {
        var templates = new LinkedHashMap<String, TreeSet<String>>();
        all.forEach(route -> templates.computeIfAbsent(route.template(), _ -> new TreeSet<>())
                .add(route.method()));
        return templates;
    }
}
